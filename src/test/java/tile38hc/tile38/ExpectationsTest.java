package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectationsTest {

    private static Expectations read(Map<String, ?> table) {
        return Expectations.of(
                table, name -> Optional.ofNullable(Map.of("T38_PASS", "secret").get(name)));
    }

    @Test
    void an_empty_table_leaves_the_defaults() {
        assertThat(read(Map.of())).isEqualTo(Expectations.NONE);
        assertThat(Expectations.NONE.maxLagBytes()).isEqualTo(10_485_760);
        assertThat(Expectations.NONE.maxLag()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void every_option_is_read() {
        assertThat(read(Map.of(
                        "password_env",
                        "T38_PASS",
                        "leader",
                        "tile38-leader",
                        "max_lag_bytes",
                        5e6,
                        "max_lag_seconds",
                        2.5,
                        "fail_on",
                        List.of("behind", "diverged"))))
                .isEqualTo(new Expectations(
                        Optional.of("secret"),
                        Optional.of("tile38-leader"),
                        5_000_000,
                        Duration.ofMillis(2_500),
                        Set.of("behind", "diverged")));
    }

    @Test
    void what_several_checks_expect_of_one_server_adds_up_whoever_comes_first() {
        Expectations password = read(Map.of("password", "secret", "max_lag_seconds", 2.0));
        Expectations lag = read(Map.of("leader", "tile38-leader", "max_lag_seconds", 60.0, "max_lag_bytes", 2e9));
        Expectations both = read(
                Map.of("password", "secret", "leader", "tile38-leader", "max_lag_seconds", 2.0, "max_lag_bytes", 2e9));
        assertThat(password.and(lag)).isEqualTo(both);
        assertThat(lag.and(password)).isEqualTo(both);
        assertThat(Expectations.NONE.and(both)).isEqualTo(both);
        assertThat(both.and(Expectations.NONE)).isEqualTo(both);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(Map.of("pasword", "x"), "tile38.pasword: there is no such option"),
                arguments(Map.of("password", 1.0), "tile38.password wants a string"),
                arguments(Map.of("password", ""), "tile38.password wants a string"),
                arguments(Map.of("password_env", "NONE"), "tile38.password_env: no variable \"NONE\""),
                arguments(
                        Map.of("password", "x", "password_env", "T38_PASS"),
                        "tile38.password and tile38.password_env: one of them is too many"),
                arguments(Map.of("max_lag_bytes", "many"), "tile38.max_lag_bytes wants a number from 0"),
                arguments(Map.of("max_lag_seconds", -1.0), "tile38.max_lag_seconds wants a number from 0"),
                arguments(
                        Map.of("fail_on", "behind"),
                        "tile38.fail_on wants a list of conditions, such as {\"diverged\"}"),
                arguments(
                        Map.of("fail_on", List.of()),
                        "tile38.fail_on wants a list of conditions, such as {\"diverged\"}"),
                arguments(
                        Map.of("fail_on", Map.of("diverged", true)),
                        "tile38.fail_on wants a list of conditions, such as {\"diverged\"}"),
                arguments(Map.of("1", "diverged"), "tile38.1: there is no such option"),
                arguments(Map.of("fail_on", List.of("lagging")), "tile38.fail_on: there is no condition \"lagging\""),
                arguments(
                        Map.of("fail_on", List.of("no_leader")),
                        "tile38.fail_on: \"no_leader\" is of no single peer, so no check can fail by it"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void what_is_not_understood_is_refused_by_name(Map<String, ?> table, String message) {
        assertThatThrownBy(() -> read(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
