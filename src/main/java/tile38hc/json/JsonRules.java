package tile38hc.json;

/// How to read a text: what its strings are made of, how far it may stray from RFC 8259, and how large it may be.
///
/// @param bytes the text's characters are bytes (ISO 8859-1): what stands in a string passes untouched, and an escape
///     such as that of `é` becomes the bytes of its UTF-8. Otherwise they are Unicode, and so is what an escape makes
/// @param numbers what counts as a number
/// @param maxDepth levels of arrays and objects, up to [#DEEPEST]
/// @param maxLength characters of text
public record JsonRules(boolean bytes, Numbers numbers, int maxDepth, int maxLength) {

    /// What counts as a number.
    public enum Numbers {
        /// The grammar of RFC 8259, within the range of a `double`.
        STRICT,
        /// As lua-cjson after `decode_invalid_numbers(false)`: C's `strtod` behind a check for `+`, hexadecimal, words
        /// and leading zeros. `1.` is a number, and one out of range is an infinity.
        CJSON,
        /// As lua-cjson by default: all that C's `strtod` takes, such as `0x1F`, `+1`, `NaN` and `-Infinity`.
        CJSON_ANY
    }

    /// The reader calls itself twice a level: this many fit the stack of any usual thread.
    public static final int DEEPEST = 2_000;

    /// RFC 8259 in Unicode, of at most 1,000 levels and 16 Mi characters.
    public static final JsonRules TEXT = new JsonRules(false, Numbers.STRICT, 1_000, 16 << 20);

    /// The same in bytes.
    public static final JsonRules BYTES = new JsonRules(true, Numbers.STRICT, 1_000, 16 << 20);

    /// As lua-cjson 2.1 reads by default. It works on C strings: a byte 0 ends the text, and other control
    /// characters may stand in strings.
    public static final JsonRules CJSON = new JsonRules(true, Numbers.CJSON_ANY, 1_000, 16 << 20);

    public JsonRules {
        if (maxDepth < 1 || maxDepth > DEEPEST || maxLength < 0) {
            throw new IllegalArgumentException("depth " + maxDepth + ", length " + maxLength);
        }
    }

    public JsonRules withNumbers(Numbers other) {
        return new JsonRules(bytes, other, maxDepth, maxLength);
    }

    public JsonRules withMaxDepth(int other) {
        return new JsonRules(bytes, numbers, other, maxLength);
    }

    public JsonRules withMaxLength(int other) {
        return new JsonRules(bytes, numbers, maxDepth, other);
    }

    boolean isCjson() {
        return numbers != Numbers.STRICT;
    }
}
