package tile38hc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonReadTest {

    @TestFactory
    Stream<DynamicTest> the_corpus_is_taken_or_refused_as_it_says() {
        return Corpus.lines(JsonReadTest.class, "rfc8259.txt")
                .map(line -> dynamicTest(line, () -> {
                    String[] parts = line.substring(2).split("\t", 2);
                    String text = Corpus.unescape(parts[0]);
                    Throwable refusal = catchThrowable(() -> Json.read(text, JsonRules.TEXT));
                    if (line.startsWith("y")) {
                        assertThat(refusal).isNull();
                    } else {
                        assertThat(refusal).isInstanceOf(JsonException.class).hasMessage(parts[1]);
                    }
                }));
    }

    @Test
    void members_keep_their_order_and_the_last_of_a_name_counts() {
        Json json = Json.read("{\"b\":1,\"a\":[true,null,-2.5],\"b\":\"x\"}", JsonRules.TEXT);
        assertThat(json.compact()).isEqualTo("{\"b\":\"x\",\"a\":[true,null,-2.5]}");
    }

    @Test
    void a_member_is_asked_for_by_name_and_kind() {
        Json.Obj json = (Json.Obj) Json.read("{\"n\":1,\"s\":\"x\"}", JsonRules.TEXT);
        assertThat(json.get("n", Json.Num.class)).contains(new Json.Num(1));
        assertThat(json.get("s", Json.Num.class)).isEmpty();
        assertThat(json.get("none", Json.class)).isEmpty();
    }

    @Test
    void an_escape_becomes_a_character_or_the_bytes_of_its_utf8() {
        String text = "\"\\u00e9\\ud83d\\ude00é\"";
        assertThat(Json.read(text, JsonRules.TEXT)).isEqualTo(new Json.Str("é😀é"));
        assertThat(Json.read(text, JsonRules.BYTES)).isEqualTo(new Json.Str("Ã©ð\u009f\u0098\u0080é"));
    }

    @Test
    void nesting_ends_at_the_limit_whatever_the_depth() {
        String million = "[".repeat(1_000_000);
        for (JsonRules rules : new JsonRules[] {JsonRules.TEXT, JsonRules.CJSON}) {
            assertThatExceptionOfType(JsonException.class)
                    .isThrownBy(() -> Json.read(million, rules))
                    .matches(e -> e.found() == JsonToken.TOO_DEEP && e.offset() == 1_000);
            assertThatExceptionOfType(JsonException.class)
                    .isThrownBy(() -> Json.read("{\"a\":".repeat(1_001), rules))
                    .matches(e -> e.found() == JsonToken.TOO_DEEP && e.offset() == 5_000);
        }
        assertThat(Json.read("[".repeat(1_000) + "]".repeat(1_000), JsonRules.TEXT))
                .isInstanceOf(Json.Arr.class);
    }

    @Test
    void the_deepest_nesting_that_rules_can_allow_is_read_and_written() {
        String deep = "[{\"a\":".repeat(JsonRules.DEEPEST / 2) + "0" + "}]".repeat(JsonRules.DEEPEST / 2);
        assertThat(Json.read(deep, JsonRules.TEXT.withMaxDepth(JsonRules.DEEPEST))
                        .compact())
                .isEqualTo(deep);
    }

    @Test
    void a_text_longer_than_allowed_is_not_looked_at() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read("[1,2,3]", JsonRules.TEXT.withMaxLength(6)))
                .matches(e -> e.found() == JsonToken.TOO_LONG && e.offset() == 6);
    }

    @Test
    void a_number_of_a_million_digits_is_read() {
        String digits = "1".repeat(1_000_000);
        assertThat(Json.read("0." + digits, JsonRules.TEXT)).isEqualTo(new Json.Num(1.0 / 9));
        assertThat(Json.read("0x." + digits, JsonRules.CJSON)).isEqualTo(new Json.Num(1.0 / 15));
    }

    @Test
    void a_damaged_text_is_read_or_refused_within_its_bounds() {
        String whole = "{\"ok\":true,\"a\\u00e9\\n\":[1,-2.5e3,\"x\",null,{\"\":[]}],\"elapsed\":\"26.7µs\"}";
        Random random = new Random(38);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(whole);
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                int at = random.nextInt(Math.max(text.length(), 1));
                switch (random.nextInt(3)) {
                    case 0 -> text.delete(at, at + 1);
                    case 1 -> text.insert(at, "{}[]:,\"\\u0n-+.eExX \0".charAt(random.nextInt(20)));
                    default -> text.setLength(at);
                }
            }
            readOrRefuse(text.toString(), JsonRules.TEXT);
            readOrRefuse(text.toString(), JsonRules.CJSON);
        }
    }

    private static void readOrRefuse(String text, JsonRules rules) {
        Json json;
        try {
            json = Json.read(text, rules);
        } catch (JsonException e) {
            assertThat(e.offset()).as(text).isBetween(0, text.length());
            assertThat(e.getMessage()).as(text).matches("expected .* at line [1-9]\\d*, column [1-9]\\d*");
            return;
        }
        assertThat(Json.read(json.indented(), rules)).as(text).isEqualTo(json);
    }
}
