package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tile38hc.health.Outcome;

/// A thousand who read `/events` cost no check its schedule.
class ManyStreamsTest {
    private static final int CLIENTS = 1_000;
    private static final int PEERS = 100;
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /// By how much a check in the middle may be later than it was due: on a machine that is busy with other tests, and
    /// whose clients run here too.
    private static final Duration LATE = Duration.ofMillis(250);

    /// How many checks of each peer are looked at.
    private static final int ROUNDS = 8;

    private final Map<SocketAddress, Long> lastStarts = new ConcurrentHashMap<>();
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();
    private final CountDownLatch enough = new CountDownLatch(PEERS * ROUNDS);
    private final AtomicLong received = new AtomicLong();

    @Test
    @Timeout(240)
    void a_thousand_streams_delay_no_check() throws Exception {
        Watched watched = new Watched(PEERS);
        Broadcaster broadcaster = watched.broadcaster(4 << 20);
        List<EventStream> streams = new ArrayList<>();
        try (Served served = Served.at(Served.exact("/events", Settings.of(new EventsPage(broadcaster, 2_000))))) {
            for (int i = 0; i < CLIENTS; i++) {
                streams.add(EventStream.of(served));
            }
            CountDownLatch begun = new CountDownLatch(CLIENTS);
            streams.forEach(stream -> Thread.ofVirtual().start(() -> read(stream, begun)));
            begun.await();
            watched.check(this::noted, INTERVAL);
            enough.await();
            watched.stop();
            assertThat(broadcaster.listeners()).as("none was too slow").isEqualTo(CLIENTS);
            assertThat(received.get()).as("changes that came").isGreaterThan(2L * CLIENTS);
            assertThat(Duration.ofNanos(median())).isLessThan(LATE);
        } finally {
            watched.stop();
            for (EventStream stream : streams) {
                stream.close();
            }
        }
    }

    /// A check that takes no time, and tells how late it began.
    private Outcome noted(SocketAddress peer) {
        long now = System.nanoTime();
        Long last = lastStarts.put(peer, now);
        if (last != null) {
            delays.add(now - last - INTERVAL.toNanos());
            enough.countDown();
        }
        return Watched.GOOD.probe(peer);
    }

    private void read(EventStream stream, CountDownLatch begun) {
        try {
            stream.next("state");
            begun.countDown();
            while (true) {
                stream.next("change");
                received.incrementAndGet();
            }
        } catch (IOException _) {
            // the test has ended
        }
    }

    private long median() {
        long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
