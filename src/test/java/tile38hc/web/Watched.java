package tile38hc.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tile38hc.alert.MemoryJournal;
import tile38hc.alert.News;
import tile38hc.health.Checker;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Fleet;
import tile38hc.health.JournalEntry;
import tile38hc.health.Outcome;
import tile38hc.health.Peer;
import tile38hc.health.Prober;
import tile38hc.health.RealTime;
import tile38hc.health.Server;
import tile38hc.health.Severity;
import tile38hc.health.SpecSketch;
import tile38hc.health.Upstream;
import tile38hc.health.WorkerThreads;
import tile38hc.page.StatusJson;

/// An upstream `foo` of some peers (`10.0.0.1:80`, `10.0.0.2:80`, …) with a journal, for pages to show.
final class Watched {
    static final Prober GOOD = _ -> new Outcome.Passed("HTTP/1.0 200 OK");

    final Fleet fleet = new Fleet();
    final MemoryJournal journal = new MemoryJournal();
    private final Server server = new Server("foo", "foo", 80, Optional.empty(), false, false, 1, 1, 10);
    private final Upstream upstream = fleet.add("foo", List.of(server));
    private final List<Checker> checkers = new ArrayList<>();
    private final WorkerThreads workers = new WorkerThreads();

    Watched(int peers) {
        become(peers);
    }

    /// From now on there are that many.
    void become(int peers) {
        upstream.resolved(Map.of(
                server,
                IntStream.rangeClosed(1, peers)
                        .mapToObj(i -> InetAddress.ofLiteral("10.0." + i / 256 + "." + i % 256))
                        .map(address -> new InetSocketAddress(address, 80))
                        .map(java.net.SocketAddress.class::cast)
                        .toList()));
    }

    Peer peer(int index) {
        return upstream.peers().primary().get(index);
    }

    /// Has all probed from now on.
    Checker check(Prober prober, Duration interval) {
        CheckerSpec spec = new SpecSketch().interval(interval).concurrency(100).spec();
        fleet.checkerAdded(spec);
        Checker checker = new Checker(spec, upstream, prober, RealTime.CLOCK, workers, _ -> {});
        checkers.add(checker);
        checker.start();
        return checker;
    }

    void happened(String message) {
        journal.add(new News(
                Instant.now(),
                JournalEntry.Kind.HAPPENED,
                Severity.INFO,
                Optional.of("foo"),
                Optional.empty(),
                "restarted",
                message));
    }

    Broadcaster broadcaster(int longestDelay) {
        return new Broadcaster(
                () -> fleet, journal, StatusJson.Process.self(Instant.EPOCH), RealTime.CLOCK, longestDelay);
    }

    void stop() {
        checkers.forEach(Checker::stop);
    }
}
