package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tile38hc.health.AddressText;
import tile38hc.health.RealTime;
import tile38hc.net.Resolver;
import tile38hc.net.Watchdog;

/// Real servers and a monitor that looks at them once an interval, in the test's own thread. With the system property
/// `tile38.record` set, what they answered becomes test data.
final class Scene implements Closeable {
    private static final int STAYS = 4;

    private final String program;
    private final Path folder;
    private final Duration interval;
    private final List<Closeable> open = new ArrayList<>();
    private final Judge judge = new Judge();
    private final Recording.Writer recording;
    private final Watchdog watchdog = new Watchdog();
    private final Resolver resolver = new Resolver(Duration.ofSeconds(30), Map.of());
    private final Monitor monitor;
    private final Map<String, Subject> subjects = new HashMap<>();
    private int rounds;

    private Scene(String name, Duration interval, String program) throws IOException {
        this.program = program;
        this.interval = interval;
        this.folder = Files.createTempDirectory("tile38");
        this.recording = new Recording.Writer(name);
        this.monitor = new Monitor(
                new Monitor.Timing(interval, Duration.ofSeconds(1), Recording.ACCEPT_AFTER),
                watchdog,
                resolver,
                RealTime.CLOCK,
                Thread.ofVirtual().factory(),
                IdentityStore.none(),
                _ -> {},
                recording::round);
    }

    static Scene open(String name, int intervalMillis) throws Exception {
        Optional<String> program = RealServer.find();
        assumeTrue(program.isPresent(), "no tile38-server on this machine: see scripts/tile38-server");
        return new Scene(name, Duration.ofMillis(intervalMillis), program.get());
    }

    RealServer server(String name, String... options) throws Exception {
        return opened(RealServer.start(program, folder.resolve(name), options));
    }

    RealServer serverAt(InetSocketAddress address, String name, String... options) throws Exception {
        return opened(RealServer.startAt(program, address, folder.resolve(name), options));
    }

    Cut cut(RealServer target, String from) throws IOException {
        return opened(new Cut(target.address(), from));
    }

    <T extends Closeable> T opened(T resource) {
        open.add(resource);
        return resource;
    }

    void watch(String name, InetSocketAddress address, String upstream) throws IOException {
        watch(name, address, upstream, Expectations.NONE);
    }

    void watch(String name, InetSocketAddress address, String upstream, Expectations expectations) throws IOException {
        judge.name(name, AddressText.of(address));
        recording.watch(name, AddressText.of(address), upstream, expectations);
        Subject subject = Subject.of(address, upstream, expectations, Optional.empty());
        monitor.watch(address, subject);
        subjects.put(subject.name(), subject); // in place of what was expected before
        monitor.keepOnly(subjects);
    }

    /// A leader with some data and a follower that holds them, both watched and well.
    record Pair(RealServer leader, RealServer follower) {}

    Pair pair(int objects) throws Exception {
        RealServer leader = server("leader");
        leader.load("fleet", 0, objects);
        return new Pair(leader, follower(leader, leader.address(), Expectations.NONE));
    }

    /// The leader's follower by that link, once it holds the data, and both are watched and well.
    RealServer follower(RealServer leader, Cut link, Expectations expectations) throws Exception {
        return follower(leader, link.address(), expectations);
    }

    private RealServer follower(RealServer leader, InetSocketAddress way, Expectations expectations) throws Exception {
        RealServer follower = server("follower");
        follower.follow(way);
        follower.awaitCaughtUp();
        watch("leader", leader.address(), "leader");
        watch("follower", follower.address(), "followers", expectations);
        expect(12);
        return follower;
    }

    /// As a check of this server without an answer would.
    void doubt(RealServer server) {
        monitor.doubt(server.address());
    }

    /// Looks until these are the conditions, and some rounds more.
    void expect(int within, String... conditions) throws Exception {
        judge.expect(within, Set.of(conditions));
        recording.expect(within, Set.of(conditions));
        while (!judge.reached()) {
            round();
        }
        for (int i = 0; i < STAYS; i++) {
            round();
        }
    }

    /// Since the last expectation.
    void happened(String... events) throws IOException {
        assertThat(judge.events(List.of(events))).containsExactlyInAnyOrder(events);
        recording.happened(List.of(events));
    }

    Findings findings() {
        return monitor.findings();
    }

    Findings.OfPeer findings(RealServer server) {
        return monitor.findings().of(AddressText.of(server.address()));
    }

    int rounds() {
        return rounds;
    }

    Findings round() throws Exception {
        long next = System.nanoTime() + interval.toNanos();
        Findings findings = monitor.round();
        rounds++;
        judge.after(findings);
        Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        return findings;
    }

    @Override
    public void close() throws IOException {
        monitor.close();
        recording.close();
        for (Closeable resource : open.reversed()) {
            resource.close();
        }
        resolver.close();
        watchdog.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
