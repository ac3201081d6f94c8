package tile38hc.health;

import java.util.concurrent.atomic.AtomicLongArray;

/// Counts towards a peer's [ProbeTotals]. It runs at the end of every probe, so after the first it allocates
/// nothing, and it takes no lock.
///
/// Written under the peer's lock, by one thread at a time; read by any thread without it. Whoever reads may see
/// a probe that is just being counted in some figures and not yet in others.
final class ProbeCounters {
    private static final long[] BOUND_NANOS =
            ProbeTotals.BOUNDS.stream().mapToLong(bound -> bound.toNanos()).toArray();

    private volatile AtomicLongArray figures; // null while there is nothing to count

    void ended(Probe probe) {
        long nanos = probe.took().toNanos();
        int range = 0;
        while (range < BOUND_NANOS.length && nanos > BOUND_NANOS[range]) {
            range++;
        }
        add(range, 1);
        add(ProbeTotals.RESULTS + ProbeResult.of(probe.outcome()).ordinal(), 1);
        add(ProbeTotals.NANOS, nanos);
    }

    void turned(boolean down) {
        add(down ? ProbeTotals.TURNED_DOWN : ProbeTotals.TURNED_UP, 1);
    }

    ProbeTotals totals() {
        AtomicLongArray now = figures;
        if (now == null) {
            return ProbeTotals.NONE;
        }
        long[] copy = new long[now.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = now.get(i);
        }
        return new ProbeTotals(copy);
    }

    /// There is one writer, so nothing can come between.
    private void add(int figure, long amount) {
        if (figures == null) {
            figures = new AtomicLongArray(ProbeTotals.LENGTH);
        }
        figures.setRelease(figure, figures.getPlain(figure) + amount);
    }
}
