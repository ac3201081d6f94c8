package tile38hc.lua;

import java.nio.charset.StandardCharsets;
import tile38hc.lua.Token.Kind;

/// Cuts the text of a chunk into tokens, one at a time.
final class Lexer {
    private final Chunk chunk;
    private final String text;
    private int at;
    private int start; // of the token being read

    Lexer(Chunk chunk) {
        this.chunk = chunk;
        this.text = chunk.source().text();
        if (text.startsWith("#")) { // the line that a shell would read
            skipLine();
        }
    }

    Token next() {
        skipBlanks();
        start = at;
        if (at == text.length()) {
            return token(Kind.END_OF_FILE, null);
        }
        char c = text.charAt(at);
        if (isNameStart(c)) {
            return nameOrWord();
        }
        if (isDigit(c) || c == '.' && isDigit(peek(1))) {
            return number();
        }
        if (c == '"' || c == '\'') {
            return token(Kind.STRING, quoted());
        }
        if (c == '[') {
            int level = longBracket();
            if (level >= 0) {
                return token(Kind.STRING, longString(level, "unfinished long string"));
            }
        }
        return symbol();
    }

    private Token token(Kind kind, Object value) {
        return new Token(kind, value, start, at);
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '-' && peek(1) == '-') {
                skipComment();
            } else if (LuaNumber.isSpace(c)) {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        start = at;
        at += 2;
        if (peek(0) == '[') {
            int opening = at;
            int level = longBracket();
            if (level >= 0) {
                longString(level, "unfinished long comment");
                return;
            }
            at = opening;
        }
        skipLine();
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private Token nameOrWord() {
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at).intern();
        Kind word = Kind.spelt(name);
        return word == null ? token(Kind.NAME, name) : token(word, null);
    }

    private Token number() {
        char exponent = peek(0) == '0' && (peek(1) | 0x20) == 'x' ? 'p' : 'e';
        while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '.' || isSign(exponent))) {
            at++;
        }
        Double value = LuaNumber.parse(text.substring(start, at));
        if (value == null) {
            throw errorNear("malformed number", at);
        }
        return token(Kind.NUMBER, value);
    }

    private boolean isSign(char exponent) {
        char c = text.charAt(at);
        return (c == '+' || c == '-') && (text.charAt(at - 1) | 0x20) == exponent;
    }

    private Token symbol() {
        for (int length = 3; length >= 1; length--) {
            int end = Math.min(at + length, text.length());
            Kind kind = Kind.spelt(text.substring(at, end));
            if (kind != null) {
                at = end;
                return token(kind, null);
            }
        }
        at++;
        return token(Kind.STRANGER, null);
    }

    /// The number of `=` between two brackets that open a long string, and moves behind them; -1 if none opens
    /// here.
    private int longBracket() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) == '=') {
            end++;
        }
        int level = end - at - 1;
        if (end < text.length() && text.charAt(end) == '[') {
            at = end + 1;
            return level;
        }
        if (level > 0 && text.charAt(start) == '[') {
            throw errorNear("invalid long string delimiter", end);
        }
        return -1;
    }

    private String longString(int level, String unfinished) {
        String close = "]" + "=".repeat(level) + "]";
        int end = text.indexOf(close, at);
        if (end < 0) {
            at = text.length();
            throw error(unfinished + " near '<eof>'", at);
        }
        String content = text.substring(at, end);
        at = end + close.length();
        return withPlainNewlines(content);
    }

    /// Every form of line end counts as one `\n`, and one at the very start is dropped.
    private static String withPlainNewlines(String content) {
        String plain = content.indexOf('\r') < 0 ? content : content.replaceAll("\r\n|\n\r|\r", "\n");
        return plain.startsWith("\n") ? plain.substring(1) : plain;
    }

    private String quoted() {
        char quote = text.charAt(at);
        at++;
        StringBuilder content = new StringBuilder();
        while (true) {
            if (at == text.length()) {
                throw error("unfinished string near '<eof>'", at);
            }
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                throw errorNear("unfinished string", at);
            }
            at++;
            if (c == quote) {
                return content.toString();
            }
            if (c == '\\') {
                escape(content);
            } else {
                content.append(c);
            }
        }
    }

    private void escape(StringBuilder content) {
        char c = peek(0);
        at++;
        switch (c) {
            case 'a' -> content.append('\u0007');
            case 'b' -> content.append('\b');
            case 'f' -> content.append('\f');
            case 'n' -> content.append('\n');
            case 'r' -> content.append('\r');
            case 't' -> content.append('\t');
            case 'v' -> content.append('\u000b');
            case '\\', '"', '\'' -> content.append(c);
            case '\n', '\r' -> {
                skipSecondHalf(c);
                content.append('\n');
            }
            case 'x' -> hexadecimalEscape(content);
            case 'u' -> unicodeEscape(content);
            case 'z' -> {
                while (at < text.length() && LuaNumber.isSpace(text.charAt(at))) {
                    at++;
                }
            }
            default -> {
                at--;
                decimalEscape(content);
            }
        }
    }

    /// `\r\n` and `\n\r` end one line.
    private void skipSecondHalf(char first) {
        if (peek(0) == (first == '\n' ? '\r' : '\n')) {
            at++;
        }
    }

    private void hexadecimalEscape(StringBuilder content) {
        int high = Character.digit(peek(0), 16);
        int low = Character.digit(peek(1), 16);
        if (high < 0 || low < 0) {
            throw badEscape();
        }
        at += 2;
        content.append((char) (high * 16 + low));
    }

    private void unicodeEscape(StringBuilder content) {
        int close = text.indexOf('}', at);
        if (peek(0) != '{' || close < at + 2 || close > at + 9) {
            throw badEscape();
        }
        int code = 0;
        for (int i = at + 1; i < close; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            code = code * 16 + digit;
            if (digit < 0 || code > Character.MAX_CODE_POINT || code >= 0xD800 && code < 0xE000 && i == close - 1) {
                throw badEscape();
            }
        }
        at = close + 1;
        byte[] bytes = Character.toString(code).getBytes(StandardCharsets.UTF_8);
        content.append(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private void decimalEscape(StringBuilder content) {
        int code = 0;
        int digits = 0;
        while (digits < 3 && isDigit(peek(0))) {
            code = code * 10 + peek(0) - '0';
            at++;
            digits++;
        }
        if (digits == 0 || code > 255) {
            throw badEscape();
        }
        content.append((char) code);
    }

    private LuaError badEscape() {
        return errorNear("invalid escape sequence", text.lastIndexOf('\\', at));
    }

    /// The char `ahead` of the current one; NUL behind the end.
    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private LuaError errorNear(String problem, int end) {
        return error(problem + " near '" + text.substring(start, end) + "'", end);
    }

    private LuaError error(String message, int offset) {
        return syntaxError(chunk, message, offset);
    }

    static LuaError syntaxError(Chunk chunk, String message, int offset) {
        int line = chunk.source().line(offset);
        return LuaError.syntax(
                chunk.name() + ":" + line + ": " + message, chunk.source().position(offset));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// LuaJIT takes any byte above ASCII as a letter.
    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
