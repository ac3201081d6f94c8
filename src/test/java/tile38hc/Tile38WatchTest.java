package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
    @AutoClose
    private final Demo demo = Demo.start(0, 0, System::nanoTime);

    @AutoClose
    private final Ports ports = new Ports("/tmp/unused-");

    @TempDir
    Path prefix;

    private Running program;

    Tile38WatchTest() throws Exception {}

    @Test
    void in_watch_a_diverged_follower_is_shown_as_such_and_stays_up() throws Exception {
        try (Running _ = start()) {
            Await.until("leader and follower", () -> json().contains("\"lag_bytes\": 0"));
            demo.follower().lose("fleet", "truck1");
            Await.until("diverged", () -> json().contains("\"diverged\""));
            assertThat(status()).contains(follower() + " UP");
            Json.Obj page = (Json.Obj) Json.read(json(), JsonRules.TEXT);
            assertThat(page.members()).containsEntry("verdict", new Json.Str("down"));
            assertThat(program.log()).contains("peer " + follower() + ": diverged: ");
        }
    }

    @Test
    void in_enforce_a_diverged_follower_turns_down_and_up_again_once_it_has_healed() throws Exception {
        try (Running _ = start("--tile38", "enforce")) {
            Await.until("leader and follower", () -> json().contains("\"lag_bytes\": 0"));
            demo.follower().lose("fleet", "truck1");
            Await.until("down", () -> status().contains(follower() + " DOWN"));
            demo.follower().run("FOLLOW", "no", "one");
            demo.follower().run("FLUSHDB");
            demo.follower().follow(demo.leader());
            Await.until("up again", () -> status().contains(follower() + " UP"));
        }
    }

    @Test
    void a_peer_that_is_checked_at_another_port_is_as_sound_as_the_server_there() throws Exception {
        try (Running _ = start("--tile38", "enforce")) {
            Await.until("its data", () -> json().contains("\"lag_bytes\": 0"));
            demo.follower().lose("fleet", "truck1");
            Await.until("down", () -> status().contains("127.0.0.1:1 DOWN"));
            assertThat(at(json(), "127.0.0.1:1")).contains("\"diverged\"").contains("\"role\": \"follower\"");
        }
    }

    @Test
    void switched_off_nothing_is_asked_and_nothing_shown() throws Exception {
        try (Running _ = start("--tile38", "off")) {
            Await.until("probes", () -> json().contains("\"successes\": 9"));
            assertThat(json()).contains("\"tile38\": null").doesNotContain("\"role\"");
        }
    }

    @Test
    void an_option_of_the_table_that_makes_no_sense_is_an_error_for_lua() throws Exception {
        try (Running _ = start()) {
            assertThat(program.app.checkers()).hasSize(3);
            assertThat(program.log()).contains("third: tile38.max_lag: there is no such option");
        }
    }

    @Test
    void over_a_reload_what_is_known_of_servers_goes_on_without_a_word() throws Exception {
        try (Running _ = start()) {
            demo.leader().run("READONLY", "yes");
            Await.until("known", () -> json().contains("\"read_only\"") && json().contains("\"lag_bytes\": 0"));
            String told = conditions();
            for (int reload = 0; reload < 3; reload++) {
                rewrite("max_lag_seconds = " + (5 + reload), "max_lag_seconds = " + (6 + reload));
                program.app.reload();
                assertThat(json()).contains("\"lag_bytes\"").contains("\"read_only\"");
            }
            demo.leader().run("READONLY", "no");
            Await.until("a later round", () -> conditions().contains("no longer read_only"));
            assertThat(conditions()).startsWith(told);
            assertThat(conditions().substring(told.length()).lines()).hasSize(1);
        }
    }

    @Test
    void a_server_that_is_not_checked_any_more_is_not_asked_any_more() throws Exception {
        try (Running _ = start()) {
            Await.until("leader and follower", () -> json().contains("\"lag_bytes\": 0"));
            rewrite("check(\"follower\"", "print(\"follower\"");
            program.app.reload();
            Await.until("forgotten", () -> !json().contains("\"role\": \"follower\""));
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
        return program.log()
                .lines()
                .filter(line -> line.contains(": tile38: "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Running start(String... options) throws Exception {
        program = new Running(
                prefix,
                ports,
                """
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
                    listen 127.0.0.1:18100;
                    location = /status {
                      content_by_lua_block { ngx.print(require("healthcheck").status_page()) }
                    }
                  }
                }
                """.formatted(
                                demo.leader().address().getPort(),
                                demo.follower().address().getPort()),
                options);
        return program;
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
        return program.get("/status");
    }

    private String json() throws Exception {
        return program.get("/status.json");
    }
}
