package tile38hc.tile38;

import java.io.Closeable;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import tile38hc.health.Time;

/// Makes the rounds: asks peers in the order that makes their answers comparable, those of one step side by side.
/// So a round takes no longer than the slowest peer of each step, which the lines limit.
final class Interview {
    private final Lines lines;
    private final Whereabouts whereabouts;
    private final Time time;
    private final ExecutorService threads;
    private final long intervalNanos;
    private final Map<String, Open> peers = new HashMap<>();
    private final Map<String, Open> strangers = new HashMap<>();

    /// How to reach somebody; tests put their own in.
    interface Lines {

        /// To a peer.
        KeptLine to(String peer);

        /// To whom a follower follows.
        KeptLine toStranger(Whereabouts.Place place);
    }

    interface KeptLine extends Line, Closeable {
        @Override
        void close();
    }

    private record Open(KeptLine line, Contact contact) {}

    Interview(Lines lines, Whereabouts whereabouts, Time time, ExecutorService threads, long intervalNanos) {
        this.lines = lines;
        this.whereabouts = whereabouts;
        this.time = time;
        this.threads = threads;
        this.intervalNanos = intervalNanos;
    }

    /// @param following what followers said last that they follow
    /// @param isFollower whether a peer follows, as far as is known
    Transcript ask(
            Map<String, Subject> subjects,
            Map<String, Wish> wishes,
            Set<String> following,
            Predicate<String> isFollower)
            throws InterruptedException {
        keepOnly(subjects.keySet());
        Instant now = time.now();
        long nanos = time.nanos();
        Map<String, String> listed = new HashMap<>();
        Map<String, Reply> told = strangers(following, subjects.keySet(), listed);
        Set<String> leaders = new HashSet<>(subjects.keySet());
        leaders.removeIf(isFollower);
        Set<String> followers = new HashSet<>(subjects.keySet());
        followers.removeAll(leaders);
        Map<String, Asked> asked = new HashMap<>(samples(leaders, subjects, wishes));
        asked.putAll(samples(followers, subjects, wishes));
        leaders.removeIf(peer -> !asked.containsKey(peer)
                || asked.get(peer).sample().figures().filter(Figures::leads).isEmpty());
        Map<String, Reply> later = followers.isEmpty()
                ? Map.of()
                : each(leaders, peer -> peers.get(peer).contact().askServer());
        return new Transcript(nanos, now, asked, later, listed, told);
    }

    void close() {
        peers.values().forEach(open -> open.line().close());
        strangers.values().forEach(open -> open.line().close());
    }

    private void keepOnly(Set<String> names) {
        peers.entrySet().removeIf(entry -> {
            boolean gone = !names.contains(entry.getKey());
            if (gone) {
                entry.getValue().line().close();
            }
            return gone;
        });
        for (String name : names) {
            peers.computeIfAbsent(name, _ -> open(lines.to(name)));
        }
    }

    private Open open(KeptLine line) {
        return new Open(line, new Contact(line, time, intervalNanos));
    }

    private Map<String, Asked> samples(Set<String> names, Map<String, Subject> subjects, Map<String, Wish> wishes)
            throws InterruptedException {
        Map<String, Optional<Asked>> found = each(names, peer -> peers.get(peer)
                .contact()
                .ask(
                        wishes.getOrDefault(peer, Wish.NOTHING),
                        subjects.get(peer).expectations().password()));
        Map<String, Asked> asked = new HashMap<>();
        found.forEach((peer, answers) -> answers.ifPresent(some -> asked.put(peer, some)));
        return asked;
    }

    /// @param listed takes the addresses that are a peer's own
    private Map<String, Reply> strangers(Set<String> following, Set<String> names, Map<String, String> listed)
            throws InterruptedException {
        Map<String, Whereabouts.Place> unlisted = new HashMap<>();
        for (String address : following) {
            List<Whereabouts.Place> places = whereabouts.of(address);
            places.stream()
                    .map(Whereabouts.Place::name)
                    .filter(names::contains)
                    .findFirst()
                    .ifPresentOrElse(
                            peer -> listed.put(address, peer),
                            () -> places.stream().findFirst().ifPresent(place -> unlisted.put(address, place)));
        }
        strangers.entrySet().removeIf(entry -> {
            boolean gone =
                    unlisted.values().stream().noneMatch(place -> place.name().equals(entry.getKey()));
            if (gone) {
                entry.getValue().line().close();
            }
            return gone;
        });
        unlisted.values().forEach(place -> strangers.computeIfAbsent(place.name(), _ -> open(lines.toStranger(place))));
        return each(
                unlisted.keySet(),
                address -> strangers.get(unlisted.get(address).name()).contact().askServer());
    }

    /// Does this for each at the same time, and waits for all.
    private <T> Map<String, T> each(Set<String> names, Function<String, T> work) throws InterruptedException {
        Map<String, Future<T>> running = new LinkedHashMap<>();
        try {
            for (String name : names) {
                running.put(name, threads.submit(() -> work.apply(name)));
            }
        } catch (RejectedExecutionException e) {
            throw new InterruptedException("no more rounds");
        }
        Map<String, T> done = new HashMap<>();
        for (Map.Entry<String, Future<T>> task : running.entrySet()) {
            try {
                done.put(task.getKey(), task.getValue().get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("lines do not throw", e.getCause());
            }
        }
        return done;
    }
}
