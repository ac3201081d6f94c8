package tile38hc.source;

import java.util.Arrays;
import java.util.Objects;

/// A text and where it came from.
///
/// A Lua block inside nginx.conf is a [#slice] of the file's source, so its positions are positions in the
/// file. Text that had to be unescaped first (a quoted Lua string) is made by [#startingAt], which keeps at
/// least its first line right.
///
/// Immutable. Offsets are into this source's own [#text].
public final class Source {
    private final String file;
    private final String text;
    private final int firstLine;
    private final int firstColumn;
    private volatile int[] lineStarts; // made on the first question; a race only makes it twice

    private Source(String file, String text, int firstLine, int firstColumn) {
        this.file = Objects.requireNonNull(file);
        this.text = Objects.requireNonNull(text);
        this.firstLine = firstLine;
        this.firstColumn = firstColumn;
    }

    /// A whole file.
    public static Source of(String file, String text) {
        return new Source(file, text, 1, 1);
    }

    /// The text of an option such as `-g`: places in it are named by `name` alone.
    public static Source ofOption(String name, String text) {
        return new Source(name, text, 0, 1);
    }

    /// Text that begins at `place` in a file but is not what stands there byte for byte, since escapes were
    /// undone.
    public static Source startingAt(Position place, String text) {
        return new Source(place.file(), text, place.line(), place.column());
    }

    /// The part from `start` to before `end`, which keeps the lines of this source.
    public Source slice(int start, int end) {
        return startingAt(position(start), text.substring(start, end));
    }

    /// Whether its places have lines, as those of a file have.
    public boolean hasLines() {
        return firstLine > 0;
    }

    public String file() {
        return file;
    }

    /// One character a byte.
    public String text() {
        return text;
    }

    /// The line of `offset` counted within this text, from 1: what Lua calls the line of a chunk.
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts(), Math.min(offset, text.length()));
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// The place of `offset` in the file. Past the end of the text it is the place just behind it.
    public Position position(int offset) {
        int at = Math.min(offset, text.length());
        if (!hasLines()) {
            return new Position(file, 0, at + firstColumn);
        }
        int line = line(at);
        int column = at - lineStarts()[line - 1] + (line == 1 ? firstColumn : 1);
        return new Position(file, firstLine + line - 1, column);
    }

    private int[] lineStarts() {
        if (lineStarts == null) {
            int lines = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int[] starts = new int[lines];
            for (int line = 1, at = 0; line < lines; line++) {
                at = text.indexOf('\n', at) + 1;
                starts[line] = at;
            }
            lineStarts = starts;
        }
        return lineStarts;
    }
}
