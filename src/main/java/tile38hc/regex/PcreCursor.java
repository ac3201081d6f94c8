package tile38hc.regex;

import java.nio.charset.StandardCharsets;

/// Where a reader stands in a pattern.
///
/// The pattern is bytes, or the characters that UTF-8 stood for; messages show it in bytes again.
final class PcreCursor {
    static final int END = -1;

    private final String pattern;
    private final boolean utf8;
    private int at;

    PcreCursor(String pattern, boolean utf8) {
        this.pattern = pattern;
        this.utf8 = utf8;
    }

    int offset() {
        return at;
    }

    boolean atEnd() {
        return at == pattern.length();
    }

    /// The next character, or [#END]. Of a supplementary one the whole code point.
    int peek() {
        return atEnd() ? END : pattern.codePointAt(at);
    }

    int take() {
        int c = peek();
        at += c == END ? 0 : Character.charCount(c);
        return c;
    }

    boolean isAt(String text) {
        return pattern.startsWith(text, at);
    }

    boolean accept(String text) {
        if (!isAt(text)) {
            return false;
        }
        at += text.length();
        return true;
    }

    /// What stands before `end`, or the rest if that does not come; both are passed.
    String takeUntil(String end) {
        int stop = pattern.indexOf(end, at);
        String text = pattern.substring(at, stop < 0 ? pattern.length() : stop);
        at = stop < 0 ? pattern.length() : stop + end.length();
        return text;
    }

    /// The length of the run of digits from `ahead` characters on.
    int digits(int ahead) {
        int end = at + ahead;
        while (end < pattern.length() && pattern.charAt(end) >= '0' && pattern.charAt(end) <= '9') {
            end++;
        }
        return end - at - ahead;
    }

    /// The character `ahead` characters on, or [#END].
    int peek(int ahead) {
        return at + ahead < pattern.length() ? pattern.charAt(at + ahead) : END;
    }

    int find(String text, int ahead) {
        int found = pattern.indexOf(text, at + ahead);
        return found < 0 ? END : found - at;
    }

    String slice(int from, int to) {
        return pattern.substring(at + from, at + to);
    }

    void skip(int count) {
        at += count;
    }

    /// Something is wrong here, to be thrown.
    RegexException fail(String problem) {
        return fail(problem, at);
    }

    RegexException fail(String problem, int offset) {
        return new RegexException(
                problem, bytes(pattern), bytes(pattern.substring(0, offset)).length());
    }

    private String bytes(String text) {
        return utf8 ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) : text;
    }

    RegexException unsupported(String what) {
        return fail(what + " is not supported");
    }
}
