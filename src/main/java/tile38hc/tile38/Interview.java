package tile38hc.tile38;

import java.io.Closeable;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tile38hc.health.Time;

/// Makes the rounds: asks peers in the order that makes their answers comparable, those of one step side by side.
/// So a round takes no longer than the slowest peer of each step, which the lines limit.
final class Interview {
    private final Lines lines;
    private final Whereabouts whereabouts;
    private final Time time;
    private final ExecutorService threads;
    private final LongSupplier intervalNanos;
    private final Map<String, KeptLine> peers = new HashMap<>();
    private final Map<String, Contact> contacts = new HashMap<>();
    private final Map<String, KeptLine> strangers = new HashMap<>(); // by their place

    /// How to reach somebody.
    interface Lines {

        /// To a peer.
        KeptLine to(String peer);

        /// To a peer, on a new connection for each question.
        Line anew(String peer);

        /// To whom a follower follows.
        KeptLine toStranger(Whereabouts.Place place);
    }

    interface KeptLine extends Line, Closeable {
        @Override
        void close();
    }

    Interview(Lines lines, Whereabouts whereabouts, Time time, ExecutorService threads, LongSupplier intervalNanos) {
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
        Map<String, Future<Reply>> strangersTell = strangers(following, subjects.keySet(), listed);
        Set<String> leaders = new HashSet<>(subjects.keySet());
        leaders.removeIf(isFollower);
        Set<String> followers = new HashSet<>(subjects.keySet());
        followers.removeAll(leaders);
        Map<String, Asked> asked = new HashMap<>(samples(leaders, subjects, wishes));
        asked.putAll(samples(followers, subjects, wishes));
        leaders.removeIf(peer -> !asked.containsKey(peer)
                || asked.get(peer).sample().figures().filter(Figures::leads).isEmpty());
        Map<String, Reply> later = followers.isEmpty() ? Map.of() : each(leaders, peer -> askServer(peers.get(peer)));
        return new Transcript(nanos, now, asked, later, listed, done(strangersTell));
    }

    void close() {
        closeAllBut(Set.of(), peers);
        closeAllBut(Set.of(), strangers);
    }

    private void keepOnly(Set<String> names) {
        closeAllBut(names, peers);
        contacts.keySet().retainAll(names);
        for (String name : names) {
            KeptLine line = peers.computeIfAbsent(name, lines::to);
            contacts.computeIfAbsent(name, _ -> new Contact(line, lines.anew(name), time, intervalNanos));
        }
    }

    private Map<String, Asked> samples(Set<String> names, Map<String, Subject> subjects, Map<String, Wish> wishes)
            throws InterruptedException {
        Map<String, Optional<Asked>> found = each(names, peer -> contacts.get(peer)
                .ask(
                        wishes.getOrDefault(peer, Wish.NOTHING),
                        subjects.get(peer).expectations().password()));
        Map<String, Asked> asked = new HashMap<>();
        found.forEach((peer, answers) -> answers.ifPresent(some -> asked.put(peer, some)));
        return asked;
    }

    /// @param listed takes the addresses that are a peer's own
    private Map<String, Future<Reply>> strangers(Set<String> following, Set<String> names, Map<String, String> listed)
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
        Set<String> places =
                unlisted.values().stream().map(Whereabouts.Place::name).collect(Collectors.toSet());
        closeAllBut(places, strangers);
        unlisted.values().forEach(place -> strangers.computeIfAbsent(place.name(), _ -> lines.toStranger(place)));
        return begun(
                unlisted.keySet(),
                address -> askServer(strangers.get(unlisted.get(address).name())));
    }

    private static Reply askServer(Line line) {
        return line.ask(List.of(Command.Plain.SERVER)).getFirst();
    }

    private static void closeAllBut(Set<String> names, Map<String, KeptLine> lines) {
        lines.entrySet().removeIf(entry -> {
            boolean gone = !names.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    /// Does this for each at the same time, and waits for all.
    private <T> Map<String, T> each(Set<String> names, Function<String, T> work) throws InterruptedException {
        return done(begun(names, work));
    }

    private <T> Map<String, Future<T>> begun(Set<String> names, Function<String, T> work) throws InterruptedException {
        Map<String, Future<T>> running = new HashMap<>();
        try {
            for (String name : names) {
                running.put(name, threads.submit(() -> work.apply(name)));
            }
        } catch (RejectedExecutionException e) {
            throw new InterruptedException("no more rounds");
        }
        return running;
    }

    private static <T> Map<String, T> done(Map<String, Future<T>> running) throws InterruptedException {
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
