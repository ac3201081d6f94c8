package tile38hc.lua.lib;

import java.util.Arrays;
import tile38hc.lua.LuaThread;

/// Lua's patterns: one matcher for one subject and one pattern, tried at one place after another. What matches a single
/// character is told by [PatternItems].
///
/// Backtracking as in C Lua, with its limit on recursion (`pattern too complex`); every step is charged to the
/// running time, so that an exploding pattern ends there.
final class LuaPattern {
    private static final int MAX_CAPTURES = 32;
    private static final int MAX_DEPTH = 200;
    private static final int NO_MATCH = -1;
    private static final int OPEN = -1; // length of a capture not yet closed
    private static final int POSITION = -2; // length of a capture that is a position

    private final LuaThread thread;
    private final String subject;
    private final String pattern;
    private final PatternItems items;
    private final int[] starts = new int[MAX_CAPTURES];
    private final int[] lengths = new int[MAX_CAPTURES];
    private int captures;
    private int depth;

    LuaPattern(LuaThread thread, String subject, String pattern) {
        this.thread = thread;
        this.subject = subject;
        this.pattern = pattern;
        this.items = new PatternItems(thread, pattern);
    }

    /// Where the match of the pattern from `patternStart` on ends if it begins at `from`; -1 if it does not.
    int matchAt(int from, int patternStart) {
        captures = 0;
        depth = 0;
        return match(from, patternStart);
    }

    /// The captures of the last match; without any, the whole match from `start` to `end` if `orWhole`.
    Object[] captures(int start, int end, boolean orWhole) {
        if (captures == 0 && orWhole) {
            return new Object[] {subject.substring(start, end)};
        }
        Object[] values = new Object[captures];
        Arrays.setAll(values, this::captured);
        return values;
    }

    /// Capture `index` from 0; as in a replacement, the first is the whole match if the pattern has none.
    Object capture(int index, int start, int end) {
        if (index == 0 && captures == 0) {
            return subject.substring(start, end);
        }
        if (index >= captures) {
            throw thread.error("invalid capture index");
        }
        return captured(index);
    }

    private Object captured(int index) {
        return switch (lengths[index]) {
            case POSITION -> (double) (starts[index] + 1);
            case OPEN -> throw thread.error("unfinished capture");
            default -> subject.substring(starts[index], starts[index] + lengths[index]);
        };
    }

    private int match(int from, int patternStart) {
        if (++depth > MAX_DEPTH) {
            throw thread.error("pattern too complex");
        }
        int end = matchItems(from, patternStart);
        depth--;
        return end;
    }

    /// Follows the pattern item by item; recursion is only for items with choices.
    private int matchItems(int from, int patternStart) {
        int at = from;
        int p = patternStart;
        while (p < pattern.length() && at != NO_MATCH) {
            thread.spend(1);
            char c = pattern.charAt(p);
            char next = peek(p + 1);
            if (c == '(') {
                return next == ')' ? openCapture(at, p + 2, POSITION) : openCapture(at, p + 1, OPEN);
            }
            if (c == ')') {
                return closeCapture(at, p + 1);
            }
            if (c == '$' && p + 1 == pattern.length()) {
                return at == subject.length() ? at : NO_MATCH;
            }
            if (c == '%' && next == 'b') {
                at = balanced(at, p + 2);
                p += 4;
            } else if (c == '%' && next == 'f') {
                int end = frontierEnd(p + 2);
                at = isFrontier(at, p + 2, end) ? at : NO_MATCH;
                p = end;
            } else if (c == '%' && PatternItems.isDigit(next)) {
                at = backReference(at, next);
                p += 2;
            } else {
                int end = items.end(p);
                char suffix = peek(end);
                if (suffix == '*' || suffix == '+' || suffix == '-') {
                    return repeated(at, p, end, suffix);
                }
                if (suffix == '?') {
                    int result = isSingle(at, p, end) ? match(at + 1, end + 1) : NO_MATCH;
                    if (result != NO_MATCH) {
                        return result;
                    }
                    p = end + 1;
                } else {
                    at = isSingle(at, p, end) ? at + 1 : NO_MATCH;
                    p = end;
                }
            }
        }
        return at;
    }

    private int repeated(int at, int p, int end, char suffix) {
        return switch (suffix) {
            case '*' -> greedy(at, p, end, 0);
            case '+' -> greedy(at, p, end, 1);
            default -> lazy(at, p, end);
        };
    }

    private int greedy(int from, int p, int end, int least) {
        int count = 0;
        while (isSingle(from + count, p, end)) {
            count++;
        }
        thread.spend(1 + (count >> 3));
        for (; count >= least; count--) {
            int result = match(from + count, end + 1);
            if (result != NO_MATCH) {
                return result;
            }
        }
        return NO_MATCH;
    }

    private int lazy(int from, int p, int end) {
        int at = from;
        while (true) {
            int result = match(at, end + 1);
            if (result != NO_MATCH) {
                return result;
            }
            if (!isSingle(at, p, end)) {
                return NO_MATCH;
            }
            at++;
        }
    }

    private int openCapture(int at, int p, int length) {
        if (captures >= MAX_CAPTURES) {
            throw thread.error("too many captures");
        }
        starts[captures] = at;
        lengths[captures] = length;
        captures++;
        int result = match(at, p);
        if (result == NO_MATCH) {
            captures--;
        }
        return result;
    }

    private int closeCapture(int at, int p) {
        int index = captures - 1;
        while (index >= 0 && lengths[index] != OPEN) {
            index--;
        }
        if (index < 0) {
            throw thread.error("invalid pattern capture");
        }
        lengths[index] = at - starts[index];
        int result = match(at, p);
        if (result == NO_MATCH) {
            lengths[index] = OPEN;
        }
        return result;
    }

    private int balanced(int from, int p) {
        if (p + 1 >= pattern.length()) {
            throw thread.error("unbalanced pattern");
        }
        char open = pattern.charAt(p);
        char close = pattern.charAt(p + 1);
        if (from >= subject.length() || subject.charAt(from) != open) {
            return NO_MATCH;
        }
        int nesting = 1;
        for (int at = from + 1; at < subject.length(); at++) {
            char c = subject.charAt(at);
            if (c == close) {
                nesting--;
                if (nesting == 0) {
                    thread.spend(at - from >> 5);
                    return at + 1;
                }
            } else if (c == open) {
                nesting++;
            }
        }
        thread.spend(subject.length() - from >> 5);
        return NO_MATCH;
    }

    private int frontierEnd(int p) {
        if (peek(p) != '[') {
            throw thread.error("missing '[' after '%f' in pattern");
        }
        return items.end(p);
    }

    private boolean isFrontier(int at, int p, int end) {
        char before = at == 0 ? '\0' : subject.charAt(at - 1);
        char here = at < subject.length() ? subject.charAt(at) : '\0';
        return !items.isInSet(before, p, end) && items.isInSet(here, p, end);
    }

    private int backReference(int at, char digit) {
        int index = digit - '1';
        if (index < 0 || index >= captures || lengths[index] == OPEN) {
            throw thread.error("invalid capture index");
        }
        int length = Math.max(0, lengths[index]);
        return subject.regionMatches(at, subject, starts[index], length) ? at + length : NO_MATCH;
    }

    /// Whether the item from `p` to `end` matches the char of the subject at `at`.
    private boolean isSingle(int at, int p, int end) {
        return at < subject.length() && items.match(subject.charAt(at), p, end);
    }

    /// The pattern's char at `p`; NUL behind its end.
    private char peek(int p) {
        return p < pattern.length() ? pattern.charAt(p) : '\0';
    }
}
