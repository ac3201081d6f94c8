package tile38hc.health;

/// Remembers the last checks of a peer in 780 bytes: 0.8 MB for 1,000 checked peers, nothing for those that
/// nobody checks. Adding one allocates nothing.
///
/// Safe for use by many threads. Its lock is its own and not the peer's, under which news are told: reading
/// never waits for those.
final class RecentChecks {
    private long[] millis; // made by the first check; this and the rest: guarded by this
    private int[] micros; // the complement (`~`) of a check that failed
    private long total;

    synchronized void add(Probe probe) {
        if (total == 0) {
            millis = new long[History.LENGTH];
            micros = new int[History.LENGTH];
        }
        int at = (int) (total % History.LENGTH);
        int took = (int) Math.min(probe.took().toNanos() / 1_000, Integer.MAX_VALUE);
        millis[at] = probe.start().toEpochMilli();
        micros[at] = probe.outcome().passed() ? took : ~took;
        total++;
    }

    synchronized History history() {
        if (total == 0) {
            return History.NONE;
        }
        int size = (int) Math.min(total, History.LENGTH);
        int first = (int) ((total - size) % History.LENGTH);
        long[] starts = new long[size];
        int[] durations = new int[size];
        unroll(millis, first, starts, size);
        unroll(micros, first, durations, size);
        return new History(total, starts, durations);
    }

    /// Copies the newest `size` of a ring, of which the oldest stands at `first`. Arrays of any kind, but both of one.
    private static void unroll(Object ring, int first, Object straight, int size) {
        int untilEnd = Math.min(size, History.LENGTH - first);
        System.arraycopy(ring, first, straight, 0, untilEnd);
        System.arraycopy(ring, 0, straight, untilEnd, size - untilEnd);
    }
}
