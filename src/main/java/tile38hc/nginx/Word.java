package tile38hc.nginx;

import java.util.Objects;
import tile38hc.source.Position;
import tile38hc.source.Source;

/// One word of a directive: its name or an argument.
///
/// @param text without the quotes, escapes undone
/// @param quoted whether it stood in quotes (of either sort)
/// @param position where its text begins, behind an opening quote
public record Word(String text, boolean quoted, Position position) {

    public Word {
        Objects.requireNonNull(text);
        Objects.requireNonNull(position);
    }

    /// The text as a source of its own, for a language inside a quoted word (`content_by_lua '…'`).
    public Source source() {
        return Source.startingAt(position, text);
    }
}
