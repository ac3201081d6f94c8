package tile38hc.tile38;

import java.util.Optional;
import java.util.OptionalLong;

/// How far a follower is behind its leader, from three looks: the leader, the follower, the leader again.
///
/// The difference of the two `aof_size` is the lag plus a constant that changes whenever the follower connects
/// anew: it may download everything again and *add* it to its counter. So the constant, [#base], is the smallest
/// difference seen while nothing of that kind can have happened: one *epoch*. It is taken against the second look
/// at the leader, for against the first a burst of writes between the looks would make it too small for good.
/// Where the follower's file ends as the leader's does at the same place, the constant is known to be 0, and a
/// follower that was behind when the epoch began is seen to be.
///
/// Objects that expire are deleted by each server by itself, by the follower perhaps some moments earlier: that
/// too makes the base too small, by no more than what the deletions of some moments take in the file. So much is no
/// lag: the most that expired from one time that we asked to the next.
final class Lag {
    static final int LARGEST_DELETION = 128;
    private static final long LARGEST_NOISE = 1 << 20;
    private static final long SLACK = 512;
    private static final int PROBE = 4096;
    private static final int PROBED_WHILE = 10; // a counter that is ahead of its file gets no answer

    /// @param bytes,seconds at least so much
    /// @param most bytes that the follower may lack: those written between the looks are among them
    /// @param age samples in this epoch
    /// @param advances whether the follower got nearer than it ever was: then it downloads everything again
    /// @param leader what the leader counted from where the follower is now until the second look
    record Reading(long bytes, double seconds, long most, int age, boolean advances, Span leader) {}

    /// What must stay the same within an epoch. The leader's lineage changes when its file is rewritten.
    private record Pair(String leader, long leaderPid, int lineage, String follower, long followerPid) {}

    private Pair pair;
    private long base;
    private boolean probed;
    private int age;
    private long leaderSize;
    private long followerSize;
    private long expiredBefore;
    private long mostExpired;
    private Growth growth;
    private final Refill refill = new Refill();

    /// The next time the two are compared is in a new epoch.
    void forget() {
        pair = null;
    }

    /// @param lineage of the leader's AOF
    Reading after(
            long leaderNanos,
            Figures before,
            long followerNanos,
            Figures follower,
            Figures after,
            int lineage,
            Expired expired) {
        Pair now = new Pair(before.id(), before.pid(), lineage, follower.id(), follower.pid());
        boolean anew = !now.equals(pair) || before.aofSize() < leaderSize || follower.aofSize() < followerSize;
        long gap = after.aofSize() - follower.aofSize();
        boolean advances = !anew
                && base - gap > SLACK + LARGEST_DELETION * expired.lately().orElse(0L);
        if (anew) {
            pair = now;
            base = gap;
            probed = false;
            age = 0;
            expiredBefore = expired.total();
            mostExpired = 0;
            growth = new Growth();
            refill.forget();
        }
        base = Math.min(base, gap);
        mostExpired = Math.max(mostExpired, expired.total() - expiredBefore);
        expiredBefore = expired.total();
        age++;
        leaderSize = before.aofSize();
        followerSize = follower.aofSize();
        growth.add(leaderNanos, leaderSize, Span.of(before.counters()));
        refill.after(followerNanos, advances && expired.lately().isPresent(), leaderSize);
        long reached = Math.min(refill.from().orElse(Long.MAX_VALUE), followerSize + base + noise(expired.early()));
        long bytes = Math.max(0, leaderSize - reached);
        OptionalLong missed = growth.firstBeyond(reached);
        double seconds = missed.isPresent() ? Math.max(0, followerNanos - missed.getAsLong()) / 1e9 : 0;
        Span counted = growth.countedSince(followerSize + base).and(Span.of(after.counters()));
        long most = Math.max(gap - base, after.aofSize() - before.aofSize());
        return new Reading(bytes, seconds, most, age, advances, counted);
    }

    /// The end of the follower's file, to be compared with the same bytes of the leader's: once in an epoch,
    /// unless the base is no more than noise anyway.
    Optional<Range> probe() {
        boolean useful = pair != null && !probed && age <= PROBED_WHILE && base > 0 && followerSize > 0;
        int size = (int) Math.min(PROBE, followerSize);
        return useful ? Optional.of(new Range(followerSize - size, size)) : Optional.empty();
    }

    /// @param same whether both files hold the same bytes in the [#probe]
    void probed(boolean same) {
        probed = true;
        if (same) {
            base = 0;
        }
    }

    private long noise(long early) {
        return Math.min(LARGEST_NOISE, LARGEST_DELETION * (mostExpired + early));
    }
}
