package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.health.CheckerSpec;
import tile38hc.health.RealTime;
import tile38hc.lua.LuaTable;

/// The options of `spawn_checker` that are tile38-hc's own.
class ExtensionOptionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing = 1                    | connect_only false, fast_interval none, jitter 0.0
            connect_only = true            | connect_only true, fast_interval none, jitter 0.0
            connect_only = false           | connect_only false, fast_interval none, jitter 0.0
            fast_interval = 250.5          | connect_only false, fast_interval PT0.2505S, jitter 0.0
            fast_interval = 1              | connect_only false, fast_interval PT0.002S, jitter 0.0
            jitter = 25                    | connect_only false, fast_interval none, jitter 0.25
            """)
    void taken(String option, String expected) {
        CheckerSpec.Extras extras = spawn(option).checkers.getFirst().extras();
        assertThat("connect_only %s, fast_interval %s, jitter %s"
                        .formatted(
                                extras.connectOnly(),
                                extras.fastInterval().map(Object::toString).orElse("none"),
                                extras.jitter()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            connect_only = 1        | bad "connect_only" option: true or false expected, got number
            connect_only = "yes"    | bad "connect_only" option: true or false expected, got string
            match_body = 200        | bad "match_body" option: a regular expression in a string expected, got number
            match_body = "a("       | bad "match_body" option: pcre_compile() failed: missing ) in "a("
            fast_interval = "200"   | bad "fast_interval" option: milliseconds above 0 expected, got string
            fast_interval = 0       | bad "fast_interval" option: milliseconds above 0 expected, got 0
            fast_interval = 0/0     | bad "fast_interval" option: milliseconds above 0 expected, got nan
            jitter = 51             | bad "jitter" option: per cent of the interval from 0 to 50 expected, got 51
            jitter = -1             | bad "jitter" option: per cent of the interval from 0 to 50 expected, got -1
            jitter = {}             | bad "jitter" option: per cent of the interval from 0 to 50 expected, got table
            on_change = "f"         | bad "on_change" option: a Lua function expected, got string
            tile38 = "diverged"     | bad "tile38" option: a table expected, got string
            on_change = print       | bad "on_change" option: a Lua function expected, got function
            type = "https", host = "h", ssl_client_cert = "a.crt" | bad "ssl_client_cert" option: "ssl_client_priv_key" must stand beside it
            type = "https", host = "h", ssl_client_priv_key = "a" | bad "ssl_client_priv_key" option: "ssl_client_cert" must stand beside it
            type = "https", host = "h", ssl_client_cert = true    | bad "ssl_client_cert" option: the path of a PEM file expected, got boolean
            type = "https", host = "h", ssl_client_cert = "a.crt", ssl_client_priv_key = "a.key" | bad "ssl_client_cert" option: no certificate in "a.crt"
            ssl_client_cert = "a.crt", ssl_client_priv_key = "a.key" | bad "ssl_client_cert" option: without type = "https" nobody asks for it
            connect_only = true, match_body = "x" | bad "match_body" option: with "connect_only" there is no body
            """)
    void what_makes_no_sense_is_refused_and_a_warning_tells_where(String option, String refusal) {
        TestServer server = spawn(option);
        assertThat(server.checkers).isEmpty();
        assertThat(server.fleet.checked("foo")).isFalse();
        assertThat(server.warnings)
                .containsExactly("spawn_checker: no checker is started for \"foo\": " + refusal + " in nginx.conf:1");
        assertThat(server.log)
                .containsExactly("3 [lua] init_worker_by_lua(nginx.conf:7):1: nil " + refusal
                        + ", context: init_worker_by_lua*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            leader = "l", max_lag_seconds = 2 | {leader=l, max_lag_seconds=2.0}
            fail_on = {"behind", "diverged"}  | {fail_on=[behind, diverged]}
            fail_on = {}                      | {fail_on=[]}
            "diverged"                        | {1=diverged}
            """)
    void nothing_in_the_table_tile38_is_passed_over(String entries, String read) {
        CheckerSpec spec = spawn("tile38 = {" + entries + "}").checkers.getFirst();
        assertThat(new TreeMap<>(spec.extras().tile38())).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'behind', nil, 'auth'}", "{diverged = true}", "{'behind', diverged = true}"})
    void in_the_table_tile38_a_list_is_whole_or_none(String list) {
        CheckerSpec spec = spawn("tile38 = {fail_on = " + list + "}").checkers.getFirst();
        assertThat(spec.extras().tile38().get("fail_on")).isInstanceOf(LuaTable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"ok":true`                | `{"ok":true,"elapsed":"1s"}`  | ok
            `"ok"\\\\s*:\\\\s*true`    | `{"ok": true}`                | ok
            `(?i)HEALTHY`              | `all healthy`                 | ok
            `^pong$`                   | `pong`                        | ok
            `"ok":true`                | `{"ok":false}`                | no match for ""ok":true" in "{"ok":false}"
            `(a*)*b`                   | `AAAA`                        | pcre_exec() failed: -8 for "(a*)*b"
            """)
    void a_body_must_match_somewhere(String pattern, String body, String verdict) {
        CheckerSpec spec = spawn("match_body = '" + pattern + "'").checkers.getFirst();
        String text = body.equals("AAAA") ? "a".repeat(60_000) : body;
        assertThat(spec.extras().body().orElseThrow().fault(text).orElse("ok")).isEqualTo(verdict);
    }

    @Test
    void where_connecting_is_enough_no_request_is_wanted() {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.initWorker("require('resty.upstream.healthcheck').spawn_checker{shm = 'd', upstream = 'foo', "
                + "type = 'http', connect_only = true}");
        assertThat(server.checkers).singleElement().satisfies(spec -> assertThat(spec.request())
                .isEmpty());
    }

    private static TestServer spawn(String option) {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.initWorker("local ok, err = require('resty.upstream.healthcheck').spawn_checker{shm = 'd', "
                + "upstream = 'foo', type = 'http', http_req = 'x', " + option + "}"
                + " if not ok then ngx.log(ngx.CRIT, tostring(ok), ' ', err) end");
        return server;
    }
}
