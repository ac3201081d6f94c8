package tile38hc.lua;

import tile38hc.lua.Token.Kind;

/// The cursor over the tokens of a chunk, with the verbs that a parser is written in and the complaints in
/// LuaJIT's words.
final class Tokens {
    private final Chunk chunk;
    private final Lexer lexer;
    private final Runnable perToken;
    private Token current;
    private Token ahead; // read but not yet current, or null
    private Token last; // the one before current

    Tokens(Chunk chunk, Runnable perToken) {
        this.chunk = chunk;
        this.perToken = perToken;
        lexer = new Lexer(chunk);
        current = lexer.next();
        last = current;
    }

    Kind kind() {
        return current.kind();
    }

    int offset() {
        return current.offset();
    }

    /// Where the token before the current one begins: the place of what was just read.
    int lastOffset() {
        return last.offset();
    }

    /// The line of the current token.
    int line() {
        return chunk.source().line(current.offset());
    }

    /// Whether the current token stands on the line where the last one ended.
    boolean isOnSameLine() {
        return chunk.source().line(last.end() - 1) == line();
    }

    Kind peek() {
        if (ahead == null) {
            ahead = lexer.next();
        }
        return ahead.kind();
    }

    Token advance() {
        perToken.run();
        last = current;
        if (current.kind() != Kind.END_OF_FILE) {
            current = ahead != null ? ahead : lexer.next();
            ahead = null;
        }
        return last;
    }

    boolean check(Kind kind) {
        return current.kind() == kind;
    }

    boolean accept(Kind kind) {
        if (!check(kind)) {
            return false;
        }
        advance();
        return true;
    }

    void expect(Kind kind) {
        if (!accept(kind)) {
            throw expected(kind);
        }
    }

    /// Expects what closes `opening`, which stood on `line`.
    void expectClose(Kind kind, Kind opening, int line) {
        if (accept(kind)) {
            return;
        }
        if (line == line()) {
            throw expected(kind);
        }
        throw error("'" + kind.text + "' expected (to close '" + opening.text + "' at line " + line + ")");
    }

    /// Reads a name. `goto` is one where no label follows it.
    String expectName() {
        if (check(Kind.GOTO)) {
            advance();
            return Kind.GOTO.text;
        }
        if (!check(Kind.NAME)) {
            throw expected(Kind.NAME);
        }
        return (String) advance().value();
    }

    private LuaError expected(Kind kind) {
        return error("'" + kind.text + "' expected");
    }

    /// A complaint about the current token, to be thrown.
    LuaError error(String problem) {
        return errorAt(current.offset(), problem + " near '" + shown() + "'");
    }

    /// A complaint about another place, which shows no token.
    LuaError errorAt(int offset, String problem) {
        return Lexer.syntaxError(chunk, problem, offset);
    }

    private String shown() {
        String text = chunk.source().text().substring(current.offset(), current.end());
        return switch (current.kind()) {
            case NAME, STRING, NUMBER -> text;
            case STRANGER -> text.charAt(0) < ' ' ? "char(" + (int) text.charAt(0) + ")" : text;
            default -> current.kind().text;
        };
    }
}
