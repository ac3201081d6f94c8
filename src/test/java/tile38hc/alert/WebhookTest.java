package tile38hc.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tile38hc.Await;
import tile38hc.health.JournalEntry;
import tile38hc.health.JournalEntry.Kind;
import tile38hc.health.RealTime;
import tile38hc.health.Severity;
import tile38hc.page.StatusJson;

/// One webhook against a receiver on this machine that answers as its script says.
class WebhookTest {
    private static final Webhook.Timing QUICK = new Webhook.Timing(Duration.ofMillis(1), Duration.ofMillis(4), 4);
    private static final String SECRET = "T0P5ECRET";

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    private interface Manner {
        void answer(HttpExchange exchange) throws Exception;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        assertThat(log)
                .as("the log tells no secret")
                .noneMatch(line -> line.contains(SECRET) || line.contains("127.0.0.1") || line.contains("localhost"));
    }

    @Test
    void what_happened_is_posted_as_json_with_a_text() throws Exception {
        Webhook webhook = webhook(receiver(status(200)));
        webhook.tell(entry("a", "behind", "12 MiB behind its leader"));
        awaitBodies(1);
        assertThat(requests).containsExactly("POST /hook/" + SECRET + " application/json; charset=utf-8");
        assertThat(bodies.getFirst())
                .contains(
                        "\"version\":1",
                        "\"text\":\"DOWN u a: behind: 12 MiB behind its leader\"",
                        "\"events\":[{\"id\":",
                        "\"peer\":\"a\"",
                        "\"lost\":0");
        assertThat(log).isEmpty();
    }

    @Test
    void an_order_that_cannot_be_taken_now_is_given_again() throws Exception {
        Webhook webhook = webhook(receiver(status(500), status(429), status(408), status(204)));
        webhook.tell(entry("a", "behind", "x"));
        awaitLog("webhook 1: HTTP 500; it is tried again", "webhook 1: it takes messages again");
        assertThat(bodies).hasSize(4);
        assertThat(Set.copyOf(bodies)).hasSize(1);
    }

    @Test
    void what_is_refused_is_not_sent_again() throws Exception {
        Webhook webhook = webhook(receiver(status(404), status(200)));
        webhook.tell(entry("a", "behind", "first"));
        awaitLog("webhook 1: HTTP 404; 1 alert is given up");
        webhook.tell(entry("a", "diverged", "second"));
        awaitBodies(2);
        assertThat(bodies.getLast()).contains("second", "\"lost\":1").doesNotContain("first");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        Webhook webhook = webhook(receiver(
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    exchange.sendResponseHeaders(307, -1);
                },
                status(200)));
        webhook.tell(entry("a", "behind", "x"));
        awaitLog("webhook 1: HTTP 307, and redirects are not followed; 1 alert is given up");
        assertThat(requests).noneMatch(request -> request.contains("elsewhere")).hasSize(1);
    }

    @Test
    void a_dead_receiver_is_given_up_in_the_end_and_the_next_message_says_what_was_lost() throws Exception {
        int port;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        Webhook webhook = webhook(new HttpReceiver(URI.create("http://127.0.0.1:" + port + "/" + SECRET)));
        webhook.tell(entry("a", "behind", "x"));
        awaitLog(
                "webhook 1: connection refused; it is tried again",
                "webhook 1: connection refused, 4 times; 1 alert is given up");
    }

    @Test
    void a_host_that_is_not_there_is_told_without_its_name() throws Exception {
        Webhook webhook = webhook(new HttpReceiver(URI.create("http://" + SECRET + ".invalid/")));
        webhook.tell(entry("a", "behind", "x"));
        awaitLog(
                "webhook 1: host not found; it is tried again",
                "webhook 1: host not found, 4 times; 1 alert is given up");
    }

    @Test
    void a_receiver_that_answers_too_late_has_not_answered() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        URI url = server(_ -> ended.await());
        open.addFirst(ended::countDown);
        Webhook webhook = webhook(new HttpReceiver(url, Duration.ofMillis(200)));
        webhook.tell(entry("a", "behind", "x"));
        Await.until("2 lines", log, () -> log.size() == 2);
        assertThat(log.getFirst()).matches("webhook 1: no (answer|connection) in time; it is tried again");
        assertThat(log.getLast()).matches("webhook 1: no (answer|connection) in time, 4 times; 1 alert is given up");
    }

    @Test
    void an_answer_that_never_ends_holds_nothing_up() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Webhook webhook = webhook(receiver(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    ended.await();
                },
                status(200)));
        open.addFirst(ended::countDown);
        webhook.tell(entry("a", "behind", "first"));
        awaitBodies(1);
        webhook.tell(entry("b", "behind", "second"));
        awaitBodies(2);
    }

    @Test
    void thousands_of_events_wait_for_nobody_and_come_in_few_messages() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        open.addFirst(answered::countDown);
        Webhook webhook = webhook(receiver(
                exchange -> {
                    answered.await();
                    exchange.sendResponseHeaders(200, -1);
                },
                status(200)));
        webhook.tell(entry("first", "behind", "x"));
        awaitBodies(1);
        for (int i = 0; i < 5_000; i++) {
            webhook.tell(entry("peer" + i, "behind", "number " + i));
        }
        assertThat(bodies).as("told without waiting for the receiver").hasSize(1);
        answered.countDown();
        awaitBodies(21);
        assertThat(bodies.get(1)).contains("\"lost\":3000", "peer3000", "\u2026 and 90 more");
        assertThat(bodies.get(20)).contains("number 4999");
    }

    @Test
    void a_peer_that_flaps_makes_two_messages_and_what_is_left_comes_at_the_end() throws Exception {
        Webhook webhook = webhook(receiver(status(200)));
        for (int i = 0; i < 10; i++) {
            webhook.tell(entry("a", "behind", "turn " + i));
        }
        webhook.finish();
        webhook.join(Duration.ofSeconds(20));
        assertThat(bodies).isNotEmpty();
        String all = String.join("", bodies);
        assertThat(all).contains("turn 0", "turn 1", "turn 9", "8 changes since ", "\"times\":8");
        assertThat(all).doesNotContain("turn 5");
    }

    @Test
    void one_that_hangs_ends_when_time_is_up() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        URI url = server(_ -> ended.await());
        open.addFirst(ended::countDown);
        Webhooks webhooks = new Webhooks(
                List.of(url, url), RealTime.CLOCK, Thread.ofVirtual().factory(), log::add);
        webhooks.start();
        webhooks.tell(entry("a", "behind", "x"));
        awaitBodies(2);
        long start = System.nanoTime();
        webhooks.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(log).isEmpty();
    }

    @Test
    void none_that_was_not_started_is_waited_for() {
        Webhooks webhooks = new Webhooks(
                List.of(URI.create("http://127.0.0.1:1/")),
                RealTime.CLOCK,
                Thread.ofVirtual().factory(),
                log::add);
        webhooks.tell(entry("a", "behind", "x"));
        webhooks.close();
        assertThat(log).isEmpty();
    }

    @Test
    void a_user_in_the_url_is_a_header() throws Exception {
        CopyOnWriteArrayList<String> users = new CopyOnWriteArrayList<>();
        URI url = server(exchange -> {
            users.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(200, -1);
        });
        Receiver receiver = new HttpReceiver(URI.create(url.toString().replace("//", "//ann:pa%20ss@")));
        assertThat(receiver.send("{}")).isEqualTo(new Delivery.Done());
        assertThat(users).containsExactly("Basic YW5uOnBhIHNz");
    }

    private Webhook webhook(Receiver receiver) {
        Webhook webhook = new Webhook(
                "webhook 1",
                receiver,
                QUICK,
                RealTime.CLOCK,
                new StatusJson.Process(Optional.empty(), 4711, Instant.EPOCH),
                Thread.ofVirtual().factory(),
                log::add);
        webhook.start();
        open.add(() -> {
            webhook.finish();
            webhook.join(Duration.ofSeconds(1));
        });
        return webhook;
    }

    private Receiver receiver(Manner... script) throws IOException {
        return new HttpReceiver(server(script));
    }

    /// Answers each request with the next manner, and with the last one from then on.
    private URI server(Manner... script) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try (exchange) {
                script[Math.min(bodies.size(), script.length) - 1].answer(exchange);
            } catch (Exception e) {
                // the client went away, which some tests are about
            }
        });
        server.start();
        open.add(() -> server.stop(0));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook/" + SECRET);
    }

    private static Manner status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    private void awaitBodies(int count) {
        Await.until(count + " messages", log, () -> bodies.size() >= count);
    }

    private void awaitLog(String... lines) {
        Await.until(lines.length + " lines", log, () -> log.size() >= lines.length);
        assertThat(log).containsExactly(lines);
    }

    private static JournalEntry entry(String peer, String code, String message) {
        return new JournalEntry(
                1,
                Instant.parse("2026-11-22T14:02:11Z"),
                Kind.CAME,
                Severity.DOWN,
                Optional.of("u"),
                Optional.of(peer),
                code,
                message);
    }
}
