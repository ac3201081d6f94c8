package tile38hc.lua.lib;

import tile38hc.lua.LuaNumber;
import tile38hc.lua.LuaThread;

/// The items of a Lua pattern that stand for one character: a character, `.`, `%a` and the like, sets. Where they end
/// in the pattern, and which characters they match.
final class PatternItems {
    private static final String CLASSES = "acdglpsuwxz";

    private final LuaThread thread;
    private final String pattern;

    PatternItems(LuaThread thread, String pattern) {
        this.thread = thread;
        this.pattern = pattern;
    }

    /// Where the item at `p` ends.
    int end(int p) {
        char c = pattern.charAt(p);
        if (c == '%') {
            if (p + 1 >= pattern.length()) {
                throw thread.error("malformed pattern (ends with '%')");
            }
            return p + 2;
        }
        return c == '[' ? setEnd(p + 1) : p + 1;
    }

    private int setEnd(int start) {
        int p = start < pattern.length() && pattern.charAt(start) == '^' ? start + 1 : start;
        boolean isFirst = true; // a bracket in the first place is a member
        while (isFirst || p >= pattern.length() || pattern.charAt(p) != ']') {
            if (p >= pattern.length()) {
                throw thread.error("malformed pattern (missing ']')");
            }
            p += pattern.charAt(p) == '%' ? 2 : 1;
            isFirst = false;
        }
        return p + 1;
    }

    /// Whether `c` is what the item from `p` to `end` stands for.
    boolean match(char c, int p, int end) {
        return switch (pattern.charAt(p)) {
            case '.' -> true;
            case '%' -> isInClass(c, pattern.charAt(p + 1));
            case '[' -> isInSet(c, p, end);
            default -> pattern.charAt(p) == c;
        };
    }

    /// Whether `c` belongs to the set from the bracket at `p` to the one before `end`.
    boolean isInSet(char c, int p, int end) {
        int close = end - 1;
        int at = p + 1;
        boolean isMember = true;
        if (pattern.charAt(at) == '^') {
            isMember = false;
            at++;
        }
        while (at < close) {
            char member = pattern.charAt(at);
            if (member == '%') {
                if (isInClass(c, pattern.charAt(at + 1))) {
                    return isMember;
                }
                at += 2;
            } else if (at + 2 < close && pattern.charAt(at + 1) == '-') {
                if (member <= c && c <= pattern.charAt(at + 2)) {
                    return isMember;
                }
                at += 3;
            } else {
                if (member == c) {
                    return isMember;
                }
                at++;
            }
        }
        return !isMember;
    }

    /// `%a` and the like, as C's `isalpha` has them in the C locale; in upper case the opposite. A letter that
    /// names no class stands for itself.
    private static boolean isInClass(char c, char letter) {
        if (!isLetter(letter) || CLASSES.indexOf(letter | 0x20) < 0) {
            return letter == c;
        }
        boolean isIn =
                switch (letter | 0x20) {
                    case 'a' -> isLetter(c);
                    case 'c' -> c < ' ' || c == 0x7f;
                    case 'd' -> isDigit(c);
                    case 'g' -> c > ' ' && c < 0x7f;
                    case 'l' -> c >= 'a' && c <= 'z';
                    case 'p' -> c > ' ' && c < 0x7f && !isLetter(c) && !isDigit(c);
                    case 's' -> LuaNumber.isSpace(c);
                    case 'u' -> c >= 'A' && c <= 'Z';
                    case 'w' -> isLetter(c) || isDigit(c);
                    case 'x' -> isDigit(c) || (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
                    default -> c == 0;
                };
        return isIn == (letter >= 'a');
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
