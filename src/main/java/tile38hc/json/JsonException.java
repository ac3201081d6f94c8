package tile38hc.json;

/// A text is no JSON: what belonged where, and what stood there. Enough for a caller to say it in other words, as
/// `cjson` must.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What the reader was ready for.
    public enum Expected {
        VALUE("a value"),
        KEY("the name of a member"),
        COLON("':'"),
        COMMA_OR_OBJECT_END("',' or '}'"),
        COMMA_OR_ARRAY_END("',' or ']'"),
        END("the end of the text");

        private final String words;

        Expected(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final Expected expected;
    private final JsonToken found;
    private final int offset;
    private final int line;
    private final int column;

    JsonException(Expected expected, JsonToken found, String text, int offset) {
        this(expected, found, offset, lineOf(text, offset), offset - text.lastIndexOf('\n', offset - 1));
    }

    private JsonException(Expected expected, JsonToken found, int offset, int line, int column) {
        super("expected " + expected + " but found " + found + " at line " + line + ", column " + column);
        this.expected = expected;
        this.found = found;
        this.offset = offset;
        this.line = line;
        this.column = column;
    }

    public Expected expected() {
        return expected;
    }

    public JsonToken found() {
        return found;
    }

    /// From 0. Of a broken string it is the place where it breaks, otherwise where the token starts.
    public int offset() {
        return offset;
    }

    /// From 1.
    public int line() {
        return line;
    }

    /// From 1.
    public int column() {
        return column;
    }

    private static int lineOf(String text, int offset) {
        return 1 + (int) text.chars().limit(offset).filter(c -> c == '\n').count();
    }
}
