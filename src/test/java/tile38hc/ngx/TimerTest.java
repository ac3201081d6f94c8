package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tile38hc.Await;

/// Timers on a clock that the test moves.
class TimerTest {
    private final ManualTime time = new ManualTime();
    private final TestServer server = new TestServer(time);

    @Test
    void a_timer_runs_when_its_time_has_come_with_its_arguments() {
        server.initWorker("print(ngx.timer.at(0.5, function(...) ngx.log(ngx.WARN, ...) end, ' a ', 1))");
        time.advanceMillis(499);
        assertThat(server.text("ngx.say(ngx.timer.pending_count(), ngx.timer.running_count())"))
                .isEqualTo("10\n");
        time.advanceMillis(1);
        Await.until("log lines", server.log, () -> server.log.size() == 2);
        assertThat(server.log)
                .containsExactly(
                        "6 [lua] init_worker_by_lua(nginx.conf:7):1: 1, context: init_worker_by_lua*",
                        "5 [lua] init_worker_by_lua(nginx.conf:7):1: false a 1, context: ngx.timer");
        Await.until("the count of timers", () -> server.text(
                        "ngx.say(ngx.timer.pending_count(), ngx.timer.running_count())")
                .equals("00\n"));
    }

    @Test
    void timers_run_in_the_order_of_their_times() {
        server.initWorker("for _, t in ipairs{0.3, 0.1, 0.2} do ngx.timer.at(t, function() print(t) end) end");
        for (int expected = 1; expected <= 3; expected++) {
            int count = expected;
            time.advanceMillis(100);
            Await.until("log lines", server.log, () -> server.log.size() == count);
        }
        assertThat(server.log)
                .extracting(line -> line.replaceFirst(".*: ([0-9.]+), .*", "$1"))
                .containsExactly("0.1", "0.2", "0.3");
    }

    @Test
    void a_repeated_timer_runs_until_the_worker_ends_and_is_told_of_it() {
        server.initWorker("ngx.timer.every(1, function(premature) print(premature) end)");
        for (int expected = 1; expected <= 3; expected++) {
            int count = expected;
            time.advanceMillis(1000);
            Await.until("log lines", server.log, () -> server.log.size() == count);
        }
        server.worker.close();
        Await.until("log lines", server.log, () -> server.log.size() == 4);
        assertThat(server.log)
                .extracting(line -> line.replaceFirst(".*: (\\w+), context.*", "$1"))
                .containsExactly("false", "false", "false", "true");
        assertThat(server.text("ngx.say(ngx.worker.exiting(), ' ', ngx.timer.at(1, function() end))"))
                .isEqualTo("true nilprocess exiting\n");
    }

    @Test
    void a_failing_timer_is_logged_with_the_request_that_made_it() {
        server.text("ngx.timer.at(0, function() error('late') end)");
        Await.until("a log line", () -> !server.log.isEmpty());
        assertThat(server.log)
                .containsExactly("4 lua entry thread aborted: runtime error: content_by_lua(nginx.conf:7):1: late\n"
                        + "stack traceback:\ncoroutine 0:\n\t[C]: in function 'error'\n"
                        + "\tcontent_by_lua(nginx.conf:7):1: in function <content_by_lua(nginx.conf:7):1>"
                        + ", context: ngx.timer, client: 127.0.0.1, server: 127.0.0.1:18100, at: nginx.conf:1");
    }

    @Test
    void others_run_while_one_sleeps() throws InterruptedException {
        Thread sleeper = Thread.ofVirtual().start(() -> server.text("print('before') ngx.sleep(10) print('after')"));
        Await.until("log lines", server.log, () -> server.log.size() == 1);
        server.answer(TestServer.request("GET", "/none", List.of(), ""));
        server.initWorker("print('meanwhile')");
        time.advanceMillis(10_000);
        sleeper.join();
        assertThat(server.log)
                .extracting(line -> line.replaceFirst(".*?:1: (\\w+), .*", "$1"))
                .containsExactly("before", "meanwhile", "after");
    }
}
