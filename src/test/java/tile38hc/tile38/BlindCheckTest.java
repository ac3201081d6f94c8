package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlindCheckTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "any",
            value = {
                "GET /status HTTP/1.0,      200,     true",
                "GET /status HTTP/1.0,      any,     true",
                "GET /server HTTP/1.1,      200 302, true",
                "POST / HTTP/1.1,           200,     true",
                "GET /healthz HTTP/1.0,     200,     false",
                "GET /HEALTHZ HTTP/1.0,     200,     false",
                "GET /healthz?x=1 HTTP/1.0, 200,     true",
                "GET /healthz/ HTTP/1.0,    200,     true",
                "GET //healthz HTTP/1.0,    200,     true",
                "GET /healthz HTTP/1.0,     any,     true",
                "GET /healthz HTTP/1.0,     200 500, true",
                "GET /status HTTP/1.0,      500,     false",
                "HEAD /status HTTP/1.0,     200,     false",
                "PING,                      any,     false",
            })
    void a_check_that_cannot_fail_is_known(String line, String statuses, boolean blind) {
        Optional<Set<Integer>> valid = Optional.ofNullable(statuses)
                .map(list ->
                        Arrays.stream(list.split(" ")).map(Integer::valueOf).collect(Collectors.toSet()));
        assertThat(BlindCheck.of(line + "\r\n\r\n", valid).isPresent()).isEqualTo(blind);
    }
}
