package tile38hc.json;

/// A text is not JSON: what belonged where, and what stood there. That is enough for a caller to say it in
/// other words, as `cjson` must.
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

    JsonException(Expected expected, JsonToken found, String text, int offset) {
        super("expected " + expected + " but found " + found + " at " + place(text, offset));
        this.expected = expected;
        this.found = found;
        this.offset = offset;
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

    /// Both count from 1.
    private static String place(String text, int offset) {
        long line = 1 + text.chars().limit(offset).filter(c -> c == '\n').count();
        int column = offset - text.lastIndexOf('\n', offset - 1);
        return "line " + line + ", column " + column;
    }
}
