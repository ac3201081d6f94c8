package tile38hc.tile38;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tile38hc.health.Replica;

/// From rounds of samples to findings. No sockets, no clocks: the same rounds give the same findings, so that what
/// real servers once answered can be judged again anywhere. For one thread at a time.
final class Diagnosis {
    private final Function<String, Optional<Identity>> remembered;
    private final long acceptNanos;
    private final Map<String, PeerTrack> tracks = new TreeMap<>();
    private final Map<String, PairTrack> pairs = new TreeMap<>();
    private final Map<String, Long> heldSince = new HashMap<>();
    private final Topology topology = new Topology();
    private final Ledger ledger = new Ledger();

    /// @param remembered who a peer was before this process
    /// @param acceptAfter how long followers must hold a replaced leader's data until it is taken for the right
    /// one
    Diagnosis(Function<String, Optional<Identity>> remembered, Duration acceptAfter) {
        this.remembered = remembered;
        this.acceptNanos = acceptAfter.toNanos();
    }

    /// Whether it follows, as far as is known: leaders are asked before and after.
    boolean follows(String peer) {
        return Optional.ofNullable(tracks.get(peer))
                .flatMap(PeerTrack::figures)
                .filter(figures -> !figures.leads())
                .isPresent();
    }

    /// What to ask beyond the usual in the next round.
    ///
    /// @param subjects all peers that are watched now: nothing is wanted of others
    Map<String, Wish> wishes(Map<String, Subject> subjects) {
        keepOnly(subjects.keySet());
        Map<String, Wish> wishes = new HashMap<>();
        tracks.forEach((name, track) -> wishes.merge(name, track.wish(), Wish::and));
        if (tracks.values().stream().anyMatch(PeerTrack::catchesUp)) {
            tracks.forEach(
                    (name, track) -> track.end().ifPresent(last -> wishes.merge(name, Wish.sum(last), Wish::and)));
        }
        pairs.forEach((name, pair) -> pair.leader().ifPresent(leader -> {
            Wish wish = pair.wish(subjects.get(name).expectations());
            wishes.merge(name, wish, Wish::and);
            wishes.merge(leader.name(), wish, Wish::and);
        }));
        return wishes;
    }

    /// Whom to remember, by peer.
    Map<String, Identity> identities() {
        Map<String, Identity> identities = new TreeMap<>();
        tracks.forEach(
                (name, track) -> track.identity().toRemember().ifPresent(identity -> identities.put(name, identity)));
        return identities;
    }

    /// @param subjects all peers that are watched now: samples of others are passed over
    Findings after(Map<String, Subject> subjects, Round round) {
        keepOnly(subjects.keySet());
        Set<String> resting = new HashSet<>();
        tracks.forEach((name, track) -> {
            Sample sample = round.samples().get(name);
            if (sample == null) {
                resting.add(name);
                track.rested();
            } else {
                track.after(sample);
            }
        });
        topology.after(subjects, tracks, round.followed());
        pairs.forEach((name, pair) -> {
            if (!resting.contains(name)) {
                pair.after(topology.leaderOf(name).map(tracks::get));
            }
        });
        acceptReplaced(round.nanos());
        List<Notice> notices = happened(round);
        notices.addAll(ledger.enter(claims(subjects), resting, round.time()));
        Map<String, Findings.OfPeer> found = new TreeMap<>();
        tracks.keySet().forEach(name -> found.put(name, findings(name)));
        return new Findings(found, ledger.whole(), notices);
    }

    private void keepOnly(Set<String> peers) {
        tracks.keySet().retainAll(peers);
        pairs.keySet().retainAll(peers);
        heldSince.keySet().retainAll(peers);
        for (String peer : peers) {
            PeerTrack track = tracks.computeIfAbsent(peer, name -> new PeerTrack(name, remembered.apply(name)));
            pairs.computeIfAbsent(peer, _ -> new PairTrack(track));
        }
    }

    private List<Claim> claims(Map<String, Subject> subjects) {
        List<Claim> claims = new ArrayList<>();
        List<PeerTrack> overcounting =
                tracks.values().stream().filter(PeerTrack::overcounts).toList(); // hardly ever any
        tracks.forEach((name, track) -> {
            claims.addAll(track.claims(leaderAmong(overcounting, name)));
            claims.addAll(pairs.get(name).claims(subjects.get(name).expectations()));
            track.identity().replaced().filter(_ -> track.leads()).ifPresent(old -> claims.add(replaced(track, old)));
            subjects.get(name)
                    .blind()
                    .filter(_ -> track.figures().isPresent())
                    .ifPresent(why -> claims.add(Claim.own(name, Code.BLIND_CHECK, why, new Facts())));
        });
        claims.addAll(topology.claims());
        return claims;
    }

    /// A follower that refuses to answer does not tell whom it follows: then it is whoever leads where it belongs.
    private Optional<PeerTrack> leaderAmong(List<PeerTrack> leaders, String peer) {
        return leaders.stream()
                .filter(leader -> topology.leaderOf(peer)
                        .map(leader.name()::equals)
                        .orElseGet(() -> topology.together(peer, leader.name())))
                .findFirst();
    }

    private static Claim replaced(PeerTrack track, Identity old) {
        Figures now = track.figures().orElseThrow();
        long objects = now.counters().objects();
        String what = now.id().equals(old.id())
                ? Words.format("leads without its data: it has %,d objects, where it had %,d", objects, old.objects())
                : Words.format(
                        "another server leads here: id %s with %,d objects, where id %s had %,d",
                        now.id(), objects, old.id(), old.objects());
        return Claim.own(
                track.name(),
                Code.LEADER_REPLACED,
                what + "; followers that hold the old data keep them",
                new Facts()
                        .put("id", now.id())
                        .put("objects", objects)
                        .put("old_id", old.id())
                        .put("old_objects", old.objects()));
    }

    /// A new leader is the right one once all its followers have held its data for long enough.
    private void acceptReplaced(long nanos) {
        tracks.forEach((name, track) -> {
            boolean held = track.identity().replaced().isPresent()
                    && track.figuresNow().isPresent()
                    && pairs.values().stream()
                            .filter(pair -> pair.leader().filter(track::equals).isPresent())
                            .allMatch(PairTrack::holdsLeadersData);
            if (!held) {
                heldSince.remove(name);
            } else if (nanos - heldSince.computeIfAbsent(name, _ -> nanos) >= acceptNanos) {
                track.identity().accept();
            }
        });
    }

    private List<Notice> happened(Round round) {
        List<Notice> notices = new ArrayList<>();
        tracks.forEach((name, track) -> {
            words(track)
                    .ifPresent(message -> notices.add(
                            new Notice.Happened(Optional.of(name), code(track.change()), message, round.time())));
            if (track.reconnected()) {
                notices.add(new Notice.Happened(
                        Optional.of(name), "reconnected", "is connected to its leader again", round.time()));
            }
        });
        return notices;
    }

    private static String code(Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> words(PeerTrack track) {
        boolean leads = track.figures().filter(Figures::leads).isPresent();
        return switch (track.change()) {
            case NONE -> Optional.empty();
            case RESTARTED -> Optional.of("was restarted");
            case SHRUNK -> leads ? Optional.of("has rewritten its AOF") : Optional.empty();
            case FLUSHED -> leads ? Optional.of("was emptied by one command") : Optional.empty();
            case CONFIGURATION_LOST -> Optional.of("has a new id with its old data: its config file was lost");
            case ROLLED_BACK -> Optional.of("has gone back to an earlier state of its data");
            case REPLACED -> Optional.of("holds other data than before: it is another server, or has lost its AOF");
        };
    }

    private Findings.OfPeer findings(String name) {
        return new Findings.OfPeer(
                ledger.of(Claim.Scope.OWN, name), ledger.of(Claim.Scope.SHARED, name), replica(name));
    }

    private Optional<Replica> replica(String name) {
        PairTrack pair = pairs.get(name);
        PeerTrack track = tracks.get(name);
        return track.figures()
                .map(figures -> new Replica(
                        track.leads() ? Replica.Role.LEADER : Replica.Role.FOLLOWER,
                        figures.id(),
                        figures.version(),
                        figures.following(),
                        figures.leads() ? Optional.empty() : pair.leader().map(PeerTrack::name),
                        track.caughtUp(),
                        pair.reading()
                                .map(reading -> OptionalLong.of(reading.bytes()))
                                .orElse(OptionalLong.empty()),
                        pair.reading()
                                .map(reading -> OptionalDouble.of(reading.seconds()))
                                .orElse(OptionalDouble.empty()),
                        figures.aofSize(),
                        figures.counters().objects(),
                        figures.counters().collections()));
    }
}
