package tile38hc.json;

/// What the reader can meet: the pieces that JSON is made of, then the broken ones.
public enum JsonToken {
    OBJECT_START("'{'"),
    OBJECT_END("'}'"),
    ARRAY_START("'['"),
    ARRAY_END("']'"),
    COLON("':'"),
    COMMA("','"),
    STRING("a string"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("null"),
    END("the end of the text"),

    INVALID("an invalid token"),
    INVALID_NUMBER("an invalid number"),
    NUMBER_OUT_OF_RANGE("a number out of range"),
    UNCLOSED_STRING("the end of the text in a string"),
    CONTROL_CHARACTER("a control character in a string"),
    INVALID_ESCAPE("an invalid escape"),
    INVALID_UNICODE_ESCAPE("an invalid unicode escape"),
    TOO_DEEP("too many levels of nesting"),
    TOO_LONG("more text than is allowed");

    private final String words;

    JsonToken(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
