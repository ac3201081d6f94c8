package tile38hc.health;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// How a peer's probes ended, how long they took and how often it turned, counted since it was first listed.
/// Immutable.
///
/// Durations are counted in ranges: those up to the first of [#BOUNDS], those up to the second, …, and those
/// above the last. There are but eight bounds, since each is a line for every peer on `/metrics`. They reach
/// from a reply within one machine to the usual timeouts.
public final class ProbeTotals {

    /// The upper ends of the ranges, rising; there is one more range than these.
    public static final List<Duration> BOUNDS = List.of(
            Duration.ofNanos(500_000),
            Duration.ofMillis(1),
            Duration.ofNanos(2_500_000),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    // where the figures stand in the array that ProbeCounters counts in
    static final int RESULTS = BOUNDS.size() + 1;
    static final int NANOS = RESULTS + ProbeResult.values().length;
    static final int TURNED_UP = NANOS + 1;
    static final int TURNED_DOWN = TURNED_UP + 1;
    static final int LENGTH = TURNED_DOWN + 1;

    public static final ProbeTotals NONE = new ProbeTotals(new long[LENGTH]);

    private final long[] figures;

    /// @param figures not to be changed any more
    ProbeTotals(long[] figures) {
        this.figures = figures;
    }

    /// Probes whose duration fell into one of the ranges, counted from 0.
    public long inRange(int range) {
        return figures[range];
    }

    /// Of all probes together.
    public Duration took() {
        return Duration.ofNanos(figures[NANOS]);
    }

    public long ended(ProbeResult result) {
        return figures[RESULTS + result.ordinal()];
    }

    public long turnedUp() {
        return figures[TURNED_UP];
    }

    public long turnedDown() {
        return figures[TURNED_DOWN];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProbeTotals totals && Arrays.equals(figures, totals.figures);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(figures);
    }
}
