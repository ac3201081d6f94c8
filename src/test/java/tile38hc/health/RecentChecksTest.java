package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentChecksTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 59, 60, 61, 119, 120, 121, 1000})
    void the_last_sixty_are_remembered_in_their_order(int checks) {
        RecentChecks recent = new RecentChecks();
        IntStream.range(0, checks).forEach(i -> recent.add(probe(i)));
        History history = recent.history();
        assertThat(history.total()).isEqualTo(checks);
        assertThat(history.size()).isEqualTo(Math.min(checks, 60));
        for (int row = 0; row < history.size(); row++) {
            int i = checks - history.size() + row;
            assertThat(history.start(row)).isEqualTo(Instant.ofEpochMilli(1_000L * i));
            assertThat(history.passed(row)).isEqualTo(i % 3 != 0);
            assertThat(history.took(row)).isEqualTo(Duration.ofNanos(1_000L * i));
        }
    }

    @Test
    void what_was_read_stays_as_it_was() {
        RecentChecks recent = new RecentChecks();
        recent.add(probe(1));
        History before = recent.history();
        recent.add(probe(2));
        assertThat(before.size()).isOne();
        assertThat(before.start(0)).isEqualTo(Instant.ofEpochMilli(1_000));
    }

    @Test
    void a_check_of_hours_is_cut_to_what_fits() {
        RecentChecks recent = new RecentChecks();
        recent.add(new Probe(Instant.EPOCH, Duration.ofDays(1), new Outcome.NotConnected("timeout")));
        assertThat(recent.history().took(0)).isEqualTo(Duration.ofNanos(1_000L * Integer.MAX_VALUE));
        assertThat(recent.history().passed(0)).isFalse();
    }

    /// Every third one fails.
    private static Probe probe(int i) {
        Outcome outcome =
                i % 3 == 0 ? new Outcome.NotConnected("connection refused") : new Outcome.Passed("HTTP/1.0 200 OK");
        return new Probe(Instant.ofEpochMilli(1_000L * i), Duration.ofNanos(1_000L * i), outcome);
    }
}
