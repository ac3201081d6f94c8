package tile38hc.tile38;

import java.util.ArrayDeque;
import java.util.Optional;

/// How many objects one server has deleted by itself because their time was over: since we look, and lately.
///
/// Servers look for such objects ten times a second, each at its own beat and on its own clock, so what expired
/// within [#WINDOW_NANOS] may be missing at one and not yet at the other.
final class Expiry {
    private static final long WINDOW_NANOS = 2_000_000_000;

    private record Reading(long nanos, long total) {}

    private final ArrayDeque<Reading> readings = new ArrayDeque<>();
    private long pid = -1;
    private long counted;
    private long initial;
    private long total;

    /// Of all processes that the server has been since we look.
    long total() {
        return total;
    }

    /// By the process that it was when we began to look, before that.
    long initial() {
        return initial;
    }

    void after(Sample sample) {
        if (sample.figures().isEmpty() || sample.extras().isEmpty()) {
            return;
        }
        long now = sample.extras().get().expired();
        if (pid != sample.figures().get().pid()) {
            pid = sample.figures().get().pid();
            initial = readings.isEmpty() ? now : initial;
            counted = readings.isEmpty() ? now : 0;
        }
        total += Math.max(0, now - counted);
        counted = now;
        readings.add(new Reading(sample.nanos(), total));
        while (readings.size() > 2 && secondOf(readings).nanos() <= sample.nanos() - WINDOW_NANOS) {
            readings.poll();
        }
    }

    /// Empty if it was not asked for both at that moment and before.
    Optional<Long> lately(long nanos) {
        boolean known = readings.size() > 1 && readings.getLast().nanos() == nanos;
        return known ? Optional.of(total - readings.getFirst().total()) : Optional.empty();
    }

    private static Reading secondOf(ArrayDeque<Reading> readings) {
        return readings.stream().skip(1).findFirst().orElseThrow();
    }
}
