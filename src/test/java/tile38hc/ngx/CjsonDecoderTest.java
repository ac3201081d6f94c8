package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tile38hc.json.Corpus;
import tile38hc.json.Json;
import tile38hc.lua.LightUserdata;
import tile38hc.lua.LuaTable;

/// What cjson makes of each text, and what it says of it, against what lua-cjson did and said.
class CjsonDecoderTest {
    private final CjsonSettings settings = new CjsonSettings();

    @TestFactory
    Stream<DynamicTest> every_text_is_read_as_lua_cjson_reads_it() {
        return tests("cjson-decode.txt");
    }

    @TestFactory
    Stream<DynamicTest> without_invalid_numbers_too() {
        settings.decodeInvalidNumbers = false;
        return tests("cjson-decode-strict-numbers.txt");
    }

    private Stream<DynamicTest> tests(String file) {
        return Corpus.lines(CjsonDecoderTest.class, file).map(line -> {
            String[] parts = line.split("\t", 2);
            return dynamicTest(
                    line, () -> assertThat(answer(Corpus.unescape(parts[0]))).isEqualTo(parts[1]));
        });
    }

    private String answer(String text) {
        try {
            return switch (new CjsonDecoder(settings, new CjsonMarkers()).decode(text)) {
                case LuaTable _ -> "table";
                case String value -> '"' + Corpus.escape(value) + '"';
                case Double value -> number(value);
                case LightUserdata value when value == LightUserdata.NULL -> "null";
                case Object value -> value.toString();
            };
        } catch (CjsonFailure e) {
            return e.getMessage();
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
}
