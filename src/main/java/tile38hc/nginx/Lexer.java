package tile38hc.nginx;

import java.util.ArrayList;
import java.util.List;
import tile38hc.nginx.Statement.End;
import tile38hc.source.Position;
import tile38hc.source.Source;
import tile38hc.source.SourceException;

/// Cuts a file into [Statement]s as nginx's `ngx_conf_read_token` does, with its messages.
///
/// The rules that surprise: quotes and `#` mean something only where a word begins; a quoted word must be
/// followed by white space, `;`, `{` or `)`; a backslash protects the next character anywhere, and is itself
/// taken away only before `"`, `'`, `\`, `t`, `r` and `n`; `${` opens no block; a word or comment must fit
/// nginx's buffer.
final class Lexer {
    private static final int BUFFER = 4096;
    private static final int END_OF_TEXT = -1;
    private static final char UNQUOTED = 0;

    private final Source source;
    private final String text;
    private final boolean option;
    private int at;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text();
        this.option = !source.hasLines();
    }

    /// Whether it reads the directives of the option `-g`, where nginx allows less than in a file.
    boolean isOption() {
        return option;
    }

    Statement next() {
        List<Word> words = new ArrayList<>();
        while (true) {
            skipBlanks();
            switch (peek()) {
                case END_OF_TEXT -> {
                    return endOfText(words);
                }
                case ';' -> {
                    return finish(words, End.SEMICOLON);
                }
                case '{' -> {
                    return finish(words, End.OPEN);
                }
                case '}' -> {
                    if (!words.isEmpty()) {
                        throw unexpected('}');
                    }
                    return end(words, End.CLOSE);
                }
                case '"', '\'' -> words.add(quoted());
                default -> words.add(plain());
            }
        }
    }

    /// Takes the Lua code that follows an opening brace, and its closing brace.
    Source luaBlock() {
        int end = new LuaBlockScanner(source).end(at);
        Source code = source.slice(at, end);
        at = end + 1;
        return code;
    }

    /// The place of the character that was read last.
    Position lastRead() {
        return source.position(at - 1);
    }

    private Statement finish(List<Word> words, End end) {
        if (words.isEmpty()) {
            throw unexpected(text.charAt(at));
        }
        return end(words, end);
    }

    private Statement end(List<Word> words, End end) {
        Position position = here();
        read();
        return new Statement(words, end, position);
    }

    private Statement endOfText(List<Word> words) {
        if (!words.isEmpty()) {
            throw unexpectedEnd();
        }
        return new Statement(words, End.FILE, here());
    }

    private void skipBlanks() {
        while (true) {
            int c = peek();
            if (isBlank(c)) {
                read();
            } else if (c == '#') {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        int start = at;
        Position position = here();
        while (peek() != '\n' && peek() != END_OF_TEXT) {
            checkLength(start, position, UNQUOTED);
            read();
        }
    }

    private Word plain() {
        int start = at;
        Position position = here();
        boolean variable = false; // right behind a `$`, where `{` opens no block
        while (true) {
            checkLength(start, position, UNQUOTED);
            int c = peek();
            if (c == END_OF_TEXT) {
                throw unexpectedEnd();
            }
            if (isBlank(c) || c == ';' || c == '{' && !variable) {
                return new Word(unescape(text.substring(start, at)), false, position);
            }
            read();
            if (c == '\\') {
                readProtected(start, position, UNQUOTED);
            }
            variable = c == '$' || c == '{';
        }
    }

    private Word quoted() {
        char quote = read();
        int start = at;
        Position position = here();
        while (peek() != quote) {
            if (peek() == END_OF_TEXT) {
                throw unexpectedEnd();
            }
            checkLength(start, position, quote);
            if (read() == '\\') {
                readProtected(start, position, quote);
            }
        }
        checkLength(start, position, quote);
        Word word = new Word(unescape(text.substring(start, at)), true, position);
        read();
        int next = peek();
        if (next != END_OF_TEXT) {
            checkLength(start, position, UNQUOTED);
            if (!isBlank(next) && next != ';' && next != '{' && next != ')') {
                throw unexpected((char) next);
            }
        }
        return word;
    }

    private void readProtected(int start, Position position, char quote) {
        if (peek() == END_OF_TEXT) {
            throw unexpectedEnd();
        }
        checkLength(start, position, quote);
        read();
    }

    private static String unescape(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder word = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            char next = i + 1 < raw.length() ? raw.charAt(i + 1) : 0;
            if (c != '\\' || "\"'\\trn".indexOf(next) < 0) {
                word.append(c);
                continue;
            }
            word.append(
                    switch (next) {
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case 'n' -> '\n';
                        default -> next;
                    });
            i++;
        }
        return word.toString();
    }

    /// Fails before the first character that does not fit the buffer with those since `start`.
    private void checkLength(int start, Position position, char quote) {
        if (at - start < BUFFER || at == text.length() || option) {
            return;
        }
        String problem = quote == UNQUOTED
                ? "too long parameter \"" + text.substring(start, start + 10) + "...\" started"
                : "too long parameter, probably missing terminating \"" + quote + "\" character";
        throw new SourceException(problem, position);
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END_OF_TEXT;
    }

    private char read() {
        return text.charAt(at++);
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private Position here() {
        return source.position(at);
    }

    private SourceException unexpected(char c) {
        return new SourceException("unexpected \"" + c + "\"", here());
    }

    private SourceException unexpectedEnd() {
        String problem = option
                ? "unexpected end of parameter, expecting \";\""
                : "unexpected end of file, expecting \";\" or \"}\"";
        return new SourceException(problem, here());
    }
}
