package tile38hc.tile38;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One follower's data against its leader's: how far behind, and whether they are the leader's at all.
final class PairTrack {
    private static final int SURE_WITHOUT_CHECK = 5;
    private static final int OVER = 2;
    private static final long ALONE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long AFTER_RESTART_NANOS = Duration.ofHours(1).toNanos();

    private final PeerTrack follower;
    private Optional<PeerTrack> leader = Optional.empty();
    private final Lag lag = new Lag();
    private final Divergence divergence = new Divergence();
    private Optional<Lag.Reading> reading = Optional.empty();
    private int over;
    private long overSince;
    private long aloneSince = -1;
    private Optional<Long> leaderPid = Optional.empty();
    private Optional<Long> expiredAtRestart = Optional.empty();
    private boolean collectionsAsked;
    private List<String> differences = List.of();

    PairTrack(PeerTrack follower) {
        this.follower = follower;
    }

    Optional<PeerTrack> leader() {
        return leader;
    }

    /// Empty while the two cannot be compared.
    Optional<Lag.Reading> reading() {
        return reading;
    }

    /// Whether the follower holds what its leader does, as far as can be told now.
    boolean holdsLeadersData() {
        return reading.filter(now -> now.bytes() == 0).isPresent() && divergence.agrees() && !divergence.suspected();
    }

    /// @param found whom the follower follows now; empty if that is no peer, or unknown
    void after(Optional<PeerTrack> found) {
        if (!found.equals(leader)) {
            leader = found;
            lag.forget();
            divergence.forget();
            reading = Optional.empty();
            leaderPid = Optional.empty();
            expiredAtRestart = Optional.empty();
        }
        Optional<Figures> mine = follower.figuresNow().filter(now -> !now.leads());
        Optional<Figures> before = leader.flatMap(PeerTrack::figuresNow);
        if (mine.isEmpty() || before.isEmpty()) {
            reading = Optional.empty();
            over = 0;
            aloneSince = -1;
            return;
        }
        noteRestarts(before.get());
        noteLoneliness();
        if (!mine.get().caughtUp() || !before.get().leads()) {
            reading = Optional.empty();
            lag.forget();
            over = 0;
            return;
        }
        leader.get() // without a second look at the same process, what is known stays
                .last()
                .flatMap(Sample::later)
                .filter(later -> isSameProcess(before.get(), later))
                .ifPresent(later -> compare(before.get(), mine.get(), later));
    }

    private static boolean isSameProcess(Figures before, Figures later) {
        return later.pid() == before.pid() && later.id().equals(before.id()) && later.aofSize() >= before.aofSize();
    }

    private void compare(Figures before, Figures mine, Figures later) {
        PeerTrack ahead = leader.orElseThrow();
        Sample sample = follower.last().orElseThrow();
        lag.probe().ifPresent(range -> {
            Optional<String> theirs = ahead.last().map(Sample::sums).map(sums -> sums.get(range));
            Optional<String> ours = Optional.ofNullable(sample.sums().get(range));
            if (theirs.isPresent() && ours.isPresent()) {
                lag.probed(theirs.equals(ours));
            }
        });
        Expired expired = expired(ahead, sample.nanos());
        Lag.Reading now = lag.after(
                ahead.last().orElseThrow().nanos(),
                before,
                sample.nanos(),
                mine,
                later,
                ahead.identity().lineage(),
                expired);
        reading = Optional.of(now);
        divergence.after(sample.nanos(), mine, later, now, expired);
        if (divergence.found().isEmpty()) {
            collectionsAsked = false;
            differences = List.of();
        }
        Optional<Map<String, Long>> theirs = ahead.last().flatMap(Sample::collections);
        if (collectionsAsked && theirs.isPresent() && sample.collections().isPresent()) {
            differences =
                    Localisation.sentences(theirs.get(), sample.collections().get());
        }
    }

    /// A leader that restarts gives all objects their whole time anew; its followers delete them when the old is
    /// over.
    private Expired expired(PeerTrack ahead, long nanos) {
        Optional<Long> there = ahead.expiry().lately(ahead.last().orElseThrow().nanos());
        Optional<Long> here = follower.expiry().lately(nanos);
        boolean restarted = ahead.startedAt()
                .filter(then -> nanos - then < AFTER_RESTART_NANOS)
                .isPresent();
        long before = expiredAtRestart.orElse(-follower.expiry().initial());
        long early = restarted ? follower.expiry().total() - before : 0;
        return new Expired(
                Math.max(ahead.expiry().total(), follower.expiry().total()),
                there.flatMap(some -> here.map(others -> Math.max(some, others))),
                early,
                restarted);
    }

    private void noteRestarts(Figures ahead) {
        if (follower.change() == Change.RESTARTED || follower.change() == Change.REPLACED) {
            divergence.forget();
        }
        if (leaderPid.filter(pid -> pid != ahead.pid()).isPresent()) {
            expiredAtRestart = Optional.of(follower.expiry().total());
        }
        leaderPid = Optional.of(ahead.pid());
    }

    /// A leader lists followers that are long gone, but never fewer than it has.
    private void noteLoneliness() {
        boolean alone = leader.orElseThrow()
                .last()
                .flatMap(Sample::role)
                .filter(role -> role.leads() && role.followers() == 0)
                .isPresent();
        long now = follower.last().orElseThrow().nanos();
        aloneSince = !alone ? -1 : aloneSince >= 0 ? aloneSince : now;
    }

    /// What to ask of both, so that the next round is surer.
    Wish wish(Expectations expectations) {
        Wish wish = lag.probe().map(Wish::sum).orElse(Wish.NOTHING);
        if (divergence.suspected() || isOver(expectations)) {
            wish = wish.and(Wish.EXTRAS);
        }
        if (divergence.found().isPresent() && !collectionsAsked) {
            collectionsAsked = true;
            wish = wish.and(Wish.COLLECTIONS);
        }
        return wish;
    }

    List<Claim> claims(Expectations expectations) {
        List<Claim> claims = new ArrayList<>();
        if (leader.isEmpty() || follower.figuresNow().isEmpty()) {
            return claims;
        }
        behind(expectations).ifPresent(claims::add);
        divergence.found().map(this::diverged).ifPresent(claims::add);
        Sample sample = follower.last().orElseThrow();
        if (aloneSince >= 0
                && sample.nanos() - aloneSince >= ALONE_NANOS
                && follower.figuresNow().get().caughtUp()) {
            claims.add(Claim.own(
                    follower.name(),
                    Code.LINK_LOST,
                    "believes to be connected to its leader " + leader.get().name()
                            + ", which has no connection from any follower",
                    new Facts().put("leader", leader.get().name())));
        }
        return claims;
    }

    private boolean isOver(Expectations expectations) {
        return reading.filter(now -> now.bytes() > expectations.maxLagBytes()
                        || now.seconds() > expectations.maxLag().toNanos() / 1e9)
                .isPresent();
    }

    /// Told once the leader's file is known not to have been rewritten meanwhile, for that changes its size too.
    private Optional<Claim> behind(Expectations expectations) {
        if (!isOver(expectations)) {
            over = 0;
            return Optional.empty();
        }
        IdentityTrack leaderIdentity = leader.orElseThrow().identity();
        over++;
        if (over == 1) {
            overSince = leader.get().last().orElseThrow().nanos();
            leaderIdentity.wantCheck();
        }
        boolean checked = leaderIdentity.checkedAt() - overSince > 0;
        if (over < OVER || !checked && over < SURE_WITHOUT_CHECK) {
            return Optional.empty();
        }
        Lag.Reading now = reading.orElseThrow();
        return Optional.of(Claim.own(
                follower.name(),
                Code.BEHIND,
                Words.format(
                        "is %,d bytes and %.0f seconds behind its leader %s",
                        now.bytes(), now.seconds(), leader.get().name()),
                new Facts()
                        .put("leader", leader.get().name())
                        .put("lag_bytes", now.bytes())
                        .put("lag_seconds", now.seconds())));
    }

    private Claim diverged(Divergence.Gap gap) {
        String address = follower.figuresNow().flatMap(Figures::following).orElseThrow();
        int colon = address.lastIndexOf(':');
        String target = address.substring(0, Math.max(0, colon)) + " " + address.substring(colon + 1);
        String where = differences.isEmpty() ? "" : " (" + String.join("; ", differences) + ")";
        String message = Words.format(
                        "holds other data than its leader %s, whatever it says of itself: %s: leader %,d, follower %,d%s.",
                        leader.orElseThrow().name(), gap.what(), gap.leader(), gap.follower(), where)
                + " Remedy, on the follower: FOLLOW no one, FLUSHDB, FOLLOW " + target
                + ". If the leader wants a password, test the follower's leaderauth by AUTH on the leader first:"
                + " FOLLOW with a wrong one ends the follower";
        return Claim.own(
                follower.name(),
                Code.DIVERGED,
                message,
                new Facts()
                        .put("leader", leader.get().name())
                        .put("counted", gap.what())
                        .put("of_leader", gap.leader())
                        .put("of_follower", gap.follower())
                        .put("differences", differences));
    }
}
