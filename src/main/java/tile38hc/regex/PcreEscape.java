package tile38hc.regex;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads what follows a backslash, as far as it means the same inside and outside of a class.
final class PcreEscape {
    private static final int NO_LITERAL = -1;
    private static final int HIGHEST_BYTE = 0xFF;

    /// Properties of PCRE's own, as classes.
    private static final Map<String, String> OWN_PROPERTIES = Map.of(
            "Any", "\\x{0}-\\x{10FFFF}",
            "L&", "\\p{Lu}\\p{Ll}\\p{Lt}",
            "Xan", "\\p{L}\\p{N}",
            "Xwd", "\\p{L}\\p{N}_",
            "Xsp", "\\p{Z}\\s",
            "Xps", "\\p{Z}\\s");

    private final PcreCursor in;
    private final boolean utf8;

    PcreEscape(PcreCursor in, boolean utf8) {
        this.in = in;
        this.utf8 = utf8;
    }

    /// Reads an escape that stands for one character, the backslash being passed. If it is none the cursor stays
    /// on its letter and the answer is negative.
    int literal() {
        int c = in.peek();
        if (c == PcreCursor.END) {
            throw in.fail("\\ at end of pattern");
        }
        if (!Character.isLetterOrDigit(c) || c > 'z') {
            return in.take();
        }
        return switch (c) {
            case 'a' -> taken(0x07);
            case 'e' -> taken(0x1B);
            case 'f' -> taken('\f');
            case 'n' -> taken('\n');
            case 'r' -> taken('\r');
            case 't' -> taken('\t');
            case 'c' -> control();
            case 'x' -> hexadecimal();
            case 'o' -> bracedOctal();
            case '0' -> octal();
            case 'l', 'L', 'u', 'U' -> throw in.fail("PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u");
            case 'A', 'B', 'C', 'D', 'E', 'G', 'H', 'K', 'N', 'P', 'Q', 'R', 'S', 'V', 'W', 'X', 'Z' -> NO_LITERAL;
            case 'b', 'd', 'g', 'h', 'k', 'p', 's', 'v', 'w', 'z' -> NO_LITERAL;
            default -> c >= '1' && c <= '9' ? NO_LITERAL : in.take();
        };
    }

    private int taken(int value) {
        in.take();
        return value;
    }

    private int control() {
        in.take();
        int c = in.peek();
        if (c == PcreCursor.END) {
            throw in.fail("\\c at end of pattern");
        }
        if (c > 0x7F) {
            throw in.fail("\\c must be followed by an ASCII character");
        }
        in.take();
        return Character.toUpperCase(c) ^ 0x40;
    }

    /// Up to three octal digits, the first of them here.
    int octal() {
        int value = 0;
        for (int i = 0; i < 3 && isDigit(8); i++) {
            value = value * 8 + in.take() - '0';
        }
        if (!utf8 && value > HIGHEST_BYTE) {
            throw in.fail("octal value is greater than \\377 in 8-bit non-UTF-8 mode", in.offset() - 1);
        }
        return value;
    }

    private int hexadecimal() {
        in.take();
        if (in.accept("{")) {
            return braced(16, "non-hex character in \\x{} (closing brace missing?)");
        }
        int value = 0;
        for (int i = 0; i < 2 && isDigit(16); i++) {
            value = value * 16 + Character.digit(in.take(), 16);
        }
        return value;
    }

    private int bracedOctal() {
        in.take();
        if (!in.accept("{")) {
            throw in.fail("missing opening brace after \\o", in.offset() - 1);
        }
        return braced(8, "non-octal character in \\o{} (closing brace missing?)");
    }

    private int braced(int radix, String strange) {
        if (in.peek() == '}') {
            throw in.fail("digits missing in \\x{} or \\o{}");
        }
        int highest = utf8 ? Character.MAX_CODE_POINT : HIGHEST_BYTE;
        int value = 0;
        while (isDigit(radix)) {
            value = Math.min(value * radix + Character.digit(in.take(), radix), highest + 1);
        }
        if (value > highest) {
            throw in.fail("character value in \\x{} or \\o{} is too large");
        }
        if (!in.accept("}")) {
            throw in.fail(strange);
        }
        if (utf8 && value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
            throw in.fail("disallowed Unicode code point (>= 0xd800 && <= 0xdfff)", in.offset() - 1);
        }
        return value;
    }

    private boolean isDigit(int radix) {
        return in.peek() <= 'f' && Character.digit(in.peek(), radix) >= 0;
    }

    /// `\p…` or `\P…`, from the letter on, as a piece that may stand inside and outside of a class.
    String property() {
        boolean negated = in.take() == 'P';
        String name;
        if (in.accept("{")) {
            negated ^= in.accept("^");
            int end = in.find("}", 0);
            if (end < 0) {
                in.takeUntil("}");
                throw in.fail("malformed \\P or \\p sequence");
            }
            name = in.takeUntil("}");
        } else if (in.atEnd()) {
            throw in.fail("malformed \\P or \\p sequence");
        } else {
            name = Character.toString(in.take());
        }
        String own = OWN_PROPERTIES.get(name);
        if (own != null) {
            return "[" + (negated ? "^" : "") + own + "]";
        }
        return (negated ? "\\P{" : "\\p{") + javaName(name) + "}";
    }

    /// General categories are called the same; names of scripts have a prefix.
    private String javaName(String name) {
        String javaName = name.length() <= 2 ? name : "Is" + name;
        try {
            Pattern.compile("\\p{" + javaName + "}");
            return javaName;
        } catch (PatternSyntaxException e) {
            throw in.fail("unknown property name after \\P or \\p", in.offset() - 1);
        }
    }

    /// A character that stands for itself, inside a class or outside of one.
    static String quote(int c) {
        if (c < 0x80 && Character.isLetterOrDigit(c) || " _,:;/<>=!@%'\"".indexOf(c) >= 0) {
            return Character.toString(c);
        }
        if (c > ' ' && c < 0x7F) {
            return "\\" + (char) c;
        }
        return c <= HIGHEST_BYTE ? "\\x%02x".formatted(c) : "\\x{%x}".formatted(c);
    }
}
