package tile38hc.nginx;

/// One part of a path with wildcards, as the system's `fnmatch` reads it.
///
/// @param pattern without a slash
record NamePattern(String pattern) {

    boolean matches(String name) {
        if (name.startsWith(".") && !pattern.startsWith(".") && !pattern.startsWith("\\.")) {
            return false;
        }
        int p = 0;
        int n = 0;
        int star = -1; // the pattern behind the last `*`, and the name where it began to match
        int starName = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = ++p;
                starName = n;
                continue;
            }
            int after = p < pattern.length() ? afterOne(p, name.charAt(n)) : -1;
            if (after >= 0) {
                p = after;
                n++;
            } else if (star >= 0) {
                p = star;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /// The offset behind the part of the pattern at `p` that stands for one character, or -1 if it is not this one.
    private int afterOne(int p, char c) {
        return switch (pattern.charAt(p)) {
            case '?' -> p + 1;
            case '[' -> {
                int close = closingBracket(p);
                if (close < 0) {
                    yield c == '[' ? p + 1 : -1;
                }
                yield isInSet(p + 1, close, c) ? close + 1 : -1;
            }
            case '\\' -> {
                int escaped = p + 1 < pattern.length() ? p + 1 : p;
                yield pattern.charAt(escaped) == c ? escaped + 1 : -1;
            }
            default -> pattern.charAt(p) == c ? p + 1 : -1;
        };
    }

    /// A bracket right behind the opening one (or its `!`) stands for itself.
    private int closingBracket(int open) {
        int first = isNegated(open + 1) ? open + 2 : open + 1;
        return pattern.indexOf(']', first + 1);
    }

    private boolean isNegated(int at) {
        return at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
    }

    private boolean isInSet(int start, int close, char c) {
        boolean negated = isNegated(start);
        boolean found = false;
        for (int at = negated ? start + 1 : start; at < close; at++) {
            char low = pattern.charAt(at);
            char high = low;
            if (at + 2 < close && pattern.charAt(at + 1) == '-') {
                high = pattern.charAt(at + 2);
                at += 2;
            }
            found |= low <= c && c <= high;
        }
        return found != negated;
    }
}
