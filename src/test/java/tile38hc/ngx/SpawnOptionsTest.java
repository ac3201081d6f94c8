package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Event;
import tile38hc.health.Outcome;
import tile38hc.health.RealTime;
import tile38hc.health.Server;

/// What one odd option makes of a checker, as recorded: the library takes it and sees what it does while checking.
class SpawnOptionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing = 1             | interval PT1S timeout PT1S fall 5 rise 2 concurrency 1 port none
            interval = "60"         | interval PT0.06S timeout PT1S fall 5 rise 2 concurrency 1 port none
            interval = -5           | interval PT0.002S timeout PT1S fall 5 rise 2 concurrency 1 port none
            interval = false        | interval PT1S timeout PT1S fall 5 rise 2 concurrency 1 port none
            timeout = "200"         | interval PT1S timeout PT0.2S fall 5 rise 2 concurrency 1 port none
            timeout = 350.7         | interval PT1S timeout PT0.35S fall 5 rise 2 concurrency 1 port none
            timeout = 0             | interval PT1S timeout PT1M fall 5 rise 2 concurrency 1 port none
            timeout = "soon"        | interval PT1S timeout PT1M fall 5 rise 2 concurrency 1 port none
            fall = 2.5              | interval PT1S timeout PT1S fall 3 rise 2 concurrency 1 port none
            fall = 0                | interval PT1S timeout PT1S fall 0 rise 2 concurrency 1 port none
            concurrency = 1.5       | interval PT1S timeout PT1S fall 5 rise 2 concurrency 1 port none
            concurrency = -2        | interval PT1S timeout PT1S fall 5 rise 2 concurrency 1 port none
            port = "19102"          | interval PT1S timeout PT1S fall 5 rise 2 concurrency 1 port 19102
            port = 70000            | interval PT1S timeout PT1S fall 5 rise 2 concurrency 1 port 70000
            port = 1e10             | interval PT1S timeout PT1S fall 5 rise 2 concurrency 1 port 1410065408
            port = "http"           | interval PT1S timeout PT1S fall 5 rise 2 concurrency 1 port -2147483648
            port = {}               | interval PT1S timeout PT1S fall 5 rise 2 concurrency 1 port -2147483648
            """)
    void taken_as_the_library_takes_them(String option, String expected) {
        TestServer server = spawn(option);
        assertThat(server.log).isEmpty();
        CheckerSpec spec = server.checkers.getFirst();
        assertThat("interval %s timeout %s fall %d rise %d concurrency %d port %s"
                        .formatted(
                                spec.interval(),
                                spec.timeout(),
                                spec.fall(),
                                spec.rise(),
                                spec.concurrency(),
                                spec.port().isPresent() ? spec.port().getAsInt() : "none"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            concurrency = "3"  | 304: attempt to compare string with number
            timeout = -1       | 224: bad timeout value
            http_req = print   | 248: bad argument #1 to 'send' (string, number, boolean, nil, or array table expected, got function)
            http_req = {"x", true}  | 248: bad argument #1 to 'send' (bad data type boolean found)
            http_req = {"x", {print}} | 248: bad argument #1 to 'send' (bad data type function found)
            http_req = {"x", nil, "y"} | 248: bad argument #1 to 'send' (bad data type nil found)
            http_req = {[1e9] = "x"} | 248: bad argument #1 to 'send' (bad data type nil found)
            http_req = {a = "x"}    | 248: bad argument #1 to 'send' (non-array table found)
            """)
    void a_checker_that_never_comes_to_check_counts_as_one_and_is_told_of(String option, String error) {
        TestServer server = spawn(option);
        assertThat(server.checkers).isEmpty();
        assertThat(server.fleet.checked("foo")).isTrue();
        assertThat(server.log)
                .containsExactly(
                        "4 healthcheck: failed to run healthcheck cycle: healthcheck.lua:" + error + ", upstream: foo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fall = "2" | 145: attempt to compare string with number
            rise = {}  | 197: attempt to compare table with number
            """)
    void a_threshold_that_is_no_number_is_never_reached(String option, String error) {
        TestServer server = spawn(option);
        CheckerSpec spec = server.checkers.getFirst();
        assertThat(Math.max(spec.fall(), spec.rise())).isEqualTo(Long.MAX_VALUE);
        assertThat(server.log).isEmpty();
        server.worker.transition(new Event.ProbeFailed("foo", "127.0.0.1:1", new Outcome.NotConnected("timeout")));
        assertThat(server.log).singleElement().asString().contains("healthcheck.lua:" + error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.test", "a.test:8080"})
    void a_group_that_proxy_pass_made_is_found_with_and_without_its_port(String name) {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.fleet.add(
                "a.test:8080",
                List.of(new Server("a.test:8080", "a.test", 8080, Optional.empty(), false, false, 1, 1, 10)));
        assertThat(server.initWorker("assert(require('resty.upstream.healthcheck').spawn_checker{"
                        + "shm = 'd', type = 'http', http_req = 'x', upstream = '" + name + "'})"))
                .isTrue();
        assertThat(server.checkers.getFirst().upstream()).isEqualTo("a.test:8080");
        assertThat(server.fleet.checked("a.test:8080")).isTrue();
    }

    private static TestServer spawn(String option) {
        TestServer server = new TestServer(RealTime.CLOCK);
        assertThat(server.initWorker("local o = {shm = 'd', upstream = 'foo', type = 'http', http_req = 'x'} " + "o."
                        + option + " assert(require('resty.upstream.healthcheck').spawn_checker(o))"))
                .isTrue();
        return server;
    }
}
