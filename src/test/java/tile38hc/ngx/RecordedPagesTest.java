package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tile38hc.RecordedTable;
import tile38hc.health.RealTime;

/// One-line pages and what nginx answered to them: the code, the status, the body (`special` for the server's own
/// page).
class RecordedPagesTest {
    private static final String HELPERS = """
            local function p(...)
                local t = {}
                for i = 1, select('#', ...) do t[i] = tostring((select(i, ...))) end
                ngx.say(table.concat(t, " "))
            end
            local function e(f, ...) p(pcall(f, ...)) end
            """;

    @TestFactory
    Stream<DynamicTest> output() {
        return pages("pages-output.txt");
    }

    @TestFactory
    Stream<DynamicTest> ways_to_end_a_request() {
        return pages("pages-control.txt");
    }

    @TestFactory
    Stream<DynamicTest> headers() {
        return pages("pages-header.txt");
    }

    @TestFactory
    Stream<DynamicTest> requests_and_variables() {
        return pages("pages-request.txt");
    }

    @TestFactory
    Stream<DynamicTest> light_threads_timers_and_the_process() {
        return pages("pages-threads.txt");
    }

    @TestFactory
    Stream<DynamicTest> modules() {
        return pages("pages-modules.txt");
    }

    @TestFactory
    Stream<DynamicTest> upstreams() {
        return pages("pages-upstream.txt");
    }

    @TestFactory
    Stream<DynamicTest> options_of_spawn_checker() {
        return pages("pages-spawn.txt");
    }

    @Test
    void one_page_is_the_next_requests_too() {
        TestServer server = new TestServer(RealTime.CLOCK);
        assertThat(server.text("n = (n or 0) + 1 ngx.say(n)")).isEqualTo("1\n");
        assertThat(server.text("n = (n or 0) + 1 ngx.say(n)")).isEqualTo("2\n");
    }

    private static Stream<DynamicTest> pages(String file) {
        return RecordedTable.tests("ngx/" + file, RecordedPagesTest::answer);
    }

    private static String answer(List<String> fields) {
        NgxResponse response = new TestServer(RealTime.CLOCK).page(HELPERS + fields.getFirst());
        return switch (response) {
            case NgxResponse.Page page -> page.status() + " " + page.text();
            case NgxResponse.Special special -> special.status() + " special";
            case NgxResponse.Exec exec -> "404 special"; // no corpus line goes on to a place that exists
            case NgxResponse.Closed _ -> "closed";
            case NgxResponse.Next _ -> "went on";
        };
    }
}
