package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            false | 0 | 0 | 1000 | just started
            false | 7 | 0 | 1000 | well for long
            false | 0 | 1 | 200  | the first failure of three
            true  | 0 | 9 | 1000 | down for long
            true  | 1 | 0 | 200  | the first success of two
            """)
    void the_fast_interval_holds_while_a_peer_is_between_states(
            boolean down, long successes, long failures, long expected) {
        Pace pace = new Pace(1_000, 200, 0, () -> 0.5);
        assertThat(pace.after(new PeerState(down, successes, failures))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 800", "0.5, 1000", "0.75, 1100", "1, 1200"})
    void jitter_spreads_both_ways(double random, long expected) {
        assertThat(new Pace(1_000, 1_000, 0.2, () -> random).after(PeerState.UP))
                .isEqualTo(expected);
    }

    @Test
    void a_spec_without_either_has_one_interval() {
        Pace pace = Pace.of(new SpecSketch().interval(Duration.ofSeconds(2)).spec());
        assertThat(pace.after(new PeerState(false, 0, 1))).isEqualTo(2_000_000_000L);
    }

    @Test
    void jitter_draws_anew_each_time() {
        Pace pace = Pace.of(new SpecSketch().jitter(0.5).spec());
        assertThat(LongStream.range(0, 200)
                        .map(_ -> pace.after(PeerState.UP))
                        .distinct()
                        .boxed())
                .hasSizeGreaterThan(100)
                .allSatisfy(nanos -> assertThat(nanos).isBetween(500_000_000L, 1_500_000_000L));
    }

    @Test
    void a_jitter_that_could_leave_no_interval_is_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpecSketch().jitter(0.6).spec());
    }
}
