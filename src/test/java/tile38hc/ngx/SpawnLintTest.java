package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.health.RealTime;

/// What `spawn_checker` warns of, and where.
class SpawnLintTest {
    private static final String GOOD = "shm = 'd', upstream = 'foo', type = 'http', valid_statuses = {200}, "
            + "http_req = 'GET /status HTTP/1.0\\r\\n\\r\\n', ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            valid_statses = {200}            | option "valid_statses" is ignored; did you mean "valid_statuses"?
            time_out = 5                     | option "time_out" is ignored; did you mean "timeout"?
            whatever = 5                     | option "whatever" is not the library's and is ignored
            expected_body = "ok"             | option "expected_body" is not the library's and is ignored: match_body = "..." looks into the body
            peer_down_fn = print             | option "peer_down_fn" is not the library's and is ignored: on_change = function(event) ... end is told of changes
            peer = "10.0.0.1"                | option "peer" is not the library's and is ignored: all peers of the upstream are checked
            zone = "z"                       | option "zone" is not the library's and is ignored: upstream = "..." names the group
            ssl_server_name = "h"            | option "ssl_server_name" is not the library's and is ignored: host = "..." is the server's name
            valid_statuses = {200, "302"}    | "valid_statuses" holds "302", a string: it equals no status; leave the quotes out
            valid_statuses = {}              | "valid_statuses" is empty: no reply will pass, and every peer will be DOWN
            valid_statuses = false           | without "valid_statuses" any first line passes, an error's too: write valid_statuses = {200}
            timeout = 3000, interval = 2000  | "timeout" (3000 ms) is longer than "interval" (2000 ms): a peer that hangs is asked once a timeout, not once an interval
            timeout = 1001                   | "timeout" (1001 ms) is longer than "interval" (1000 ms): a peer that hangs is asked once a timeout, not once an interval
            type = "https"                   | an https check without "host" sends no server name, and a certificate of any name passes: write host = "..."
            http_req = [[GET / HTTP/1.0\\r\\n]] | "http_req" holds backslashes instead of line ends: [[...]] has no escapes, "..." has
            http_req = "GET/status HTTP/1.0\\r\\n\\r\\n" | "http_req" has no blank behind the method: servers answer 400 or nothing; write "GET /status HTTP/1.0"
            http_req = "GET / HTTPS/1.0\\r\\n\\r\\n"     | "http_req" names another protocol than HTTP: servers answer 400 or nothing; write "HTTP/1.0", over TLS too
            http_req = "GET /status\\r\\n\\r\\n"         | "http_req" names no version of HTTP: servers answer 400 or nothing; write "GET /status HTTP/1.0"
            http_req = "GET / HTTP/1.0\\r\\n"            | "http_req" has no empty line at its end: the server waits for more, and each check times out; end it with \\r\\n\\r\\n
            http_req = "GET / HTTP/1.1\\r\\n\\r\\n"      | "http_req" is HTTP/1.1 and has no "Host": servers answer 400 or nothing; write HTTP/1.0, or the header
            """)
    void oddities_are_named_and_the_checker_started(String options, String warning) {
        TestServer server = new TestServer(RealTime.CLOCK);
        assertThat(server.initWorker("local o = {" + GOOD + options
                        + "}\nassert(require('resty.upstream.healthcheck').spawn_checker(o))"))
                .isTrue();
        assertThat(server.warnings).containsExactly("spawn_checker: " + warning + " in nginx.conf:2");
        assertThat(server.checkers).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            shm = "hc"        | for "foo": shm "hc" not found; write "lua_shared_dict hc 1m;" in http
            shm = false       | for "foo": "shm" option required
            upstream = "Foo " | for "Foo ": failed to get primary peers: upstream not found; did you mean "foo"?
            upstream = "bar"  | for "bar": failed to get primary peers: upstream not found; write "upstream bar { ... }" in http
            http_req = false  | for "foo": "http_req" option required
            type = false      | for "foo": "type" option required
            """)
    void a_refusal_is_told_even_if_nobody_looks_at_it(String option, String warning) {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.initWorker(
                "local hc = require('resty.upstream.healthcheck')\n\nhc.spawn_checker{" + GOOD + option + "}");
        assertThat(server.warnings)
                .containsExactly("spawn_checker: no checker is started " + warning + " in nginx.conf:3");
        assertThat(server.checkers).isEmpty();
    }

    @Test
    void connecting_alone_is_asked_for_in_another_way() {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.initWorker("require('resty.upstream.healthcheck').spawn_checker{" + GOOD + "type = 'tcp'}");
        assertThat(server.warnings).singleElement().asString().contains("connect_only = true");
    }

    @Test
    void a_call_through_pcall_has_its_own_line() {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.initWorker("local hc = require('resty.upstream.healthcheck')\nlocal o = {" + GOOD
                + "rize = 1}\npcall(hc.spawn_checker, o)");
        assertThat(server.warnings)
                .containsExactly("spawn_checker: option \"rize\" is ignored; did you mean \"rise\"? in nginx.conf:3");
    }

    @Test
    void two_checkers_of_one_upstream_are_one_too_many() {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.initWorker("local hc = require('resty.upstream.healthcheck')\nlocal o = {" + GOOD
                + "}\nhc.spawn_checker(o)\nhc.spawn_checker(o)");
        assertThat(server.warnings)
                .containsExactly("spawn_checker: a second checker for \"foo\": with the same \"shm\" they take turns"
                        + " and count together, with another each counts for itself in nginx.conf:4");
    }

    @Test
    void what_is_odd_in_a_loop_is_told_once() {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.initWorker("local hc = require('resty.upstream.healthcheck')\nlocal o = {" + GOOD
                + "rize = 1}\nfor _ = 1, 3 do hc.spawn_checker(o) end");
        assertThat(server.checkers).hasSize(3);
        assertThat(server.warnings)
                .containsExactly(
                        "spawn_checker: option \"rize\" is ignored; did you mean \"rise\"? in nginx.conf:3",
                        "spawn_checker: a second checker for \"foo\": with the same \"shm\" they take turns"
                                + " and count together, with another each counts for itself in nginx.conf:3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "valid_statuses = {200, 302}",
                "tile38 = {}",
                "timeout = 1000, interval = 1000",
                "http_req = 'PING\\r\\n', valid_statuses = nil",
                "http_req = 'GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n'",
                "type = 'https', host = 'a.example'",
                "type = 'https', ssl_verify = false"
            })
    void what_is_in_order_is_left_alone(String options) {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.initWorker("require('resty.upstream.healthcheck').spawn_checker{" + GOOD + options + "}");
        assertThat(server.warnings).isEmpty();
        assertThat(server.log).isEmpty();
        assertThat(server.checkers).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # leader                     | a comment begins with "--" in Lua, not with "#"
            local p = "10\\.0"            | no such escape: write "\\\\" for a backslash
            if 1 != 2 then end           | "not equal" is "~=" in Lua
            require("hc_list")           | no folder of lua_package_path holds it
            io.popen("ls")               | OpenResty offers it: put into the file what it would find out
            require("healthcheck").new() | resty.upstream.healthcheck has spawn_checker, status_page and prometheus_status_page, no more
            """)
    void lua_that_fails_at_the_start_is_explained(String code, String advice) {
        TestServer server = new TestServer(RealTime.CLOCK);
        assertThat(server.initWorker("local a = 1\n" + code)).isFalse();
        assertThat(server.warnings)
                .containsExactly(
                        "init_worker_by_lua failed, and the server starts all the same: checkers that it did not come"
                                + " to are not started, and their peers show UP (" + advice + ") in nginx.conf:2");
    }
}
