package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @TempDir
    Path prefix;

    @AutoClose
    private final Ports ports = new Ports("/tmp/unused-");

    private final AtomicInteger status = new AtomicInteger(200);
    private final HttpServer peer = server();
    private final HttpServer chat = server();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

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
        try (App _ = start("--webhook", hook("/"), "--state", state())) {
            status.set(500);
            await(
                    "both down",
                    () -> texts().contains("DOWN first " + peerName() + ": turned down after 2 failed checks: ")
                            && texts().contains("DOWN second "));
            status.set(200);
            await(
                    "both up",
                    () -> texts().contains("OK first " + peerName() + ": turned up after 2 good checks")
                            && texts().contains("OK second "));
            assertThat(get("/status.json")).contains("\"UP\"").doesNotContain(SECRET);
        }
        await("written", () -> Stream.of(
                        "\tHAPPENED\tINFO\t\t\tstarted\t",
                        "\tTURNED_DOWN\tDOWN\tfirst\t",
                        "\tTURNED_UP\tINFO\tsecond\t")
                .allMatch(journal()::contains));
        assertThat(told.getFirst())
                .contains("\"kind\":\"turned_down\"", "bad status code from " + peerName() + ": 500");
    }

    @Test
    void of_a_muted_upstream_nobody_is_told() throws Exception {
        try (App _ = start("--webhook", hook("/"), "--mute", "first", "--mute", "frist", "--state", state())) {
            status.set(500);
            await("both down", () -> log().contains("upstream: first") && texts().contains("DOWN second "));
            status.set(200);
            await("both up", () -> log().contains("turned up") && texts().contains("OK second "));
        }
        assertThat(texts()).doesNotContain("first");
        await("written", () -> journal().contains("\tTURNED_DOWN\tDOWN\tfirst\t"));
        assertThat(log())
                .contains("--mute frist: there is no such upstream, so nothing is muted by it")
                .doesNotContain("--mute first:");
    }

    @ParameterizedTest
    @CsvSource({"first, true", "first second, false"})
    void a_condition_of_a_peer_is_told_unless_all_its_upstreams_are_muted(String muted, boolean isTold)
            throws Exception {
        List<String> options = new ArrayList<>(List.of("--webhook", hook("/")));
        Stream.of(muted.split(" ")).forEach(upstream -> options.addAll(List.of("--mute", upstream)));
        try (Demo demo = Demo.start(0, 0, System::nanoTime)) {
            String leader = "127.0.0.1:" + demo.leader().address().getPort();
            demo.leader().run("READONLY", "yes");
            try (App _ = start(leader, options.toArray(String[]::new))) {
                await("came", () -> log().contains(leader + ": read_only: "));
                demo.leader().run("READONLY", "no");
                await("went", () -> log().contains(leader + ": no longer read_only"));
                if (isTold) {
                    await("told", () -> texts().contains("DEGRADED " + leader + ": read_only: "));
                    await("told of its end", () -> texts().contains("OK " + leader + ": no longer read_only, after "));
                }
            }
            assertThat(told.isEmpty()).as(texts()).isNotEqualTo(isTold);
        }
    }

    @Test
    void a_receiver_that_hangs_holds_up_no_check_and_no_end() throws Exception {
        App app = start("--webhook", hook("/hanging/"));
        status.set(500);
        await("down", () -> log().contains("turned down") && told.contains("hanging"));
        status.set(200);
        await("up", () -> log().contains("turned up"));
        long start = System.nanoTime();
        app.close();
        Duration end = Duration.ofNanos(System.nanoTime() - start);
        assertThat(end).isLessThan(Duration.ofSeconds(5));
    }

    private App start(String... more) throws Exception {
        return start(peerName(), more);
    }

    private App start(String checked, String[] more) throws Exception {
        Path conf = Files.createDirectories(prefix.resolve("conf")).resolve("nginx.conf");
        Files.writeString(conf, """
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
                        http_req = "GET /healthz HTTP/1.0\\r\\n\\r\\n", valid_statuses = { 200 } }
                    end
                  }
                  server {
                    listen 127.0.0.1:%2$d;
                    location = /status {
                      content_by_lua_block { ngx.print(require("healthcheck").status_page()) }
                    }
                  }
                }
                """.formatted(checked, ports.http()));
        List<String> args = new ArrayList<>(List.of("-p", prefix.toString(), "-c", "conf/nginx.conf"));
        args.addAll(List.of(more));
        Log sink = new Log(SystemTime.INSTANCE::now);
        sink.addSink(log, Log.Level.NOTICE);
        App app = new App(Options.parse(args), sink);
        app.prepare();
        Ports.bindPatiently(app::start);
        return app;
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
        return log.toString(StandardCharsets.ISO_8859_1);
    }

    private String get(String path) throws Exception {
        return RawHttp.send(new Scenario.Request(
                        Optional.empty(), "GET", "127.0.0.1", ports.http(), path, Map.of(), "", List.of()))
                .body();
    }

    private void await(String what, Callable<Boolean> question) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!question.call()) {
            assertThat(System.nanoTime())
                    .as(what + " in time; told: " + texts())
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
