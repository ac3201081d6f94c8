package tile38hc.json;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Cuts a text into [JsonToken]s. A broken token is returned like any other. No rule of the grammar wants it,
/// so the parser reports it together with what it wanted there.
final class JsonLexer {
    private final String text;
    private final JsonRules rules;
    private final int end;
    private int at;
    private int offset;
    private String string;
    private double number;
    private boolean bool;

    JsonLexer(String text, JsonRules rules) {
        this.text = text;
        this.rules = rules;
        int zero = rules.isCjson() ? text.indexOf('\0') : -1;
        this.end = zero < 0 ? text.length() : zero;
    }

    /// Where the last token starts, or where it breaks.
    int offset() {
        return offset;
    }

    /// Of the last [JsonToken#STRING].
    String string() {
        return string;
    }

    /// Of the last [JsonToken#NUMBER].
    double number() {
        return number;
    }

    /// Of the last [JsonToken#BOOLEAN].
    boolean bool() {
        return bool;
    }

    JsonToken next() {
        while (at < end && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        offset = at;
        if (at == end) {
            return JsonToken.END;
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> mark(JsonToken.OBJECT_START);
            case '}' -> mark(JsonToken.OBJECT_END);
            case '[' -> mark(JsonToken.ARRAY_START);
            case ']' -> mark(JsonToken.ARRAY_END);
            case ':' -> mark(JsonToken.COLON);
            case ',' -> mark(JsonToken.COMMA);
            case '"' -> quoted();
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digits();
            default -> word();
        };
    }

    private JsonToken mark(JsonToken token) {
        at++;
        return token;
    }

    private JsonToken word() {
        if (accept("null")) {
            return JsonToken.NULL;
        }
        if (accept("true")) {
            bool = true;
            return JsonToken.BOOLEAN;
        }
        if (accept("false")) {
            bool = false;
            return JsonToken.BOOLEAN;
        }
        boolean number = rules.numbers() == JsonRules.Numbers.CJSON_ANY && JsonNumber.isInvalid(text, at);
        return number ? digits() : JsonToken.INVALID;
    }

    private boolean accept(String word) {
        boolean there = text.startsWith(word, at) && at + word.length() <= end;
        at += there ? word.length() : 0;
        return there;
    }

    private JsonToken digits() {
        int stop = JsonNumber.end(text, at, rules.numbers());
        if (stop == at) {
            return JsonToken.INVALID_NUMBER;
        }
        number = JsonNumber.value(text.substring(at, stop));
        at = stop;
        boolean tooLarge = Double.isInfinite(number) && !rules.isCjson();
        return tooLarge ? JsonToken.NUMBER_OUT_OF_RANGE : JsonToken.NUMBER;
    }

    private JsonToken quoted() {
        StringBuilder unescaped = null;
        int plain = ++at;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '"') {
                String rest = text.substring(plain, at++);
                string = unescaped == null ? rest : unescaped.append(rest).toString();
                return JsonToken.STRING;
            }
            if (c == '\\') {
                unescaped = unescaped == null ? new StringBuilder() : unescaped;
                unescaped.append(text, plain, at);
                JsonToken trouble = escape(unescaped);
                if (trouble != null) {
                    return broken(trouble);
                }
                plain = at;
            } else if (c < ' ' && !rules.isCjson()) {
                return broken(JsonToken.CONTROL_CHARACTER);
            } else {
                at++;
            }
        }
        return broken(JsonToken.UNCLOSED_STRING);
    }

    private JsonToken broken(JsonToken trouble) {
        offset = at;
        return trouble;
    }

    /// Appends what the escape at [#at] stands for and steps over it; or says what is wrong with it and stays.
    private JsonToken escape(StringBuilder out) {
        char c = at + 1 < end ? text.charAt(at + 1) : 0;
        if (c == 'u') {
            return unicodeEscape(out);
        }
        int which = "\"\\/bfnrt".indexOf(c);
        if (which < 0) {
            return JsonToken.INVALID_ESCAPE;
        }
        out.append("\"\\/\b\f\n\r\t".charAt(which));
        at += 2;
        return null;
    }

    private JsonToken unicodeEscape(StringBuilder out) {
        int code = hexUnit(at);
        int length = 6;
        if (code >= Character.MIN_HIGH_SURROGATE && code <= Character.MAX_HIGH_SURROGATE) {
            int low = hexUnit(at + 6);
            boolean pair = low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE;
            code = pair ? Character.toCodePoint((char) code, (char) low) : -1;
            length = 12;
        }
        if (code < 0 || code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
            return JsonToken.INVALID_UNICODE_ESCAPE;
        }
        if (rules.bytes()) {
            appendUtf8(out, code);
        } else {
            out.appendCodePoint(code);
        }
        at += length;
        return null;
    }

    /// The four digits of the unicode escape at `start`, or -1.
    private int hexUnit(int start) {
        if (start + 6 > end || !text.startsWith("\\u", start)) {
            return -1;
        }
        try {
            return HexFormat.fromHexDigits(text, start + 2, start + 6);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static void appendUtf8(StringBuilder out, int code) {
        byte[] utf8 = Character.toString(code).getBytes(StandardCharsets.UTF_8);
        out.append(new String(utf8, StandardCharsets.ISO_8859_1));
    }
}
