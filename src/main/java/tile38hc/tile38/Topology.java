package tile38hc.tile38;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who leads and who follows whom, told by server ids, for addresses lie.
///
/// Peers that hold one leader's data belong together. Remembered is who has led, and whom each followed last, so
/// that a follower that is made a second leader is still known to be one.
final class Topology {
    private final Map<String, String> lastFollowed = new TreeMap<>();
    private Groups groups = new Groups();
    private final Set<String> haveLed = new TreeSet<>();
    private final Map<String, String> unlisted = new TreeMap<>(); // leaders followed before, by id
    private final Map<String, Optional<String>> leaders = new TreeMap<>();
    private final List<Claim> claims = new ArrayList<>();

    /// The peer that this follower follows, if it is one.
    Optional<String> leaderOf(String follower) {
        return leaders.getOrDefault(follower, Optional.empty());
    }

    boolean together(String one, String other) {
        return groups.together(one, other);
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    void after(Map<String, Subject> subjects, Map<String, PeerTrack> tracks, Map<String, Followed> followed) {
        claims.clear();
        leaders.clear();
        lastFollowed.keySet().retainAll(tracks.keySet());
        lastFollowed.values().retainAll(tracks.keySet());
        unlisted.keySet().retainAll(tracks.keySet());
        tracks.forEach((name, track) -> track.figuresNow().ifPresent(now -> {
            if (now.leads() && now.counters().objects() > 0) { // a follower too leads until it is told whom to follow
                haveLed.add(name);
            }
        }));
        tracks.forEach((name, track) -> following(track).ifPresent(address -> {
            Optional<String> leader = leader(name, followed.get(address), tracks);
            leaders.put(name, leader);
            leader.ifPresent(found -> lastFollowed.put(name, found));
            if (leader.isEmpty() && followed.get(address) instanceof Followed.Stranger(Figures figures)) {
                noteUnlisted(name, figures.id());
            }
        }));
        groups = new Groups();
        tieUpstreams(subjects);
        lastFollowed.forEach((follower, leader) -> {
            if (!expectsAnother(subjects.get(follower), subjects.get(leader))) {
                groups.tie(follower, leader);
            }
        });
        tieTwins(subjects, tracks);
        tracks.forEach((name, track) ->
                following(track).ifPresent(address -> judge(subjects, tracks, name, address, followed.get(address))));
        groups.of(tracks.keySet()).forEach(group -> judge(group, tracks, followed));
    }

    private static Optional<String> following(PeerTrack track) {
        return track.figuresNow()
                .flatMap(Figures::following)
                .map(address -> Whereabouts.seenFromHere(track.name(), address));
    }

    /// A follower of an unlisted leader that led for a while is, once it follows that again, what it was.
    private void noteUnlisted(String follower, String leader) {
        if (!haveLed.contains(follower)) {
            unlisted.put(follower, leader);
        } else if (leader.equals(unlisted.get(follower))) {
            haveLed.remove(follower);
        }
    }

    /// What one upstream lists belongs together, and with the upstream that it names as its leader's.
    private void tieUpstreams(Map<String, Subject> subjects) {
        Map<String, String> first = new TreeMap<>();
        subjects.forEach((name, subject) -> subject.upstreams().forEach(upstream -> {
            groups.tie(name, first.computeIfAbsent(upstream, _ -> name));
        }));
        subjects.forEach((name, subject) ->
                subject.expectations().leader().map(first::get).ifPresent(leader -> groups.tie(name, leader)));
    }

    /// Files that begin with the same 4 KiB have a common past. Of a follower it is not known at once that it has
    /// another file now, and whom it follows says more. So does the option `leader`, for two clusters may have been
    /// loaded alike.
    private void tieTwins(Map<String, Subject> subjects, Map<String, PeerTrack> tracks) {
        Map<String, String> first = new TreeMap<>();
        Set<String> named = subjects.values().stream()
                .flatMap(subject -> subject.expectations().leader().stream())
                .collect(Collectors.toSet());
        tracks.forEach((name, track) -> track.identity()
                .current()
                .filter(_ -> !lastFollowed.containsKey(name))
                .filter(Topology::hasWholeHead)
                .map(identity -> identity.headMd5() + " " + cluster(subjects.get(name), named))
                .ifPresent(twins -> groups.tie(name, first.computeIfAbsent(twins, _ -> name))));
    }

    /// The upstream of its leaders, if any check names that.
    private static String cluster(Subject subject, Set<String> named) {
        return subject.expectations()
                .leader()
                .or(() -> subject.upstreams().stream()
                        .filter(named::contains)
                        .sorted()
                        .findFirst())
                .orElse("");
    }

    private Optional<String> leader(String follower, Followed followed, Map<String, PeerTrack> tracks) {
        return switch (followed) {
            case Followed.Listed(String peer) -> Optional.of(peer);
            case Followed.Stranger(Figures figures) ->
                tracks.values().stream()
                        .filter(track -> track.figures()
                                .filter(known -> known.id().equals(figures.id()))
                                .isPresent())
                        .map(PeerTrack::name)
                        .findFirst();
            case Followed.Unknown _ -> onlyTwin(tracks.get(follower), tracks);
            case null -> Optional.empty();
        };
    }

    /// Where the address means nothing to us: the one leader whose file begins as the follower's does.
    private static Optional<String> onlyTwin(PeerTrack follower, Map<String, PeerTrack> tracks) {
        Optional<Identity> mine = follower.identity().current().filter(Topology::hasWholeHead);
        List<String> twins = tracks.values().stream()
                .filter(track -> track.figuresNow().filter(Figures::leads).isPresent())
                .filter(track -> mine.isPresent()
                        && track.identity()
                                .current()
                                .filter(Topology::hasWholeHead)
                                .filter(theirs ->
                                        theirs.headMd5().equals(mine.get().headMd5()))
                                .isPresent())
                .map(PeerTrack::name)
                .toList();
        return twins.size() == 1 ? Optional.of(twins.getFirst()) : Optional.empty();
    }

    private static boolean hasWholeHead(Identity identity) {
        return identity.headSize() > 0 && new Range(0, identity.headSize()).isWholeHead();
    }

    private void judge(
            Map<String, Subject> subjects,
            Map<String, PeerTrack> tracks,
            String name,
            String address,
            Followed followed) {
        Optional<String> leader = leaderOf(name);
        Optional<Figures> figures = leader.map(tracks::get)
                .flatMap(PeerTrack::figures)
                .or(() -> followed instanceof Followed.Stranger(Figures told) ? Optional.of(told) : Optional.empty());
        if (figures.isEmpty()) {
            return;
        }
        Facts facts = new Facts()
                .put("following", address)
                .put("leader_id", figures.get().id());
        if (!figures.get().leads()) {
            String next = figures.get().following().orElseThrow();
            claims.add(Claim.own(
                    name,
                    Code.CHAIN,
                    Words.format(
                            "follows %s, which itself follows %s: once restarted it will refuse to answer; let it follow the leader",
                            address, next),
                    facts.put("next", next)));
        } else if (isWrong(subjects, tracks, name, leader)) {
            claims.add(Claim.own(
                    name,
                    Code.WRONG_LEADER,
                    Words.format(
                            "follows %s, whose id %s is not that of the leader in the configuration",
                            address, figures.get().id()),
                    facts));
        }
    }

    /// A stranger is wrong where a listed server of the group leads or has led, or where the option `leader` names an
    /// upstream whose servers are known: it may be one of those that are not. A listed leader is wrong where the
    /// option names another upstream.
    private boolean isWrong(
            Map<String, Subject> subjects, Map<String, PeerTrack> tracks, String name, Optional<String> leader) {
        if (leader.isPresent()) {
            return expectsAnother(subjects.get(name), subjects.get(leader.get()));
        }
        Optional<String> expected = subjects.get(name).expectations().leader();
        boolean othersAreKnown = expected.isPresent()
                && subjects.values().stream()
                        .filter(subject -> subject.upstreams().contains(expected.get()))
                        .anyMatch(
                                subject -> tracks.get(subject.name()).figures().isPresent());
        return othersAreKnown
                || tracks.keySet().stream().anyMatch(other -> groups.together(name, other) && haveLed.contains(other));
    }

    private static boolean expectsAnother(Subject follower, Subject leader) {
        return follower.expectations()
                .leader()
                .filter(upstream -> !leader.upstreams().contains(upstream))
                .isPresent();
    }

    private void judge(Set<String> group, Map<String, PeerTrack> tracks, Map<String, Followed> followed) {
        Map<String, String> leading = new TreeMap<>(); // by process: one may be listed twice
        group.forEach(name -> tracks.get(name)
                .figuresNow()
                .filter(Figures::leads)
                .ifPresent(now -> leading.putIfAbsent(now.id() + " " + now.pid(), name)));
        if (leading.size() > 1) {
            List<String> names = leading.values().stream().sorted().toList();
            String message = String.join(" and ", names)
                    + " all lead, and take writes each of its own; let all but the right one FOLLOW it";
            Facts facts = new Facts().put("leaders", names);
            claims.add(new Claim(Claim.Scope.WHOLE, group.iterator().next(), Code.TWO_LEADERS, message, facts.map()));
            names.forEach(
                    name -> claims.add(new Claim(Claim.Scope.SHARED, name, Code.TWO_LEADERS, message, facts.map())));
        }
        if (group.stream().allMatch(name -> follows(tracks.get(name))) && !leaderElsewhere(group, tracks, followed)) {
            claims.add(new Claim(
                    Claim.Scope.WHOLE,
                    group.iterator().next(),
                    Code.NO_LEADER,
                    "no server leads: " + String.join(" and ", group) + " all follow another, so nothing takes writes",
                    new Facts().put("followers", List.copyOf(group)).map()));
        }
    }

    private static boolean follows(PeerTrack track) {
        return track.figuresNow().filter(now -> !now.leads()).isPresent()
                || track.last()
                        .filter(sample -> sample.standing() == Standing.CATCHING_UP)
                        .isPresent();
    }

    /// A leader that nobody listed is none for a group that had one of its own; and one that may be there counts.
    private boolean leaderElsewhere(Set<String> group, Map<String, PeerTrack> tracks, Map<String, Followed> followed) {
        boolean hadOne = group.stream().anyMatch(haveLed::contains);
        boolean anyFigures =
                group.stream().anyMatch(name -> tracks.get(name).figuresNow().isPresent());
        boolean possible = group.stream()
                .map(tracks::get)
                .flatMap(track -> following(track).stream())
                .map(followed::get)
                .anyMatch(target -> !(target instanceof Followed.Listed)
                        && !(target instanceof Followed.Stranger(Figures figures) && !figures.leads()));
        return !anyFigures || possible && !hadOne;
    }
}
