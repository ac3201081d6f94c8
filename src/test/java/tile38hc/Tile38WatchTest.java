package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tile38hc.demo.Demo;
import tile38hc.json.Json;
import tile38hc.json.JsonRules;

/// The whole program against a stand-in leader and follower: what is wrong with the data is shown, and enforced where
/// that is asked for.
class Tile38WatchTest {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @AutoClose
    private final Demo demo = Demo.start(0, 0, System::nanoTime);

    @AutoClose
    private final Ports ports = new Ports("/tmp/unused-");

    @TempDir
    Path prefix;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    Tile38WatchTest() throws Exception {}

    @Test
    void in_watch_a_diverged_follower_is_shown_as_such_and_stays_up() throws Exception {
        try (App _ = start()) {
            await("leader and follower", () -> json().contains("\"lag_bytes\": 0"));
            demo.follower().lose("fleet", "truck1");
            await("diverged", () -> json().contains("\"diverged\""));
            assertThat(status()).contains(follower() + " UP");
            Json.Obj page = (Json.Obj) Json.read(json(), JsonRules.TEXT);
            assertThat(page.members()).containsEntry("verdict", new Json.Str("down"));
            assertThat(log.toString(StandardCharsets.ISO_8859_1)).contains("peer " + follower() + ": diverged: ");
        }
    }

    @Test
    void in_enforce_a_diverged_follower_turns_down_and_up_again_once_it_has_healed() throws Exception {
        try (App _ = start("--tile38", "enforce")) {
            await("leader and follower", () -> json().contains("\"lag_bytes\": 0"));
            demo.follower().lose("fleet", "truck1");
            await("down", () -> status().contains(follower() + " DOWN"));
            demo.follower().run("FOLLOW", "no", "one");
            demo.follower().run("FLUSHDB");
            demo.follower().follow(demo.leader());
            await("up again", () -> status().contains(follower() + " UP"));
        }
    }

    @Test
    void a_peer_that_is_checked_at_another_port_is_as_sound_as_the_server_there() throws Exception {
        try (App _ = start("--tile38", "enforce")) {
            await("its data", () -> json().contains("\"lag_bytes\": 0"));
            demo.follower().lose("fleet", "truck1");
            await("down", () -> status().contains("127.0.0.1:1 DOWN"));
            assertThat(at(json(), "127.0.0.1:1")).contains("\"diverged\"").contains("\"role\": \"follower\"");
        }
    }

    @Test
    void switched_off_nothing_is_asked_and_nothing_shown() throws Exception {
        try (App _ = start("--tile38", "off")) {
            await("probes", () -> json().contains("\"successes\": 9"));
            assertThat(json()).contains("\"tile38\": null").doesNotContain("\"role\"");
        }
    }

    @Test
    void an_option_of_the_table_that_makes_no_sense_is_an_error_for_lua() throws Exception {
        try (App app = start()) {
            assertThat(app.checkers()).hasSize(3);
            assertThat(log.toString(StandardCharsets.ISO_8859_1))
                    .contains("third: tile38.max_lag: there is no such option");
        }
    }

    @Test
    void over_a_reload_what_is_known_of_servers_goes_on_without_a_word() throws Exception {
        try (App app = start()) {
            demo.leader().run("READONLY", "yes");
            await("known", () -> json().contains("\"read_only\"") && json().contains("\"lag_bytes\": 0"));
            String told = conditions();
            for (int reload = 0; reload < 3; reload++) {
                rewrite("max_lag_seconds = " + (5 + reload), "max_lag_seconds = " + (6 + reload));
                app.reload();
                assertThat(json()).contains("\"lag_bytes\"").contains("\"read_only\"");
            }
            demo.leader().run("READONLY", "no");
            await("a later round", () -> conditions().contains("no longer read_only"));
            assertThat(conditions()).startsWith(told);
            assertThat(conditions().substring(told.length()).lines()).hasSize(1);
        }
    }

    @Test
    void a_server_that_is_not_checked_any_more_is_not_asked_any_more() throws Exception {
        try (App app = start()) {
            await("leader and follower", () -> json().contains("\"lag_bytes\": 0"));
            rewrite("check(\"follower\"", "print(\"follower\"");
            app.reload();
            await("forgotten", () -> !json().contains("\"role\": \"follower\""));
            assertThat(json()).contains("\"role\": \"leader\"");
        }
    }

    private void rewrite(String text, String by) throws Exception {
        Path conf = prefix.resolve("conf/nginx.conf");
        String before = Files.readString(conf);
        assertThat(before).contains(text);
        Files.writeString(conf, before.replace(text, by));
    }

    /// What the log tells of them.
    private String conditions() {
        return log.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.contains(": tile38: "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private App start(String... more) throws Exception {
        Log sink = new Log(SystemTime.INSTANCE::now);
        sink.addSink(log, Log.Level.NOTICE);
        App app = new App(options(more), sink);
        app.prepare();
        Ports.bindPatiently(app::start);
        return app;
    }

    private Options options(String... more) throws Exception {
        Path conf = Files.createDirectories(prefix.resolve("conf")).resolve("nginx.conf");
        Files.writeString(conf, """
                events {}
                http {
                  upstream leader { server 127.0.0.1:%1$d; }
                  upstream follower { server 127.0.0.1:%2$d; }
                  upstream front { server 127.0.0.1:1; }
                  lua_shared_dict healthcheck 1m;
                  init_worker_by_lua_block {
                    local hc = require "resty.upstream.healthcheck"
                    local function check(u, path, tile38, port)
                      return hc.spawn_checker{
                        shm = "healthcheck", upstream = u, type = "http", interval = 100, fall = 2, rise = 2,
                        http_req = "GET " .. path .. " HTTP/1.0\\r\\n\\r\\n", valid_statuses = {200}, tile38 = tile38, port = port }
                    end
                    check("leader", "/healthz")
                    check("follower", "/status", { leader = "leader", max_lag_seconds = 5 })
                    check("front", "/healthz", nil, %2$d)
                    local ok, err = check("leader", "/healthz", { max_lag = 1 })
                    ngx.log(ngx.ERR, "third: ", err)
                  }
                  server {
                    listen 127.0.0.1:%3$d;
                    location = /status {
                      content_by_lua_block { ngx.print(require("healthcheck").status_page()) }
                    }
                  }
                }
                """.formatted(
                demo.leader().address().getPort(), demo.follower().address().getPort(), ports.http()));
        List<String> args = new ArrayList<>(List.of("-p", prefix.toString(), "-c", "conf/nginx.conf"));
        args.addAll(List.of(more));
        return Options.parse(args);
    }

    /// What the page says of one peer.
    private static String at(String json, String peer) {
        int from = json.indexOf("\"address\": \"" + peer + "\"");
        int to = json.indexOf("\"address\"", from + 1);
        return json.substring(from, to < 0 ? json.length() : to);
    }

    private String follower() {
        return "127.0.0.1:" + demo.follower().address().getPort();
    }

    private String status() throws Exception {
        return get("/status");
    }

    private String json() throws Exception {
        return get("/status.json");
    }

    private String get(String path) throws Exception {
        return RawHttp.send(new Scenario.Request(
                        Optional.empty(), "GET", "127.0.0.1", ports.http(), path, Map.of(), "", List.of()))
                .body();
    }

    private interface Question {
        boolean isTrue() throws Exception;
    }

    private void await(String what, Question question) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!question.isTrue()) {
            assertThat(System.nanoTime())
                    .as(what + " in time; the page is " + json())
                    .isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
