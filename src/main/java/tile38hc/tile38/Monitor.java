package tile38hc.tile38;

import java.io.Closeable;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tile38hc.health.AddressText;
import tile38hc.health.Time;
import tile38hc.net.Resolver;
import tile38hc.net.Watchdog;

/// Watches Tile38 servers: asks all of them once an interval and says what is the matter with whom.
///
/// A peer is one address, however many upstreams list it. Safe for use by many threads; rounds are made by one at
/// a time.
public final class Monitor implements Closeable {
    private static final long SHORTEST_INTERVAL_NANOS = Duration.ofMillis(250).toNanos();
    private static final long SAVE_NANOS = Duration.ofSeconds(30).toNanos();

    /// @param interval from one round to the next, unless [#keepPaceWith] asks for more
    /// @param timeout of one question to one server, and of connecting
    /// @param acceptAfter how long followers must hold a replaced leader's data until it is taken for the right
    /// one
    public record Timing(Duration interval, Duration timeout, Duration acceptAfter) {
        public static final Timing USUAL =
                new Timing(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(1));

        public Timing {
            if (!interval.isPositive() || !timeout.isPositive() || acceptAfter.isNegative()) {
                throw new IllegalArgumentException("no time to work with: " + interval + ", " + timeout);
            }
        }
    }

    private final Timing timing;
    private final Time time;
    private final ThreadFactory threads;
    private final ExecutorService executor;
    private final IdentityStore store;
    private final Consumer<Notice> notices;
    private final Consumer<Transcript> transcripts;
    private final Map<String, Subject> subjects = new TreeMap<>(); // guarded by itself, as the addresses
    private final Map<String, SocketAddress> addresses = new HashMap<>();
    private final Set<String> doubted = ConcurrentHashMap.newKeySet();
    private volatile Findings findings = Findings.NONE;
    private volatile long intervalNanos;

    private final ReentrantLock round = new ReentrantLock();
    private final Condition wake = round.newCondition();
    private final Interview interview; // this and the rest: guarded by round
    private final Diagnosis diagnosis;
    private Set<String> following = Set.of();
    private Map<String, Identity> saved;
    private long savedAt;
    private volatile boolean closed;

    /// @param threads virtual ones outside tests
    /// @param notices told of each change, by the thread that makes the rounds, so it must be quick
    public Monitor(
            Timing timing,
            Watchdog watchdog,
            Resolver resolver,
            Time time,
            ThreadFactory threads,
            IdentityStore store,
            Consumer<Notice> notices) {
        this(timing, watchdog, resolver, time, threads, store, notices, _ -> {});
    }

    /// @param transcripts told what was asked and answered in each round
    Monitor(
            Timing timing,
            Watchdog watchdog,
            Resolver resolver,
            Time time,
            ThreadFactory threads,
            IdentityStore store,
            Consumer<Notice> notices,
            Consumer<Transcript> transcripts) {
        this.timing = timing;
        this.intervalNanos = timing.interval().toNanos();
        this.time = time;
        this.threads = threads;
        this.executor = Executors.newThreadPerTaskExecutor(threads);
        this.store = store;
        this.notices = notices;
        this.transcripts = transcripts;
        this.saved = store.load();
        this.savedAt = time.nanos();
        this.diagnosis = new Diagnosis(peer -> Optional.ofNullable(saved.get(peer)), timing.acceptAfter());
        this.interview = new Interview(
                new Sockets(watchdog), new Whereabouts(resolver::follow), time, executor, () -> intervalNanos);
    }

    /// Watches a peer from the next round on. Said again for the same address, it adds what else is said of it.
    ///
    /// @param subject the same peer
    public void watch(SocketAddress address, Subject subject) {
        synchronized (subjects) {
            addresses.put(subject.name(), address);
            subjects.merge(subject.name(), subject, Subject::and);
        }
    }

    /// Says that a check of this peer got no answer in time. The kept connection may still have one; so from the next
    /// round on a new connection is tried too, until one is answered.
    public void doubt(SocketAddress address) {
        String name = AddressText.of(address);
        if (watches(address)) {
            doubted.add(name);
        }
    }

    /// Makes rounds as often as this, if that is more often than before. Servers are spared more than four a second.
    public synchronized void keepPaceWith(Duration interval) {
        intervalNanos = Math.min(intervalNanos, Math.max(interval.toNanos(), SHORTEST_INTERVAL_NANOS));
    }

    /// Makes rounds as often as without any [#keepPaceWith].
    public synchronized void keepUsualPace() {
        intervalNanos = timing.interval().toNanos();
    }

    /// Watches none but these of its peers any more, as when their names stand for other addresses now, and expects
    /// of each what is said here. What is known of those that stay is kept.
    ///
    /// @param peers by name
    public void keepOnly(Map<String, Subject> peers) {
        synchronized (subjects) {
            subjects.keySet().retainAll(peers.keySet());
            subjects.replaceAll((name, _) -> peers.get(name));
        }
    }

    /// Those whose checks have found this peer; none where it is not watched.
    public Set<String> upstreams(String peer) {
        synchronized (subjects) {
            return subjects.containsKey(peer) ? subjects.get(peer).upstreams() : Set.of();
        }
    }

    public boolean watches(SocketAddress address) {
        synchronized (subjects) {
            return subjects.containsKey(AddressText.of(address));
        }
    }

    /// As of the last round. Peers are named by [AddressText].
    public Findings findings() {
        return findings;
    }

    /// Makes rounds from now on.
    public void start() {
        threads.newThread(this::work).start();
    }

    /// Makes one round now. Most conditions need up to three to come, `diverged` more.
    public Findings round() throws InterruptedException {
        round.lock();
        try {
            if (closed) {
                return findings;
            }
            Map<String, Subject> now;
            synchronized (subjects) {
                now = new TreeMap<>(subjects);
                addresses.keySet().retainAll(now.keySet());
            }
            Transcript transcript = interview.ask(now, wishes(now), following, diagnosis::follows);
            transcripts.accept(transcript);
            doubted.removeIf(peer -> answersNewcomers(transcript, peer));
            Round answers = transcript.round();
            following = following(answers);
            Findings found = diagnosis.after(now, answers);
            findings = found;
            found.notices().forEach(notices);
            save(false);
            return found;
        } finally {
            round.unlock();
        }
    }

    /// Ends at once what is being asked, and the rounds.
    @Override
    public void close() {
        closed = true;
        executor.shutdownNow();
        round.lock();
        try {
            wake.signalAll();
            interview.close();
            save(true);
        } finally {
            round.unlock();
        }
    }

    private void work() {
        round.lock();
        try {
            while (!closed) {
                long next = time.nanos() + intervalNanos;
                round();
                for (long rest = next - time.nanos(); rest > 0 && !closed; rest = next - time.nanos()) {
                    time.await(wake, rest);
                }
            }
        } catch (InterruptedException e) {
            closed = true; // nobody interrupts it but whoever ends the process
        } finally {
            round.unlock();
        }
    }

    private Map<String, Wish> wishes(Map<String, Subject> now) {
        Map<String, Wish> wishes = new HashMap<>(diagnosis.wishes(now));
        doubted.retainAll(now.keySet());
        doubted.forEach(peer -> wishes.merge(peer, Wish.NEWCOMER, Wish::and));
        return wishes;
    }

    private static boolean answersNewcomers(Transcript transcript, String peer) {
        Asked asked = transcript.asked().get(peer);
        return asked != null
                && asked.replies().containsKey(Asked.PING)
                && asked.sample().shut().isEmpty();
    }

    private static Set<String> following(Round answers) {
        Set<String> following = new HashSet<>();
        answers.samples().forEach((peer, sample) -> sample.figures()
                .flatMap(Figures::following)
                .map(target -> Whereabouts.seenFromHere(peer, target))
                .ifPresent(following::add));
        return following;
    }

    /// What grows all the time is written now and then; who somebody is, at once.
    private void save(boolean all) {
        Map<String, Identity> now = new HashMap<>(saved);
        now.putAll(diagnosis.identities());
        boolean due = all || time.nanos() - savedAt > SAVE_NANOS || !who(now).equals(who(saved));
        if (due && !now.equals(saved)) {
            store.save(now);
            saved = now;
            savedAt = time.nanos();
        }
    }

    private static Map<String, String> who(Map<String, Identity> identities) {
        Map<String, String> who = new HashMap<>();
        identities.forEach(
                (peer, identity) -> who.put(peer, identity.id() + " " + identity.pid() + " " + identity.headMd5()));
        return who;
    }

    private final class Sockets implements Interview.Lines {
        private final Watchdog watchdog;

        private Sockets(Watchdog watchdog) {
            this.watchdog = watchdog;
        }

        @Override
        public Interview.KeptLine to(String peer) {
            synchronized (subjects) {
                return RespLine.speakingJson(addresses.get(peer), watchdog, timing.timeout());
            }
        }

        @Override
        public Line anew(String peer) {
            synchronized (subjects) {
                SocketAddress address = addresses.get(peer);
                return commands -> {
                    try (Interview.KeptLine line = RespLine.plain(address, watchdog, timing.timeout())) {
                        return line.ask(commands);
                    }
                };
            }
        }

        @Override
        public Interview.KeptLine toStranger(Whereabouts.Place place) {
            return RespLine.plain(place.address(), watchdog, timing.timeout());
        }
    }
}
