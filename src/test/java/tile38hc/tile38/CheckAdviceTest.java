package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.CheckerSpec;
import tile38hc.health.SpecSketch;

class CheckAdviceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "any", textBlock = """
            GET /status HTTP/1.0      | 200     | CANNOT_FAIL
            GET /status HTTP/1.0      | any     | CANNOT_FAIL
            GET /server HTTP/1.1      | 200 302 | CANNOT_FAIL
            GET /status HTTP/1.0      | 500     | CANNOT_PASS
            POST / HTTP/1.1           | 200     | CANNOT_PASS
            GET /healthzx HTTP/1.0    | 200     | CANNOT_FAIL
            GET / HTTP/1.0            | 200     | CANNOT_PASS
            GET / HTTP/1.0            | any     | CANNOT_PASS
            GET /healthz HTTP/1.0     | 200     | nothing
            GET /HEALTHZ HTTP/1.0     | 200     | nothing
            GET /healthz%20 HTTP/1.0  | 200     | nothing
            GET /healthz?x=1 HTTP/1.0 | 200     | CANNOT_FAIL
            GET /healthz#x HTTP/1.0   | 200     | CANNOT_FAIL
            GET /healthz/ HTTP/1.0    | 200     | CANNOT_FAIL
            GET //healthz HTTP/1.0    | 200     | CANNOT_FAIL
            GET /healthz HTTP/1.0     | any     | CANNOT_FAIL
            GET /healthz HTTP/1.0     | 200 500 | CANNOT_FAIL
            GET /healthz HTTP/1.0     | 500     | MISLEADING
            HEAD /healthz HTTP/1.0    | 200     | CANNOT_PASS
            HEAD /healthz HTTP/1.0    | any     | CANNOT_FAIL
            PUT /healthz HTTP/1.0     | 200     | CANNOT_PASS
            PING                      | any     | nothing
            """)
    void what_a_check_cannot_do_is_known(String line, String statuses, String effect) {
        Optional<Set<Long>> valid = Optional.ofNullable(statuses)
                .map(list -> Arrays.stream(list.split(" ")).map(Long::valueOf).collect(Collectors.toSet()));
        CheckerSpec spec =
                new SpecSketch().request(line + "\r\n\r\n").statuses(valid).spec();
        assertThat(effects(spec)).isEqualTo(effect.equals("nothing") ? List.of() : List.of(effect));
        assertThat(CheckAdvice.blindness(spec).isPresent()).isEqualTo(effect.equals("CANNOT_FAIL"));
    }

    @Test
    void a_body_tells_what_a_status_does_not() {
        CheckerSpec spec = new SpecSketch()
                .request("GET /server HTTP/1.0\r\n\r\n")
                .body("\"ok\":true", _ -> Optional.empty())
                .spec();
        assertThat(CheckAdvice.of(spec)).isEmpty();
    }

    @Test
    void a_scheme_is_no_part_of_a_password() {
        CheckerSpec bearer = new SpecSketch()
                .request("GET /healthz HTTP/1.0\r\nHost: x\r\nauthorization:  Bearer abc\r\n\r\n")
                .spec();
        assertThat(CheckAdvice.of(bearer)).singleElement().satisfies(advice -> {
            assertThat(advice.effect()).isEqualTo(CheckAdvice.Effect.MISLEADING);
            assertThat(advice.message()).contains("\"Bearer\"");
        });
        CheckerSpec raw = new SpecSketch()
                .request("GET /healthz HTTP/1.0\r\nAuthorization: abc\r\n\r\n")
                .spec();
        assertThat(CheckAdvice.of(raw)).isEmpty();
    }

    private static List<String> effects(CheckerSpec spec) {
        return CheckAdvice.of(spec).stream()
                .map(advice -> advice.effect().name())
                .toList();
    }
}
