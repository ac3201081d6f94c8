package tile38hc.nginx;

import tile38hc.source.Source;
import tile38hc.source.SourceException;

/// Finds the brace that ends a `*_by_lua_block {`, as ngx_lua does: by counting braces outside of Lua's strings,
/// long brackets and comments.
///
/// It is no Lua lexer. As for nginx, a quote that is not closed on its line is an ordinary character. So a file
/// with a fault in its Lua is still cut in the same place, and Lua reports the fault.
final class LuaBlockScanner {
    private final Source source;
    private final String text;
    private int singleUnclosedUntil;
    private int doubleUnclosedUntil;

    LuaBlockScanner(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /// The offset of the closing brace, given the offset behind the opening one.
    int end(int start) {
        int depth = 1;
        int lastOpening = start - 1;
        for (int at = start; at < text.length(); ) {
            char c = text.charAt(at);
            if (c == '{') {
                depth++;
                lastOpening = at++;
            } else if (c == '}') {
                depth--;
                if (depth == 0) {
                    return at;
                }
                at++;
            } else {
                at = switch (c) {
                    case '"', '\'' -> afterString(at);
                    case '[' -> afterLongBracket(at, at);
                    case '-' -> text.startsWith("--", at) ? afterComment(at) : at + 1;
                    default -> at + 1;
                };
            }
        }
        throw new SourceException(
                "unexpected end of file, expecting terminating characters for lua code block",
                source.position(lastOpening));
    }

    private int afterComment(int dashes) {
        int bracket = dashes + 2;
        int after = afterLongBracket(bracket, dashes);
        if (after > bracket + 1) {
            return after;
        }
        int newline = text.indexOf('\n', bracket);
        return newline < 0 ? text.length() : newline;
    }

    /// The offset behind a long bracket that opens at `bracket`, or `bracket + 1` if none opens there.
    ///
    /// @param token where a message points: the bracket, or the comment that it belongs to
    private int afterLongBracket(int bracket, int token) {
        int second = bracket + 1;
        while (second < text.length() && text.charAt(second) == '=') {
            second++;
        }
        if (!text.startsWith("[", bracket) || !text.startsWith("[", second)) {
            return bracket + 1;
        }
        String closing = "]" + text.substring(bracket + 1, second) + "]";
        int close = text.indexOf(closing, second + 1);
        if (close < 0) {
            throw new SourceException(
                    "Lua code block missing the closing long bracket \"" + closing
                            + "\", the inlined Lua code may be too long",
                    source.position(token));
        }
        return close + closing.length();
    }

    /// The offset behind a string that opens at `start`, or `start + 1` if it is not closed on its line.
    ///
    /// If it is not, no further quote of its sort on this line is: each of them stands behind a backslash, or
    /// it would have closed this one. That is remembered, lest a line full of quotes be searched again for
    /// each.
    private int afterString(int start) {
        char quote = text.charAt(start);
        if (start < (quote == '"' ? doubleUnclosedUntil : singleUnclosedUntil)) {
            return start + 1;
        }
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '\n') {
            if (text.charAt(at) == quote) {
                return at + 1;
            }
            boolean escape = text.charAt(at) == '\\' && !text.startsWith("\n", at + 1);
            at += escape ? 2 : 1;
        }
        if (quote == '"') {
            doubleUnclosedUntil = at;
        } else {
            singleUnclosedUntil = at;
        }
        return start + 1;
    }
}
