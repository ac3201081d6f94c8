package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tile38hc.health.CheckerSpec;
import tile38hc.health.RealTime;

/// The phases, what their failures come to, and nginx's log lines about them.
class NgxWorkerTest {
    private static final String CLIENT =
            ", client: 127.0.0.1, server: here, request: \"GET /t HTTP/1.1\", host: \"127.0.0.1:18100\"";

    private final TestServer server = new TestServer(RealTime.CLOCK);

    @Test
    void a_status_page_shows_what_init_worker_started() {
        assertThat(server.initWorker("""
                local hc = require "resty.upstream.healthcheck"
                local ok, err = hc.spawn_checker{
                    shm = "healthcheck", upstream = "foo", type = "http", http_req = "GET / HTTP/1.0\\r\\n\\r\\n",
                    interval = 2000, timeout = 1500, fall = 3, valid_statuses = {200, 302.5}, concurrency = 10,
                }
                assert(ok, err)
                """)).isTrue();
        assertThat(server.log).isEmpty();
        CheckerSpec spec = server.checkers.getFirst();
        assertThat(spec.request()).isEqualTo("GET / HTTP/1.0\r\n\r\n");
        assertThat(spec.interval()).hasSeconds(2);
        assertThat(spec.timeout()).hasMillis(1500);
        assertThat(spec.fall()).isEqualTo(3);
        assertThat(spec.rise()).isEqualTo(2);
        assertThat(spec.validStatuses().orElseThrow()).containsExactly(200L);
        assertThat(spec.concurrency()).isEqualTo(10);
        assertThat(server.text("""
                local hc = require "resty.upstream.healthcheck"
                ngx.say("Nginx Worker PID: ", ngx.worker.pid())
                ngx.print(hc.status_page())
                """)).isEqualTo("""
                Nginx Worker PID: 4711
                Upstream foo
                    Primary Peers
                        127.0.0.1:19101 UP
                    Backup Peers
                """);
    }

    @Test
    void an_error_in_init_worker_is_logged_and_nothing_else_fails() {
        assertThat(server.initWorker("local t = nil\nt.x = 1")).isFalse();
        assertThat(server.log)
                .containsExactly("4 init_worker_by_lua error: init_worker_by_lua(nginx.conf:7):2: "
                        + "attempt to index local 't' (a nil value)\nstack traceback:\n"
                        + "\tinit_worker_by_lua(nginx.conf:7):2: in main chunk, at: nginx.conf:2");
        assertThat(server.text("ngx.say('served')")).isEqualTo("served\n");
    }

    @Test
    void what_is_no_lua_is_logged_with_its_place() {
        assertThat(server.initWorker("local x = = 1")).isFalse();
        assertThat(server.page("\nngx.say(")).isEqualTo(new NgxResponse.Special(500, List.of()));
        assertThat(server.log)
                .containsExactly(
                        "4 init_worker_by_lua error: init_worker_by_lua(nginx.conf:7):1: unexpected symbol near '=', "
                                + "at: nginx.conf:1",
                        "4 failed to load inlined Lua code: content_by_lua(nginx.conf:7):2: "
                                + "unexpected symbol near '<eof>'" + CLIENT + ", at: nginx.conf:2");
    }

    @Test
    void an_error_at_the_start_that_is_no_text_has_no_traceback() {
        assertThat(server.initWorker("error({code = 1})")).isFalse();
        assertThat(server.initWorker("error()")).isFalse();
        assertThat(server.log).containsExactly("4 init_worker_by_lua error: unknown error, at: nginx.conf:1");
    }

    @Test
    void an_error_in_a_page_is_a_500_with_nginxs_words_in_the_log() {
        NgxResponse response = server.page("local function named()\n    error('x')\nend\nnamed()");
        assertThat(response).isEqualTo(new NgxResponse.Special(500, List.of()));
        assertThat(server.log)
                .containsExactly("4 lua entry thread aborted: runtime error: content_by_lua(nginx.conf:7):2: x\n"
                        + "stack traceback:\ncoroutine 0:\n\t[C]: in function 'error'\n"
                        + "\tcontent_by_lua(nginx.conf:7):2: in function 'named'\n"
                        + "\tcontent_by_lua(nginx.conf:7):4: in main chunk" + CLIENT + ", at: nginx.conf:2");
    }

    @Test
    void an_error_after_output_closes_the_connection() {
        assertThat(server.page("ngx.say('x') error('late')")).isEqualTo(new NgxResponse.Closed());
    }

    @Test
    void a_page_that_runs_too_long_is_a_500_and_the_next_is_served() {
        assertThat(server.page("while true do pcall(function() while true do end end) end"))
                .isEqualTo(new NgxResponse.Special(500, List.of()));
        assertThat(server.log).singleElement().asString().contains("running time of 1000 ms used up");
        assertThat(server.text("ngx.say('next')")).isEqualTo("next\n");
    }

    @Test
    void lua_before_the_content_that_runs_too_long_lets_nothing_go_on() {
        LuaCode code = TestServer.inline("access_by_lua", "while true do end");
        NgxRequest request = TestServer.request("GET", "/", List.of(), "");
        assertThat(server.worker.run(Phase.ACCESS, code, request, ""))
                .isEqualTo(new NgxResponse.Special(500, List.of()));
        assertThat(server.log).singleElement().asString().contains("running time of 1000 ms used up");
    }

    /// nginx would have let the light thread come to its end, and heeded it.
    @Test
    void a_light_thread_that_runs_too_long_lets_nothing_go_on() {
        LuaCode code =
                TestServer.inline("access_by_lua", "ngx.thread.spawn(function() while true do end ngx.exit(403) end)");
        NgxRequest request = TestServer.request("GET", "/", List.of(), "");
        assertThat(server.worker.run(Phase.ACCESS, code, request, ""))
                .isEqualTo(new NgxResponse.Special(500, List.of()));
    }

    @Test
    void a_phase_has_its_name_in_lua_and_in_the_log() {
        for (Phase phase : List.of(Phase.REWRITE, Phase.ACCESS, Phase.CONTENT)) {
            LuaCode code = TestServer.inline(phase.directive(), "made_here = ngx.get_phase() error(made_here)");
            server.worker.run(phase, code, TestServer.request("GET", "/", List.of(), ""), "");
        }
        assertThat(server.log)
                .filteredOn(line -> line.contains("aborted"))
                .extracting(line -> line.lines().findFirst().orElseThrow())
                .containsExactly(
                        "4 lua entry thread aborted: runtime error: rewrite_by_lua(nginx.conf:7):1: rewrite",
                        "4 lua entry thread aborted: runtime error: access_by_lua(nginx.conf:7):1: access",
                        "4 lua entry thread aborted: runtime error: content_by_lua(nginx.conf:7):1: content");
        assertThat(server.log)
                .filteredOn(line -> line.contains("_G write guard"))
                .hasSize(1);
    }

    @Test
    void files_are_read_from_where_they_stand() {
        server.files.put("/etc/nginx/lua/a.lua", "#!/usr/bin/lua\nngx.say('a ', ...)");
        server.files.put("/etc/nginx/lua/bad.lua", "ngx.say(");
        server.locations.put("/a", new LuaCode.File("/etc/nginx/lua/a.lua"));
        server.locations.put("/bad", new LuaCode.File("/etc/nginx/lua/bad.lua"));
        server.locations.put("/none", new LuaCode.File("/etc/nginx/lua/none.lua"));
        assertThat(((NgxResponse.Page) server.get("/a")).text()).isEqualTo("a \n");
        assertThat(server.get("/bad")).isEqualTo(new NgxResponse.Special(500, List.of()));
        assertThat(server.get("/none")).isEqualTo(new NgxResponse.Special(404, List.of()));
        assertThat(server.log.get(0))
                .startsWith("4 failed to load external Lua file \"/etc/nginx/lua/bad.lua\": "
                        + "/etc/nginx/lua/bad.lua:1: unexpected symbol near '<eof>', client: ");
        assertThat(server.log.get(1))
                .startsWith("4 failed to load external Lua file \"/etc/nginx/lua/none.lua\": "
                        + "cannot open /etc/nginx/lua/none.lua: No such file or directory, client: ");
    }

    @Test
    void modules_are_found_on_the_search_path_and_kept() {
        server.files.put(
                "/etc/nginx//lua/my/mod.lua", "local n = 0 return {count = function() n = n + 1 return n end}");
        assertThat(server.text("ngx.say(require('my.mod').count())")).isEqualTo("1\n");
        assertThat(server.text("ngx.say(require('my.mod').count())")).isEqualTo("2\n");
    }

    @Test
    void without_the_code_cache_every_request_begins_anew() {
        TestServer uncached = new TestServer(RealTime.CLOCK, false);
        uncached.worker.initByLua(TestServer.inline("init_by_lua", "n = 10"));
        assertThat(uncached.text("n = n + 1 ngx.say(n)")).isEqualTo("11\n");
        assertThat(uncached.text("n = n + 1 ngx.say(n)")).isEqualTo("11\n");
    }

    @Test
    void init_by_lua_may_fail_the_start() {
        assertThat(server.worker.initByLua(TestServer.inline("init_by_lua", "shared_by_all = 1")))
                .isTrue();
        assertThat(server.worker.initByLua(TestServer.inline("init_by_lua", "ngx.say('x')")))
                .isFalse();
        assertThat(server.log)
                .singleElement()
                .asString()
                .startsWith("4 init_by_lua error: init_by_lua(nginx.conf:7):1: "
                        + "API disabled in the context of init_by_lua*");
        assertThat(server.text("ngx.say(shared_by_all)")).isEqualTo("1\n");
    }

    @Test
    void log_lines_name_the_place_the_function_and_the_request() {
        server.text("local function named() ngx.log(ngx.WARN, 'a', 1, nil, true, ngx.null) end\n"
                + "named() print('printed ', 1.5) pcall(function() ngx.log(ngx.ERR, 'inner') end)");
        assertThat(server.log)
                .containsExactly(
                        "5 [lua] content_by_lua(nginx.conf:7):1: named(): a1niltruenull" + CLIENT,
                        "6 [lua] content_by_lua(nginx.conf:7):2: printed 1.5" + CLIENT,
                        "4 [lua] content_by_lua(nginx.conf:7):2: inner" + CLIENT);
        assertThat(server.initWorker("ngx.log(ngx.ERR, 'here')")).isTrue();
        assertThat(server.log.getLast())
                .isEqualTo("4 [lua] init_worker_by_lua(nginx.conf:7):1: here, context: init_worker_by_lua*");
    }

    @Test
    void a_new_global_of_a_request_is_warned_of_once() {
        server.initWorker("quietly = 1");
        server.text("fresh = 1");
        server.text("fresh = 2 quietly = 2");
        assertThat(server.log)
                .containsExactly("5 [lua] _G write guard:12: __newindex(): writing a global Lua variable ('fresh') "
                        + "which may lead to race conditions between concurrent requests, so prefer the use of "
                        + "'local' variables\nstack traceback:\n\tcontent_by_lua(nginx.conf:7):1: in main chunk"
                        + CLIENT);
    }

    @Test
    void functions_that_need_a_request_say_so_without_one() {
        assertThat(server.initWorker("""
                local function says(f, ...)
                    local ok, err = pcall(f, ...)
                    assert(not ok)
                    ngx.log(ngx.NOTICE, err)
                end
                says(ngx.say, "x") says(ngx.sleep, 0) says(ngx.thread.spawn, function() end) says(ngx.exec, "/x")
                says(ngx.location.capture, "/x") says(function() return ngx.var.uri end) says(ngx.req.get_method)
                says(ngx.exit, 0) says(coroutine.create, says) says(coroutine.wrap, says) says(coroutine.yield)
                """)).isTrue();
        assertThat(server.log)
                .extracting(line -> line.replaceFirst("^.*err\\(\\): |^.*says\\(\\): ", "")
                        .replace(", context: init_worker_by_lua*", ""))
                .containsExactly(
                        "API disabled in the context of init_worker_by_lua*",
                        "API disabled in the context of init_worker_by_lua*",
                        "API disabled in the context of init_worker_by_lua*",
                        "API disabled in the context of init_worker_by_lua*",
                        "API disabled in the context of init_worker_by_lua*",
                        "init_worker_by_lua(nginx.conf:7):7: API disabled in the current context",
                        "API disabled in the current context",
                        "API disabled in the context of init_worker_by_lua*",
                        "API disabled in the context of init_worker_by_lua*",
                        "API disabled in the context of init_worker_by_lua*",
                        "API disabled in the context of init_worker_by_lua*");
    }

    @Test
    void what_opens_sockets_or_starts_programs_is_refused_by_name() {
        assertThat(server.text("ngx.say(pcall(function() local s = ngx.socket.tcp() end))"))
                .isEqualTo("falsecontent_by_lua(nginx.conf:7):1: ngx.socket.tcp is not offered by tile38-hc: "
                        + "configurations open no sockets and write no files\n");
        assertThat(server.text("ngx.say(pcall(function() require 'ngx.pipe' end))"))
                .contains("module 'ngx.pipe' is not offered by tile38-hc");
    }
}
