package tile38hc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriteTest {

    private final Json status = new JsonObject()
            .put("version", 1)
            .put("name", "tile38-hc")
            .put("reason", (String) null)
            .put(
                    "peers",
                    List.of(new JsonObject().put("up", true).put("ms", 0.41).done()))
            .put("conditions", List.of())
            .put("facts", new JsonObject().done())
            .done();

    @Test
    void compact_is_one_line() {
        assertThat(status.compact())
                .isEqualTo("{\"version\":1,\"name\":\"tile38-hc\",\"reason\":null,"
                        + "\"peers\":[{\"up\":true,\"ms\":0.41}],\"conditions\":[],\"facts\":{}}");
    }

    @Test
    void indented_is_for_people() {
        assertThat(status.indented()).isEqualTo("""
                {
                  "version": 1,
                  "name": "tile38-hc",
                  "reason": null,
                  "peers": [
                    {
                      "up": true,
                      "ms": 0.41
                    }
                  ],
                  "conditions": [],
                  "facts": {}
                }
                """);
    }

    @Test
    void whole_numbers_have_no_point_and_others_the_shortest_digits() {
        var expected = Map.ofEntries(
                Map.entry(0.0, "0"),
                Map.entry(-0.0, "0"),
                Map.entry(-17.0, "-17"),
                Map.entry(9007199254740992.0, "9007199254740992"),
                Map.entry(1e16, "1.0E16"),
                Map.entry(0.1, "0.1"),
                Map.entry(1e-7, "1.0E-7"),
                Map.entry(1.0 / 3, "0.3333333333333333"),
                Map.entry(Double.MAX_VALUE, "1.7976931348623157E308"));
        expected.forEach((number, text) -> {
            assertThat(new Json.Num(number).compact()).isEqualTo(text);
            assertThat(Json.read(text, JsonRules.TEXT)).isEqualTo(new Json.Num(number + 0.0));
        });
    }

    @Test
    void what_json_cannot_say_is_refused() {
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Json.Num(number).compact())
                    .withMessage("JSON has no " + number);
        }
    }

    @Test
    void strings_are_escaped_for_json_and_for_a_script_in_a_page() {
        assertThat(new Json.Str("\"\\/\b\f\n\r\t\0\u001f\u007fé\u2028\u2029</script>").compact())
                .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007fé\\u2028\\u2029<\\/script>\"");
    }
}
