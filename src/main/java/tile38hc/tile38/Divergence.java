package tile38hc.tile38;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Whether a follower that is at its leader's position holds other data, told by what both count.
///
/// What may differ without harm: what the leader has counted since it was where the follower is, for one short
/// command may delete everything; what the bytes since then can add; and objects that expire, since each server
/// deletes them by itself some moments sooner or later. So only a gap that lasts is told: [#SAMPLES] in a row and
/// [#NANOS] long, with expiry known throughout.
///
/// A follower that connects anew may take in everything once more, what was deleted long ago included, and says
/// all the while that it has caught up. Nothing is compared until that is over.
///
/// `num_points` and `in_memory_size` are not compared: a rewritten AOF tells areas given as BOUNDS as polygons and
/// circles as features, so that a healthy follower that has read it counts other points in the same objects.
final class Divergence {
    private static final int SAMPLES = 5;
    private static final long NANOS = 1_000_000_000;
    private static final int HEALED = 2;
    private static final int SETTLED_AGE = 3;
    private static final long SHORTEST_COMMAND = 24;

    /// One count that differs.
    record Gap(String what, long leader, long follower) {}

    /// @param told whether [Expired] tells how many may be missing
    private record Counted(String what, boolean told, ToLongFunction<Figures.Counters> count) {

        long missing(Expired expired) {
            return expired.restarted() && !told ? Long.MAX_VALUE >> 1 : expired.early();
        }
    }

    private static final List<Counted> COUNTED = List.of(
            new Counted("objects", true, Figures.Counters::objects),
            new Counted("strings", true, Figures.Counters::strings),
            new Counted("collections", true, Figures.Counters::collections),
            new Counted("hooks", false, Figures.Counters::hooks));

    private Optional<Gap> seen = Optional.empty();
    private long seenSince;
    private int streak;
    private int agreed;
    private boolean diverged;
    private boolean unsettled;

    /// The first count that differs, once it has lasted long enough; and until the counts have agreed again.
    Optional<Gap> found() {
        return diverged ? seen : Optional.empty();
    }

    /// Whether there may be a gap and is to be watched closely: then expiry must be known.
    boolean suspected() {
        return seen.isPresent() || unsettled;
    }

    /// Whether the last comparison found them equal.
    boolean agrees() {
        return agreed > 0;
    }

    void forget() {
        seen = Optional.empty();
        streak = 0;
        agreed = 0;
        diverged = false;
    }

    /// @param leader its last look
    /// @param reading the lag at the same moment
    void after(long nanos, Figures follower, Figures leader, Lag.Reading reading, Expired expired) {
        unsettled = reading.age() < SETTLED_AGE || reading.advances();
        if (unsettled) {
            streak = 0;
            return;
        }
        Optional<Gap> gap = firstGap(
                leader.counters(),
                reading.leader(),
                follower.counters(),
                reading.most() / SHORTEST_COMMAND + expired.lately().orElse(0L),
                expired);
        if (gap.isEmpty()) {
            agree();
        } else {
            differ(nanos, gap.get(), expired.lately().isPresent());
        }
    }

    private void agree() {
        agreed++;
        streak = 0;
        if (!diverged || agreed >= HEALED) {
            diverged = false;
            seen = Optional.empty();
        }
    }

    private void differ(long nanos, Gap gap, boolean expiryKnown) {
        agreed = 0;
        boolean sameSide = seen.filter(before -> before.what().equals(gap.what())
                        && before.leader() < before.follower() == gap.leader() < gap.follower())
                .isPresent();
        if (streak == 0 || !sameSide) {
            streak = 0;
            seenSince = nanos;
        }
        seen = Optional.of(gap);
        streak += expiryKnown ? 1 : 0;
        diverged |= streak >= SAMPLES && nanos - seenSince >= NANOS;
    }

    private static Optional<Gap> firstGap(
            Figures.Counters leader, Span leaderSince, Figures.Counters follower, long explained, Expired expired) {
        for (Counted counted : COUNTED) {
            long fewest = counted.count().applyAsLong(leaderSince.fewest());
            long most = counted.count().applyAsLong(leaderSince.most());
            long held = counted.count().applyAsLong(follower);
            if (held < fewest - explained - counted.missing(expired) || held > most + explained) {
                return Optional.of(new Gap(counted.what(), counted.count().applyAsLong(leader), held));
            }
        }
        return Optional.empty();
    }
}
