package tile38hc.ngx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tile38hc.regex.RegexMatch;

/// The replacement string of `ngx.re.sub`: `$0`, `$1` and `${1}` stand for captures, `$$` for a dollar sign.
record ReplacementTemplate(List<Piece> pieces) {

    private static final int NO_GROUP = -1;

    /// Text, or a capture where `group` is not negative.
    private record Piece(String text, int group) {}

    private static final Pattern PIECE = Pattern.compile("([^$]+)|\\$(?:(\\$)|(\\d{1,9})\\d*|\\{(\\d{1,9})\\d*\\})");

    /// Empty if `template` is none.
    static Optional<ReplacementTemplate> parse(String template) {
        List<Piece> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(template);
        int end = 0;
        while (end < template.length()) {
            if (!piece.find(end) || piece.start() != end) {
                return Optional.empty();
            }
            end = piece.end();
            pieces.add(piece(piece));
        }
        return Optional.of(new ReplacementTemplate(List.copyOf(pieces)));
    }

    private static Piece piece(Matcher piece) {
        if (piece.group(1) != null) {
            return new Piece(piece.group(1), NO_GROUP);
        }
        if (piece.group(2) != null) {
            return new Piece("$", NO_GROUP);
        }
        String number = piece.group(3) != null ? piece.group(3) : piece.group(4);
        return new Piece("", Integer.parseInt(number));
    }

    /// Captures that took no part, or that there are not, are empty.
    void appendTo(StringBuilder out, RegexMatch match) {
        for (Piece piece : pieces) {
            if (piece.group == NO_GROUP) {
                out.append(piece.text);
            } else if (match.has(piece.group)) {
                out.append(match.subject(), match.start(piece.group), match.end(piece.group));
            }
        }
    }
}
