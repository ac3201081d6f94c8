package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;
import static tile38hc.health.ServerSketch.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CheckerTest {
    private static final Outcome GOOD = new Outcome.Passed("HTTP/1.0 200 OK");
    private static final Outcome BAD = new Outcome.NotConnected("connection refused");
    private static final Consumer<Event> NOBODY = _ -> {};
    private static final WorkerThreads REAL_THREADS = new WorkerThreads();

    /// Time that stands still but for waiting, which is advancing.
    private static final class ScriptedTime implements Time {
        private long millis;

        @Override
        public long nanos() {
            return Duration.ofMillis(millis).toNanos();
        }

        @Override
        public Instant now() {
            return Instant.ofEpochMilli(millis);
        }

        @Override
        public void await(Condition changed, long nanos) {
            throw new AssertionError("checkers do not wait");
        }
    }

    /// One thread, the test's own, which does what is started, and what is to be started later when nothing else is
    /// left to do.
    private final class ScriptedWorkers implements Workers {
        private record Later(long at, Runnable work) {}

        private final Queue<Runnable> ready = new ArrayDeque<>();
        private final Queue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::at));

        @Override
        public void start(Runnable work) {
            ready.add(work);
        }

        @Override
        public void startLater(Runnable work, long nanos) {
            later.add(new Later(time.millis + Duration.ofNanos(nanos).toMillis(), work));
        }

        void runAll() {
            while (!ready.isEmpty() || !later.isEmpty()) {
                if (ready.isEmpty()) {
                    time.millis = Math.max(time.millis, later.element().at());
                    ready.add(later.remove().work());
                }
                ready.remove().run();
            }
        }
    }

    private final ScriptedTime time = new ScriptedTime();
    private final ScriptedWorkers workers = new ScriptedWorkers();
    private final List<String> log = new ArrayList<>();

    @Test
    void each_peer_is_probed_an_interval_after_its_last_start() {
        run(spec(100, 1), upstream("10.0.0.1", "10.0.0.2"), 6, (peer, _) -> {
            time.millis += peer.equals("10.0.0.1") ? 30 : 10;
            return GOOD;
        });
        assertThat(log)
                .containsExactly(
                        "0ms 10.0.0.1",
                        "30ms 10.0.0.2",
                        "100ms 10.0.0.1",
                        "130ms 10.0.0.2",
                        "200ms 10.0.0.1",
                        "230ms 10.0.0.2");
    }

    @Test
    void a_probe_that_outlasts_the_interval_is_followed_at_once() {
        run(spec(100, 1), upstream("10.0.0.1"), 3, (_, _) -> {
            time.millis += 250;
            return GOOD;
        });
        assertThat(log).containsExactly("0ms 10.0.0.1", "250ms 10.0.0.1", "500ms 10.0.0.1");
    }

    @Test
    void failures_turn_a_peer_down_and_successes_up_again() {
        List<String> events = new ArrayList<>();
        Upstream upstream = upstream("10.0.0.1");
        run(spec(100, 1), upstream, 7, (_, nth) -> nth == 0 || nth > 4 ? GOOD : BAD, event -> {
            events.add(time.millis + "ms "
                    + switch (event) {
                        case Event.ProbeFailed _ -> "failed";
                        case Event.TurnedDown down -> "down after " + down.failures();
                        case Event.TurnedUp up -> "up after " + up.successes();
                    });
        });
        assertThat(events)
                .containsExactly(
                        "100ms failed", "200ms failed", "300ms failed", "300ms down after 3", "600ms up after 2");
        Peer peer = upstream.peers().primary().getFirst();
        assertThat(peer.down()).isFalse();
        assertThat(peer.since()).contains(Instant.ofEpochMilli(600));
        assertThat(peer.next()).contains(Instant.ofEpochMilli(700));
    }

    @Test
    void a_name_without_address_fails_without_a_probe() {
        Server server = server("leader");
        Upstream upstream = new Upstream("foo", List.of(server), () -> {});
        Checker checker = new Checker(spec(100, 1), upstream, _ -> GOOD, time, workers, NOBODY);
        Probe probe = checker.probe(upstream.peers().primary().getFirst());
        assertThat(probe.outcome()).isEqualTo(new Outcome.NotConnected("host not found"));
    }

    @Test
    void peers_that_come_are_probed_at_once_and_those_that_go_no_more() {
        Server server = server("leader");
        Upstream upstream = new Upstream("foo", List.of(server), () -> {});
        upstream.resolved(Map.of(server, List.of(address("10.0.0.1"))));
        run(spec(100, 1), upstream, 4, (_, nth) -> {
            if (nth == 1) {
                upstream.resolved(Map.of(server, List.of(address("10.0.0.2"))));
            }
            return GOOD;
        });
        assertThat(log).containsExactly("0ms 10.0.0.1", "100ms 10.0.0.1", "100ms 10.0.0.2", "200ms 10.0.0.2");
    }

    @Test
    void a_peer_that_hangs_holds_one_slot_and_nobody_else() throws InterruptedException {
        CountDownLatch others = new CountDownLatch(20);
        CountDownLatch end = new CountDownLatch(1);
        Prober prober = peer -> {
            if (host(peer).equals("10.0.0.1")) {
                awaitQuietly(end);
            } else {
                others.countDown();
            }
            return GOOD;
        };
        Checker checker = checker(spec(2, 2), upstream("10.0.0.1", "10.0.0.2", "10.0.0.3"), prober);
        checker.start();
        others.await();
        checker.stop();
        end.countDown();
    }

    @Test
    void no_more_than_concurrency_probes_are_in_flight_and_never_two_of_one_peer() throws InterruptedException {
        Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger twice = new AtomicInteger();
        Semaphore probes = new Semaphore(0);
        Prober prober = peer -> {
            AtomicInteger ofPeer = running.computeIfAbsent(host(peer), _ -> new AtomicInteger());
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            twice.addAndGet(ofPeer.getAndIncrement());
            Thread.yield();
            ofPeer.decrementAndGet();
            inFlight.decrementAndGet();
            probes.release();
            return GOOD;
        };
        String[] addresses = new String[20];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = "10.0.0." + (i + 1);
        }
        Checker checker = checker(spec(2, 3), upstream(addresses), prober);
        checker.start();
        probes.acquire(2_000);
        checker.stop();
        assertThat(most.get()).isBetween(2, 3);
        assertThat(twice).hasValue(0);
    }

    @Test
    void nothing_is_probed_after_the_stop() throws InterruptedException {
        Semaphore begun = new Semaphore(0);
        CountDownLatch end = new CountDownLatch(1);
        Upstream upstream = upstream("10.0.0.1");
        List<Thread> threads = new ArrayList<>();
        Checker checker = new Checker(
                spec(2, 1),
                upstream,
                _ -> {
                    begun.release();
                    awaitQuietly(end);
                    return BAD;
                },
                RealTime.CLOCK,
                new Workers() {
                    @Override
                    public void start(Runnable work) {
                        threads.add(Thread.startVirtualThread(work));
                    }

                    @Override
                    public void startLater(Runnable work, long nanos) {
                        throw new AssertionError("there is nothing to come");
                    }
                },
                NOBODY);
        checker.start();
        begun.acquire();
        checker.stop();
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(begun.availablePermits()).isZero();
        assertThat(upstream.peers().primary().getFirst().last()).isEmpty();
    }

    @Test
    void checkers_count_together_where_they_name_one_dictionary() {
        Upstream upstream = upstream("10.0.0.1");
        Peer peer = upstream.peers().primary().getFirst();
        List<String> events = new ArrayList<>();
        Consumer<Event> told = event -> {
            if (event instanceof Event.TurnedDown down) {
                events.add("down after " + down.failures());
            }
        };
        for (String shm : List.of("one", "one", "other", "one", "other", "other", "one")) {
            CheckerSpec spec = new SpecSketch().shm(shm).spec();
            peer.after(new Probe(Instant.EPOCH, Duration.ZERO, BAD), spec, Instant.EPOCH, told);
            events.add(shm + " " + peer.state().failures());
        }
        assertThat(events)
                .containsExactly(
                        "one 1",
                        "one 2",
                        "other 1",
                        "down after 3",
                        "one 3",
                        "other 2",
                        "down after 3",
                        "other 3",
                        "one 4");
    }

    @Test
    void checkers_that_count_together_take_turns() {
        Upstream upstream = upstream("10.0.0.1");
        List<Checker> checkers = new ArrayList<>();
        for (String name : List.of("one", "other", "third")) {
            CheckerSpec spec = new SpecSketch()
                    .shm(name.equals("third") ? "its own" : "shared")
                    .interval(Duration.ofMillis(100))
                    .spec();
            Prober prober = _ -> {
                log.add(time.millis + "ms " + name);
                if (log.size() == 8) {
                    checkers.forEach(Checker::stop);
                }
                return GOOD;
            };
            checkers.add(new Checker(spec, upstream, prober, time, workers, NOBODY));
        }
        checkers.forEach(Checker::start);
        workers.runAll();
        assertThat(log)
                .containsExactly(
                        "0ms one",
                        "0ms third",
                        "99ms other",
                        "100ms third",
                        "198ms one",
                        "200ms third",
                        "297ms other",
                        "300ms third");
    }

    @Test
    void a_checker_goes_on_from_what_was_set_by_hand_before_it_was_made() {
        Upstream upstream = upstream("10.0.0.1", "10.0.0.2");
        Peer before = upstream.peers().primary().getFirst();
        Peer after = upstream.peers().primary().getLast();
        before.setDown(true, Instant.EPOCH);
        List<Event> events = new ArrayList<>();
        run(spec(100, 2), upstream, 8, (_, _) -> GOOD, events::add, () -> after.setDown(true, Instant.EPOCH));
        assertThat(events).singleElement().isInstanceOf(Event.TurnedUp.class);
        assertThat(before.down()).isFalse();
        assertThat(after.down()).isTrue();
    }

    /// What the nth probe of all, of this peer, comes to.
    private interface Script {
        Outcome probe(String peer, int nth);
    }

    private void run(CheckerSpec spec, Upstream upstream, int probes, Script script) {
        run(spec, upstream, probes, script, NOBODY);
    }

    /// Does the work of the checker until so many probes were made, and logs when which peer was probed.
    private void run(CheckerSpec spec, Upstream upstream, int probes, Script script, Consumer<Event> events) {
        run(spec, upstream, probes, script, events, () -> {});
    }

    /// @param beforeStart what happens to a checker that waits to be started
    private void run(
            CheckerSpec spec,
            Upstream upstream,
            int probes,
            Script script,
            Consumer<Event> events,
            Runnable beforeStart) {
        AtomicReference<Checker> checker = new AtomicReference<>();
        Prober prober = peer -> {
            int nth = log.size();
            if (nth == probes) {
                checker.get().stop();
                return GOOD; // which is forgotten
            }
            log.add(time.millis + "ms " + host(peer));
            return script.probe(host(peer), nth);
        };
        checker.set(new Checker(spec, upstream, prober, time, workers, events));
        beforeStart.run();
        checker.get().start();
        workers.runAll();
    }

    private static CheckerSpec spec(long intervalMillis, int concurrency) {
        return new SpecSketch()
                .interval(Duration.ofMillis(intervalMillis))
                .concurrency(concurrency)
                .spec();
    }

    private static Checker checker(CheckerSpec spec, Upstream upstream, Prober prober) {
        return new Checker(spec, upstream, prober, RealTime.CLOCK, REAL_THREADS, NOBODY);
    }

    private static Upstream upstream(String... addresses) {
        Map<Server, List<SocketAddress>> found = new HashMap<>();
        List<Server> servers = new ArrayList<>();
        for (String address : addresses) {
            servers.add(server(address));
            found.put(servers.getLast(), List.of(address(address)));
        }
        Upstream upstream = new Upstream("foo", servers, () -> {});
        upstream.resolved(found);
        return upstream;
    }

    private static SocketAddress address(String literal) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), 80);
    }

    private static String host(SocketAddress peer) {
        return ((InetSocketAddress) peer).getAddress().getHostAddress();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
