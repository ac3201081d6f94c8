package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeCountersTest {
    private final ProbeCounters counters = new ProbeCounters();

    @ParameterizedTest
    @CsvSource({
        "PT0S,          0", "PT0.0005S,    0", "PT0.000500001S, 1", "PT0.001S,   1", "PT0.0025S,   2",
        "PT0.0100001S,  4", "PT0.05S,      4", "PT0.25S,        5", "PT1S,       6", "PT1.000001S, 7",
        "PT5S,          7", "PT5.0000001S, 8", "PT10M,          8"
    })
    void a_duration_counts_in_the_range_that_ends_at_or_above_it(Duration took, int range) {
        counters.ended(new Probe(Instant.EPOCH, took, new Outcome.Passed("")));
        ProbeTotals totals = counters.totals();
        assertThat(IntStream.rangeClosed(0, ProbeTotals.BOUNDS.size()).filter(i -> totals.inRange(i) > 0))
                .containsExactly(range);
        assertThat(totals.took()).isEqualTo(took);
    }

    @Test
    void each_kind_of_outcome_is_counted_apart() {
        List<Outcome> outcomes = List.of(
                new Outcome.Passed(""),
                new Outcome.NotConnected("timeout"),
                new Outcome.HandshakeFailed("timeout"),
                new Outcome.NotSent("timeout"),
                new Outcome.NoStatusLine("timeout"),
                new Outcome.BadStatusLine("?"),
                new Outcome.BadStatusCode("500", "HTTP/1.1 500 Oh"),
                new Outcome.NoBody("timeout", ""),
                new Outcome.BadBody("no match", ""),
                new Outcome.Unsound("behind", "far", ""));
        outcomes.forEach(outcome -> counters.ended(new Probe(Instant.EPOCH, Duration.ZERO, outcome)));
        assertThat(ProbeResult.values()).hasSameSizeAs(outcomes).allSatisfy(result -> assertThat(
                        counters.totals().ended(result))
                .isOne());
    }

    @Test
    void totals_do_not_change_after_they_were_taken() {
        ProbeTotals before = counters.totals();
        counters.turned(true);
        assertThat(before).isEqualTo(ProbeTotals.NONE);
        assertThat(counters.totals()).isNotEqualTo(before);
    }

    @Test
    void a_peer_counts_its_probes_and_its_turns_also_those_made_by_hand() {
        Server server = ServerSketch.server("10.0.0.1");
        Peer peer = new Peer("leader", server, Optional.empty(), false, () -> {});
        CheckerSpec spec = new SpecSketch().spec();
        List<Boolean> probes = List.of(true, false, false, false, true, true);
        for (boolean passes : probes) {
            Outcome outcome = passes ? new Outcome.Passed("") : new Outcome.NotConnected("timeout");
            peer.after(new Probe(Instant.EPOCH, Duration.ofMillis(1), outcome), spec, Instant.EPOCH, _ -> {});
        }
        peer.setDown(true, Instant.EPOCH);
        peer.setDown(true, Instant.EPOCH);
        ProbeTotals totals = peer.totals();
        assertThat(totals.ended(ProbeResult.PASSED)).isEqualTo(3);
        assertThat(totals.ended(ProbeResult.NOT_CONNECTED)).isEqualTo(3);
        assertThat(totals.took()).isEqualTo(Duration.ofMillis(6));
        assertThat(totals.turnedDown()).isEqualTo(2);
        assertThat(totals.turnedUp()).isOne();
    }
}
