package tile38hc.tile38;

import java.util.OptionalLong;

/// Notices a follower that takes in its leader's whole file once more, by its counter, which grows much faster than
/// the leader's. It has yet to see all that was written since that began, whatever it says of itself.
final class Refill {
    private static final int SURE = 3;
    private static final long PAUSE_NANOS = 1_500_000_000;

    private int samples;
    private long lastNanos;
    private long from;
    private long leaderSize = -1;

    void forget() {
        samples = 0;
        leaderSize = -1;
    }

    /// @param advances whether the follower got nearer than it ever was
    void after(long nanos, boolean advances, long leaderSize) {
        if (advances) {
            if (samples == 0) {
                from = this.leaderSize < 0 ? leaderSize : this.leaderSize;
            }
            samples++;
            lastNanos = nanos;
        } else if (nanos - lastNanos > PAUSE_NANOS) {
            samples = 0;
        }
        this.leaderSize = leaderSize;
    }

    /// The leader's size beyond which the follower cannot be yet.
    OptionalLong from() {
        return samples >= SURE ? OptionalLong.of(from) : OptionalLong.empty();
    }
}
