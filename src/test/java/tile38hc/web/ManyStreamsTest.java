package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import tile38hc.health.Checker;
import tile38hc.health.Outcome;

/// A thousand who read `/events` cost no check its schedule. Alone, since it is time that is measured.
@Isolated
class ManyStreamsTest {
    private static final int CLIENTS = 1_000;
    private static final int PEERS = 100;
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /// How many checks of each peer are looked at.
    private static final int ROUNDS = 6;

    /// By how much the median check may be later than without them, on a machine that may be busy with something else.
    private static final Duration LATE = Duration.ofMillis(200);

    /// When each peer was last checked, and how late each check was.
    private record Delays(Map<SocketAddress, Long> starts, Queue<Long> nanos, CountDownLatch wanted) {

        Delays() {
            this(new ConcurrentHashMap<>(), new ConcurrentLinkedQueue<>(), new CountDownLatch(PEERS * ROUNDS));
        }

        /// A check that takes no time, and notes how late it began.
        Outcome noted(SocketAddress peer) {
            long now = System.nanoTime();
            Long last = starts.put(peer, now);
            if (last != null) {
                nanos.add(now - last - INTERVAL.toNanos());
                wanted.countDown();
            }
            return Watched.GOOD.probe(peer);
        }

        Duration median() {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return Duration.ofNanos(sorted[sorted.length / 2]);
        }
    }

    private final Watched watched = new Watched(PEERS);
    private final AtomicLong received = new AtomicLong();

    @Test
    @Timeout(120)
    void a_thousand_streams_delay_no_check() throws Exception {
        Duration without = delayOfChecks();
        Broadcaster broadcaster = watched.broadcaster(4 << 20);
        EventsPage page = new EventsPage(broadcaster, 2_000);
        try (Served served = Served.at(Served.exact("/events", Settings.of(page)));
                Selector clients = Selector.open()) {
            for (int i = 0; i < CLIENTS; i++) {
                connect(served, clients);
            }
            Thread reader = Thread.ofPlatform().daemon().start(() -> readAll(clients));
            Duration with = delayOfChecks();
            assertThat(broadcaster.listeners()).as("none was too slow").isEqualTo(CLIENTS);
            assertThat(received.get()).as("bytes that came").isGreaterThan(CLIENTS * 20_000L);
            assertThat(with).isLessThan(without.plus(LATE));
            reader.interrupt(); // which ends its waiting
            reader.join();
            for (SelectionKey key : clients.keys()) {
                key.channel().close();
            }
        }
    }

    private Duration delayOfChecks() throws InterruptedException {
        Delays delays = new Delays();
        Checker checker = watched.check(delays::noted, INTERVAL);
        delays.wanted().await();
        checker.stop();
        return delays.median();
    }

    private static void connect(Served served, Selector clients) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(Served.LOOPBACK, served.port()));
        channel.write(ByteBuffer.wrap("GET /events HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
        channel.configureBlocking(false);
        channel.register(clients, SelectionKey.OP_READ);
    }

    /// All clients on one thread, so that they cost little themselves.
    private void readAll(Selector clients) {
        ByteBuffer rest = ByteBuffer.allocateDirect(1 << 16);
        try {
            while (!Thread.interrupted()) {
                clients.select(key -> {
                    try {
                        received.addAndGet(((SocketChannel) key.channel()).read(rest.clear()));
                    } catch (IOException _) {
                        key.cancel();
                    }
                });
            }
        } catch (IOException _) {
            // the end of the test
        }
    }
}
