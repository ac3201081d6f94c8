package tile38hc.health;

import java.time.Duration;
import java.time.Instant;

/// The last checks of a peer, oldest first, at most [#LENGTH] of them. Immutable.
public final class History {

    public static final int LENGTH = 60;

    /// Before the first check.
    public static final History NONE = new History(0, new long[0], new int[0]);

    private final long total;
    private final long[] millis;
    private final int[] micros;

    /// @param total how many there were, with those that are forgotten
    /// @param millis when each began, since 1970
    /// @param micros how long each took; its complement (`~`) where the check failed
    History(long total, long[] millis, int[] micros) {
        this.total = total;
        this.millis = millis;
        this.micros = micros;
    }

    /// How many checks there were since the peer was first listed, with those that are forgotten.
    public long total() {
        return total;
    }

    public int size() {
        return millis.length;
    }

    /// When a check began, to the millisecond.
    public Instant start(int index) {
        return Instant.ofEpochMilli(millis[index]);
    }

    public boolean passed(int index) {
        return micros[index] >= 0;
    }

    /// To the microsecond.
    public Duration took(int index) {
        return Duration.ofNanos(1_000L * (passed(index) ? micros[index] : ~micros[index]));
    }
}
