package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.demo.Demo;

/// The whole program with peers that go down and come back, and somebody who wants to be told.
class AlertingTest {
    private static final String SECRET = "T0P5ECRET";

    @TempDir
    Path prefix;

    @AutoClose
    private final Ports ports = new Ports("/tmp/unused-");

    private final AtomicInteger status = new AtomicInteger(200);
    private final HttpServer peer = server();
    private final HttpServer chat = server();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Running program;

    AlertingTest() throws Exception {
        peer.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        chat.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        chat.createContext("/hanging/", _ -> {
            try {
                told.add("hanging");
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterEach
    void stop() {
        ended.countDown();
        peer.stop(0);
        chat.stop(0);
        assertThat(log()).doesNotContain(SECRET);
    }

    @Test
    void a_peer_that_goes_down_and_comes_back_is_told_and_kept() throws Exception {
        try (Running _ = start("--webhook", hook("/"), "--state", state())) {
            status.set(500);
            Await.until(
                    "both down",
                    () -> texts().contains("DOWN first " + peerName() + ": turned down after 2 failed checks: ")
                            && texts().contains("DOWN second "));
            status.set(200);
            Await.until(
                    "both up",
                    () -> texts().contains("OK first " + peerName() + ": turned up after 2 good checks")
                            && texts().contains("OK second "));
            assertThat(program.get("/status.json")).contains("\"UP\"").doesNotContain(SECRET);
        }
        Await.until("written", () -> Stream.of(
                        "\tHAPPENED\tINFO\t\t\tstarted\t",
                        "\tTURNED_DOWN\tDOWN\tfirst\t",
                        "\tTURNED_UP\tINFO\tsecond\t")
                .allMatch(journal()::contains));
        assertThat(told.getFirst())
                .contains("\"kind\":\"turned_down\"", "bad status code from " + peerName() + ": 500");
    }

    @Test
    void of_a_muted_upstream_nobody_is_told() throws Exception {
        try (Running _ = start("--webhook", hook("/"), "--mute", "first", "--mute", "frist", "--state", state())) {
            status.set(500);
            Await.until("both down", () -> log().contains("upstream: first") && texts().contains("DOWN second "));
            status.set(200);
            Await.until("both up", () -> log().contains("turned up") && texts().contains("OK second "));
        }
        assertThat(texts()).doesNotContain("first");
        Await.until("written", () -> journal().contains("\tTURNED_DOWN\tDOWN\tfirst\t"));
        assertThat(log())
                .contains("--mute frist: there is no such upstream, so nothing is muted by it")
                .doesNotContain("--mute first:");
    }

    @ParameterizedTest
    @CsvSource({"first, false, true", "first second, false, false", "first, true, true", "first second, true, false"})
    void a_condition_of_a_peer_is_told_unless_all_its_upstreams_are_muted(
            String muted, boolean checkedAtAnotherPort, boolean isTold) throws Exception {
        List<String> options = new ArrayList<>(List.of("--webhook", hook("/")));
        Stream.of(muted.split(" ")).forEach(upstream -> options.addAll(List.of("--mute", upstream)));
        try (Demo demo = Demo.start(0, 0, System::nanoTime)) {
            int port = demo.leader().address().getPort();
            String leader = "127.0.0.1:" + port;
            String peer = checkedAtAnotherPort ? "127.0.0.1:1" : leader;
            demo.leader().run("READONLY", "yes");
            try (Running _ = start(peer, port, options.toArray(String[]::new))) {
                Await.until("came", () -> log().contains(leader + ": read_only: "));
                demo.leader().run("READONLY", "no");
                Await.until("went", () -> log().contains(leader + ": no longer read_only"));
                if (isTold) {
                    Await.until("told", () -> texts().contains("DEGRADED " + leader + ": read_only: "));
                    Await.until("told of its end", () -> texts().contains(
                                    "OK " + leader + ": no longer read_only, after "));
                }
            }
            assertThat(told.isEmpty()).as(texts()).isNotEqualTo(isTold);
        }
    }

    @Test
    void a_receiver_that_hangs_holds_up_no_check_and_no_end() throws Exception {
        start("--webhook", hook("/hanging/"));
        status.set(500);
        Await.until("down", () -> log().contains("turned down") && told.contains("hanging"));
        status.set(200);
        Await.until("up", () -> log().contains("turned up"));
        long start = System.nanoTime();
        program.close();
        Duration end = Duration.ofNanos(System.nanoTime() - start);
        assertThat(end).isLessThan(Duration.ofSeconds(5));
    }

    private Running start(String... options) throws Exception {
        return start(peerName(), peer.getAddress().getPort(), options);
    }

    private Running start(String listed, int port, String[] options) throws Exception {
        program = new Running(prefix, ports, """
                events {}
                http {
                  upstream first { server %1$s; }
                  upstream second { server %1$s; }
                  lua_shared_dict healthcheck 1m;
                  init_worker_by_lua_block {
                    local hc = require "resty.upstream.healthcheck"
                    for _, name in ipairs{ "first", "second" } do
                      hc.spawn_checker{
                        shm = "healthcheck", upstream = name, type = "http", interval = 20, fall = 2, rise = 2,
                        http_req = "GET /healthz HTTP/1.0\\r\\n\\r\\n", valid_statuses = { 200 }, port = %2$d }
                    end
                  }
                  server {
                    listen 127.0.0.1:18100;
                    location = /status {
                      content_by_lua_block { ngx.print(require("healthcheck").status_page()) }
                    }
                  }
                }
                """.formatted(listed, port), options);
        return program;
    }

    private String state() {
        return prefix.resolve("state").toString();
    }

    private String journal() throws IOException {
        return Files.readString(prefix.resolve("state").resolve("journal"), StandardCharsets.ISO_8859_1);
    }

    private static HttpServer server() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private String peerName() {
        return "127.0.0.1:" + peer.getAddress().getPort();
    }

    private String hook(String path) {
        return "http://127.0.0.1:" + chat.getAddress().getPort() + path + SECRET;
    }

    private String texts() {
        return String.join("\n", told);
    }

    private String log() {
        return program.log();
    }
}
