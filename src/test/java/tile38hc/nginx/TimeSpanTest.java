package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "5, 5000",
        "5s, 5000",
        "500ms, 500",
        "1m, 60000",
        "1h, 3600000",
        "1d, 86400000",
        "1w, 604800000",
        "1h 30m, 5400000",
        "1h30m, 5400000",
        "1m500ms, 60500",
        "5m 5, 305000",
        "5s 5, 10000",
        "' 5', 5000",
        "'5 ', 5000",
        "5 5, 10000"
    })
    void a_time_is_units_from_large_to_small(String text, long milliseconds) {
        assertThat(TimeSpan.parseMillis(text)).hasValue(milliseconds);
    }

    @ParameterizedTest
    @CsvSource({"1y, 31536000", "1M, 2592000", "1y 1d, 31622400", "30, 30", "1h 30m, 5400"})
    void seconds_know_months_and_years(String text, long seconds) {
        assertThat(TimeSpan.parseSeconds(text)).hasValue(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s",
                "m",
                "1s1m",
                "1s 1m",
                "1m1m",
                "5 5s",
                "5 5ms",
                "-1",
                "1.5s",
                "1x",
                "1M",
                "1y",
                "5\n",
                "9223372036854776",
                "99999999999999999999"
            })
    void anything_else_is_none(String text) {
        assertThat(TimeSpan.parseMillis(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"500ms", "1d1y", "1s500ms"})
    void seconds_know_no_milliseconds(String text) {
        assertThat(TimeSpan.parseSeconds(text)).isEmpty();
    }
}
