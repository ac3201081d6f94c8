package tile38hc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The reader under lua-cjson's rules against answers recorded from lua-cjson, its errors in lua-cjson's words.
class CjsonTest {

    @TestFactory
    Stream<DynamicTest> every_text_is_read_as_lua_cjson_reads_it() {
        return Corpus.lines("cjson.txt").map(line -> test(line, JsonRules.CJSON));
    }

    @TestFactory
    Stream<DynamicTest> without_invalid_numbers_too() {
        return Corpus.lines("cjson-strict-numbers.txt")
                .map(line -> test(line, JsonRules.CJSON.withNumbers(JsonRules.Numbers.CJSON)));
    }

    private static DynamicTest test(String line, JsonRules rules) {
        String[] parts = line.split("\t", 2);
        return dynamicTest(
                line, () -> assertThat(answer(Corpus.unescape(parts[0]), rules)).isEqualTo(parts[1]));
    }

    private static String answer(String text, JsonRules rules) {
        try {
            return switch (Json.read(text, rules)) {
                case Json.Obj _, Json.Arr _ -> "table";
                case Json.Str(String value) -> '"' + Corpus.escape(value) + '"';
                case Json.Num(double value) -> number(value);
                case Json.Bool(boolean value) -> String.valueOf(value);
                case Json.Null() -> "null";
            };
        } catch (JsonException e) {
            return "Expected %s but found %s at character %d"
                    .formatted(words(e.expected()), words(e.found()), e.offset() + 1);
        }
    }

    /// As C's `%.17g` for the numbers recorded.
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        return value == 0 && 1 / value < 0
                ? "-0"
                : new Json.Num(value).compact().replace("E", "e+");
    }

    private static String words(JsonException.Expected expected) {
        return switch (expected) {
            case VALUE -> "value";
            case KEY -> "object key string";
            case COLON -> "colon";
            case COMMA_OR_OBJECT_END -> "comma or object end";
            case COMMA_OR_ARRAY_END -> "comma or array end";
            case END -> "the end";
        };
    }

    private static String words(JsonToken found) {
        return switch (found) {
            case OBJECT_START -> "T_OBJ_BEGIN";
            case OBJECT_END -> "T_OBJ_END";
            case ARRAY_START -> "T_ARR_BEGIN";
            case ARRAY_END -> "T_ARR_END";
            case COLON -> "T_COLON";
            case COMMA -> "T_COMMA";
            case STRING -> "T_STRING";
            case NUMBER -> "T_NUMBER";
            case BOOLEAN -> "T_BOOLEAN";
            case NULL -> "T_NULL";
            case END -> "T_END";
            case INVALID -> "invalid token";
            case INVALID_NUMBER -> "invalid number";
            case UNCLOSED_STRING -> "unexpected end of string";
            case INVALID_ESCAPE -> "invalid escape code";
            case INVALID_UNICODE_ESCAPE -> "invalid unicode escape code";
            case NUMBER_OUT_OF_RANGE, CONTROL_CHARACTER, TOO_DEEP, TOO_LONG -> "nothing that lua-cjson knows";
        };
    }
}
