package tile38hc.regex;

import java.util.List;
import java.util.Map;

/// Turns one bracketed class into Java's notation, where brackets nest, `&&` cuts, and POSIX names are properties.
final class PcreClass {
    private static final Map<String, String> POSIX = Map.ofEntries(
            Map.entry("alpha", "Alpha"),
            Map.entry("lower", "Lower"),
            Map.entry("upper", "Upper"),
            Map.entry("alnum", "Alnum"),
            Map.entry("ascii", "ASCII"),
            Map.entry("blank", "Blank"),
            Map.entry("cntrl", "Cntrl"),
            Map.entry("digit", "Digit"),
            Map.entry("graph", "Graph"),
            Map.entry("print", "Print"),
            Map.entry("punct", "Punct"),
            Map.entry("space", "Space"),
            Map.entry("xdigit", "XDigit"));

    private final PcreCursor in;
    private final PcreEscape escape;
    private final boolean caseless;
    private final StringBuilder out = new StringBuilder("[");

    PcreClass(PcreCursor in, PcreEscape escape, boolean caseless) {
        this.in = in;
        this.escape = escape;
        this.caseless = caseless;
    }

    /// From the opening bracket to the closing one.
    String translate() {
        if (posixEnd() > 0) {
            throw in.fail(
                    in.peek(1) == ':'
                            ? "POSIX named classes are supported only within a class"
                            : "POSIX collating elements are not supported");
        }
        in.take();
        out.append(in.accept("^") ? "^" : "");
        boolean first = true;
        while (first || in.peek() != ']') {
            if (in.atEnd()) {
                throw in.fail("missing terminating ] for character class");
            }
            if (in.accept("\\Q")) {
                in.takeUntil("\\E").codePoints().forEach(c -> out.append(PcreEscape.quote(c)));
            } else if (!in.accept("\\E")) {
                member();
            }
            first = false;
        }
        in.take();
        return out.append(']').toString();
    }

    private void member() {
        if (posixEnd() > 0) {
            posix();
            return;
        }
        int low = character();
        if (low < 0) {
            return;
        }
        out.append(PcreEscape.quote(low));
        if (in.peek() == '-' && in.peek(1) != ']' && in.peek(1) != PcreCursor.END) {
            in.take();
            range(low);
        }
    }

    private void range(int low) {
        int start = in.offset();
        int length = out.length();
        int high = posixEnd() > 0 ? -1 : character();
        if (high < 0) {
            boolean isEscape = out.length() > length;
            throw in.fail("invalid range in character class", isEscape ? start + 1 : start);
        }
        if (high < low) {
            throw in.fail("range out of order in character class", in.offset() - 1);
        }
        out.append('-').append(PcreEscape.quote(high));
    }

    /// The next character; negative if it was an escape for several, which is written then.
    private int character() {
        if (!in.accept("\\")) {
            return in.take();
        }
        int literal = escape.literal();
        if (literal >= 0) {
            return literal;
        }
        int letter = in.peek();
        switch (letter) {
            case 'd', 'D', 'w', 'W', 's', 'S', 'h', 'H', 'v', 'V' -> {
                out.append('\\').appendCodePoint(in.take());
                return -1;
            }
            case 'p', 'P' -> {
                out.append(escape.property());
                return -1;
            }
            case 'N' -> throw in.fail("\\N is not supported in a class");
            case 'b' -> {
                in.take();
                return '\b';
            }
            default -> {
                return letter >= '1' && letter <= '7' ? escape.octal() : in.take();
            }
        }
    }

    /// How far on the `]` of a POSIX name, collating element or equivalence class stands; 0 if none begins here.
    private int posixEnd() {
        if (in.peek() != '[') {
            return 0;
        }
        int mark = in.peek(1);
        if (mark != ':' && mark != '.' && mark != '=') {
            return 0;
        }
        int end = in.find("]", 2);
        return end >= 3 && in.peek(end - 1) == mark ? end : 0;
    }

    private void posix() {
        if (in.peek(1) != ':') {
            throw in.fail("POSIX collating elements are not supported");
        }
        int end = posixEnd();
        in.skip(2);
        boolean negated = in.accept("^");
        String name = in.slice(0, end - 3 - (negated ? 1 : 0));
        if (caseless && List.of("lower", "upper").contains(name)) {
            name = "alpha";
        }
        if (name.equals("word")) {
            out.append(negated ? "\\W" : "\\w");
        } else if (POSIX.containsKey(name)) {
            out.append(negated ? "\\P{" : "\\p{").append(POSIX.get(name)).append('}');
        } else {
            throw in.fail("unknown POSIX class name");
        }
        in.takeUntil(":]");
    }
}
