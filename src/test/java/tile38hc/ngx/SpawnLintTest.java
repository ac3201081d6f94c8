package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.RealTime;

/// What `spawn_checker` warns of, the checker being started all the same.
class SpawnLintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            valid_statses = {200}            | option "valid_statses" is ignored; did you mean "valid_statuses"?
            time_out = 5                     | option "time_out" is ignored; did you mean "timeout"?
            valid_statuses = {200, "302"}    | "valid_statuses" holds "302", a string: it equals no status
            valid_statuses = {}              | "valid_statuses" is empty: no reply will pass
            http_req = [[GET / HTTP/1.0\\r\\n]] | "http_req" holds backslashes instead of line ends: [[...]] has no escapes, "..." has
            """)
    void oddities_are_named(String option, String warning) {
        TestServer server = new TestServer(RealTime.CLOCK);
        assertThat(server.initWorker("local o = {shm = 'd', upstream = 'foo', type = 'http', http_req = 'x', " + option
                        + "}\nassert(require('resty.upstream.healthcheck').spawn_checker(o))"))
                .isTrue();
        assertThat(server.log)
                .containsExactly("5 [lua] init_worker_by_lua(nginx.conf:7):2: spawn_checker: " + warning
                        + ", context: init_worker_by_lua*");
        assertThat(server.checkers).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            whatever = 1
            valid_statuses = {200, 302}
            tile38 = {}
            list = 1
            """)
    void what_is_in_order_or_foreign_is_left_alone(String option) {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.initWorker("require('resty.upstream.healthcheck').spawn_checker{shm = 'd', upstream = 'foo', "
                + "type = 'http', http_req = 'x', " + option + "}");
        assertThat(server.log).isEmpty();
        assertThat(server.checkers).hasSize(1);
    }
}
