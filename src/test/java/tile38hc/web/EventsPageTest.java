package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tile38hc.Await;
import tile38hc.health.Condition;
import tile38hc.health.Diagnoses;
import tile38hc.health.Replica;

@Timeout(60)
class EventsPageTest {
    private static final int AMPLE = 4 << 20;
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final Watched watched = new Watched(2);

    @AfterEach
    void stop() {
        watched.stop();
    }

    @Test
    void a_client_gets_everything_and_then_what_changes() throws IOException {
        try (Served served = serving(watched.broadcaster(AMPLE));
                EventStream stream = EventStream.of(served)) {
            assertThat(stream.head)
                    .startsWith("HTTP/1.1 200 OK")
                    .containsIgnoringCase("Content-Type: text/event-stream\n")
                    .containsIgnoringCase("Cache-Control: no-store\n")
                    .containsIgnoringCase("X-Accel-Buffering: no\n");
            assertThat(stream.next().name()).isEqualTo("retry: 1000");
            EventStream.Event first = stream.next();
            assertThat(first.name()).isEqualTo("state");
            assertThat(first.data()).contains("\"address\":\"10.0.0.1:80\"", "\"address\":\"10.0.0.2:80\"");
            watched.peer(1).setDown(true, Instant.EPOCH);
            EventStream.Event change = stream.next();
            assertThat(change.name()).isEqualTo("change");
            assertThat(change.data())
                    .startsWith(
                            "{\"verdict\":\"down\",\"upstreams\":{\"0\":{\"verdict\":\"down\",\"peers\":{\"1\":{"
                                    + "\"status\":\"DOWN\",\"verdict\":\"down\",\"since\":\"1970-01-01T00:00:00Z\"}}}},\"time\":");
        }
    }

    @Test
    void checks_come_as_rows() throws IOException {
        try (Served served = serving(watched.broadcaster(AMPLE));
                EventStream stream = EventStream.of(served)) {
            stream.next("state");
            watched.check(Watched.GOOD, Duration.ofMillis(300));
            stream.nextHolding("\"checks\":[{\"type\":\"http\"");
            String steady = stream.nextHolding("\"added\"").data();
            while (steady.contains("\"probe\"")) { // the first outcome of a peer is told wholly
                steady = stream.next("change").data();
            }
            assertThat(steady)
                    .matches("\\{\"upstreams\":\\{\"0\":\\{\"peers\":\\{.*\"added\":\\[\\[\\d{13},true,[\\d.]+].*");
        }
    }

    @Test
    void everything_comes_again_when_the_peers_are_others() throws IOException {
        try (Served served = serving(watched.broadcaster(AMPLE));
                EventStream stream = EventStream.of(served)) {
            assertThat(stream.next("state").data()).doesNotContain("10.0.0.3");
            watched.become(3);
            assertThat(stream.next("state").data()).contains("10.0.0.3");
        }
    }

    @Test
    void the_journal_is_replayed_and_goes_on() throws IOException {
        watched.happened("one");
        watched.happened("two\nlines");
        try (Served served = serving(watched.broadcaster(AMPLE))) {
            String last;
            try (EventStream stream = EventStream.of(served)) {
                EventStream.Event one = stream.next("journal");
                assertThat(one.id()).matches("1-\\d+");
                assertThat(one.data()).startsWith("{\"id\":1,\"time\":").contains("\"message\":\"one\"");
                assertThat(stream.next().data()).contains("\"message\":\"two lines\"");
                watched.happened("three");
                EventStream.Event three = stream.next("journal");
                assertThat(three.data()).contains("\"message\":\"three\"");
                last = one.id();
            }
            try (EventStream again = EventStream.after(last, served)) {
                assertThat(again.next("journal").data()).contains("two");
                assertThat(again.next("journal").data()).contains("three");
                watched.happened("four");
                assertThat(again.next("journal").data()).contains("four");
            }
        }
    }

    @Test
    void a_journal_that_counts_anew_is_replayed_wholly() throws IOException {
        watched.happened("of this life");
        try (Served served = serving(watched.broadcaster(AMPLE));
                EventStream stream = EventStream.after("1-1", served)) {
            assertThat(stream.next("journal").data()).contains("of this life");
        }
    }

    @Test
    void silence_is_broken_by_a_beat() throws IOException {
        try (Served served = serving(watched.broadcaster(AMPLE));
                EventStream stream = EventStream.of(served)) {
            assertThat(stream.next("beat").data()).matches("\\{\"time\":\"[^\"]+Z\"}");
        }
    }

    @Test
    void one_who_does_not_read_is_dropped_and_the_others_go_on() throws IOException {
        Broadcaster broadcaster = watched.broadcaster(1 << 20);
        try (Served served = serving(broadcaster);
                Socket lazy = new Socket()) {
            lazy.setReceiveBufferSize(1_000);
            lazy.connect(new InetSocketAddress(Served.LOOPBACK, served.port()));
            Served.send(lazy, "GET /events HTTP/1.0\r\n\r\n");
            try (EventStream reader = EventStream.of(served)) {
                reader.next("state");
                awaitListeners(broadcaster, 2);
                String longStory = "x".repeat(1_000);
                for (int id = 1; broadcaster.listeners() > 1; id++) {
                    watched.happened(longStory);
                    if (id % 500 == 0) { // the reader shall never be as far behind as the other
                        reader.nextHolding("{\"id\":" + id + ",");
                    }
                }
                watched.happened("after that");
                reader.nextHolding("after that");
            }
        }
    }

    @Test
    void one_who_goes_away_leaves_nothing_behind() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        watched.fleet.diagnosedBy(looking(looks::incrementAndGet));
        Broadcaster broadcaster = watched.broadcaster(AMPLE);
        try (Served served = serving(broadcaster)) {
            assertThat(looks).hasValue(0);
            watched.check(Watched.GOOD, OFTEN);
            List<EventStream> streams = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                streams.add(EventStream.of(served));
            }
            awaitListeners(broadcaster, 20);
            for (EventStream stream : streams) {
                stream.close();
            }
            awaitListeners(broadcaster, 0);
            try (EventStream again = EventStream.of(served)) { // a new broadcast begins where none runs
                again.next("state");
                again.next("change");
            }
            assertThat(looks.get()).isPositive();
        }
    }

    @Test
    void clients_come_and_go_where_each_frame_takes_longer_than_its_share_of_the_time() throws IOException {
        watched.fleet.diagnosedBy(looking(() -> LockSupport.parkNanos(300_000_000)));
        Broadcaster broadcaster = watched.broadcaster(AMPLE);
        try (Served served = serving(broadcaster)) {
            try (EventStream first = EventStream.of(served);
                    EventStream second = EventStream.of(served)) {
                first.next("beat");
                second.next("state");
            }
            awaitListeners(broadcaster, 0);
        }
    }

    @Test
    void more_than_the_limit_are_asked_to_come_back() throws IOException {
        Broadcaster broadcaster = watched.broadcaster(AMPLE);
        EventsPage page = new EventsPage(broadcaster, 1);
        try (Served served = Served.at(Served.exact("/events", Settings.of(page)));
                EventStream stream = EventStream.of(served)) {
            stream.next("state");
            assertThat(served.raw("GET /events HTTP/1.0\r\n\r\n"))
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("Retry-After: 5\r\n");
        }
    }

    @Test
    void who_asks_for_the_head_gets_no_more() throws IOException {
        Broadcaster broadcaster = watched.broadcaster(AMPLE);
        try (Served served = serving(broadcaster)) {
            assertThat(served.raw("HEAD /events HTTP/1.0\r\n\r\n"))
                    .endsWith("\r\n\r\n")
                    .contains("text/event-stream");
            assertThat(broadcaster.listeners()).isZero();
        }
    }

    @Test
    void the_servers_end_is_the_streams_end() throws IOException {
        Broadcaster broadcaster = watched.broadcaster(AMPLE);
        try (Served served = serving(broadcaster);
                EventStream stream = EventStream.of(served)) {
            stream.next("state");
            served.itself().stop();
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> stream.next("never"));
            awaitListeners(broadcaster, 0);
        }
    }

    private static Served serving(Broadcaster broadcaster) throws IOException {
        return Served.at(Served.exact("/events", Settings.of(new EventsPage(broadcaster, 2_000))));
    }

    private static void awaitListeners(Broadcaster broadcaster, int wanted) {
        Await.until(wanted + " listeners", () -> broadcaster.listeners() == wanted);
    }

    /// @param look done at each look at the fleet
    private static Diagnoses looking(Runnable look) {
        return new Diagnoses() {
            @Override
            public List<Condition> of(String peer) {
                return List.of();
            }

            @Override
            public List<Condition> ofTheWhole() {
                look.run();
                return List.of();
            }

            @Override
            public Optional<Replica> replica(String peer) {
                return Optional.empty();
            }
        };
    }
}
