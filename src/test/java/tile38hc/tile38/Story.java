package tile38hc.tile38;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A scripted leader and follower (and whoever else a test adds), one round a second: what each would answer is
/// set by name and stays until it is set again.
final class Story {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, Subject> subjects = new TreeMap<>();
    private final Map<String, Node> nodes = new TreeMap<>();
    private final Diagnosis diagnosis;
    private long seconds;
    private Findings findings = Findings.NONE;

    /// What one server would answer now.
    static final class Node {
        String id;
        long pid = 1;
        Optional<String> following = Optional.empty();
        boolean caughtUp = true;
        boolean connected = true; // to its leader
        long aof = 100_000;
        long aofLater = -1; // at the second look; -1: as at the first
        long objects = 1_000;
        long objectsLater = -1; // as aofLater
        long hooks;
        boolean secondLook = true; // whether it is answered
        long expired;
        double uptime = 1e6;
        int followers = 1;
        String head = "head";
        boolean readOnly;
        long heap = 10;
        long maxHeap;
        boolean aofEnabled = true;
        boolean overcounts;
        Standing standing = Standing.ANSWERING;
        boolean asked = true;

        Node(String id) {
            this.id = id;
        }

        Figures figures() {
            return figures(aof, objects);
        }

        private Figures later() {
            return figures(aofLater < 0 ? aof : aofLater, objectsLater < 0 ? objects : objectsLater);
        }

        private Figures figures(long size, long objects) {
            return new Figures(
                    id,
                    pid,
                    "1.37.0",
                    following,
                    caughtUp,
                    size,
                    new Figures.Counters(objects, 0, 1, hooks),
                    heap,
                    maxHeap,
                    readOnly);
        }

        Sample sample(long nanos, Instant time, Wish wish) {
            boolean answers = standing == Standing.ANSWERING;
            Map<Range, String> sums = new HashMap<>();
            for (Range range : wish.sums()) {
                if (range.within(aof)) {
                    sums.put(range, range.position() == 0 ? head : head + " at " + range);
                }
            }
            return new Sample(
                    nanos,
                    time,
                    standing,
                    "scripted",
                    Optional.of(figures()).filter(_ -> answers),
                    Optional.of(later()).filter(_ -> answers && secondLook && following.isEmpty()),
                    Optional.of(new RoleAnswer(following.isEmpty(), connected ? aof : 0, followers))
                            .filter(_ -> answers),
                    Optional.of(new Extras(aofEnabled, expired, uptime)).filter(_ -> answers && wish.extras()),
                    answers ? sums : Map.of(),
                    Optional.of(Map.of("fleet", objects)).filter(_ -> answers && wish.collections()),
                    Optional.empty(),
                    overcounts && wish.sums().stream().anyMatch(range -> range.position() + range.size() == aof));
        }
    }

    Story(Map<String, Identity> remembered) {
        diagnosis = new Diagnosis(peer -> Optional.ofNullable(remembered.get(peer)), Duration.ofSeconds(60));
    }

    /// A pair that has been well for a while.
    static Story ofPair() {
        Story story = new Story(Map.of());
        story.add("leader", "leaders", Expectations.NONE);
        story.add("follower", "followers", Expectations.NONE).following = Optional.of("leader");
        story.rounds(10);
        return story;
    }

    /// A server of this name and id.
    Node add(String name, String upstream, Expectations expectations) {
        subjects.put(name, new Subject(name, Set.of(upstream), expectations, Optional.empty()));
        Node node = new Node(name);
        nodes.put(name, node);
        return node;
    }

    Node leader() {
        return nodes.get("leader");
    }

    Node follower() {
        return nodes.get("follower");
    }

    /// The leader and the follower that copies it at once.
    void write(long bytes, long objects) {
        leader().aof += bytes;
        leader().objects += objects;
        follower().aof += bytes;
        follower().objects += objects;
    }

    /// All conditions after so many rounds more, as `follower behind`.
    Set<String> rounds(int count) {
        Set<String> seen = Set.of();
        for (int i = 0; i < count; i++) {
            seen = round();
        }
        return seen;
    }

    /// Everything that is seen in any of so many rounds.
    Set<String> throughout(int count, Runnable before) {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            before.run();
            seen.addAll(round());
        }
        return seen;
    }

    Findings findings() {
        return findings;
    }

    Map<String, Identity> identities() {
        return diagnosis.identities();
    }

    /// What happened in the last round.
    Set<String> happened() {
        return findings.notices().stream()
                .filter(Notice.Happened.class::isInstance)
                .map(Notice.Happened.class::cast)
                .map(happened -> happened.peer().orElseThrow() + " " + happened.code())
                .collect(Collectors.toSet());
    }

    /// What happens in so many rounds more.
    Set<String> happening(int count) {
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            round();
            all.addAll(happened());
        }
        return all;
    }

    private Set<String> round() {
        seconds++;
        long nanos = seconds * 1_000_000_000;
        Instant time = START.plusSeconds(seconds);
        Map<String, Wish> wishes = diagnosis.wishes(subjects);
        Map<String, Sample> samples = new HashMap<>();
        Map<String, Followed> followed = new HashMap<>();
        nodes.forEach((name, node) -> {
            if (node.asked && subjects.containsKey(name)) {
                samples.put(name, node.sample(nanos, time, wishes.getOrDefault(name, Wish.NOTHING)));
            }
            node.following.ifPresent(target -> followed.put(
                    target,
                    subjects.containsKey(target)
                            ? new Followed.Listed(target)
                            : Optional.ofNullable(nodes.get(target))
                                    .<Followed>map(stranger -> new Followed.Stranger(stranger.figures()))
                                    .orElseGet(Followed.Unknown::new)));
        });
        findings = diagnosis.after(subjects, new Round(nanos, time, samples, followed));
        Set<String> seen = new TreeSet<>();
        nodes.keySet()
                .forEach(name ->
                        findings.of(name).conditions().forEach(condition -> seen.add(name + " " + condition.code())));
        findings.whole().forEach(condition -> seen.add("whole " + condition.code()));
        return seen;
    }

    /// A server that nobody listed.
    Node stranger(String name) {
        Node node = new Node(name);
        nodes.put(name, node);
        return node;
    }
}
