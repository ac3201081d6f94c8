package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tile38hc.Await;
import tile38hc.health.Event;
import tile38hc.health.Outcome;
import tile38hc.health.RealTime;

/// `on_change`: Lua that is told when a peer turned.
class ChangeListenersTest {
    private static final String PEER = "127.0.0.1:19101";
    private static final Instant NOON = Instant.ofEpochSecond(1_000, 250_000_000);
    private static final Outcome REFUSED = new Outcome.NotConnected("connection refused");

    private final TestServer server = new TestServer(RealTime.CLOCK);

    @Test
    void a_function_is_told_what_turned_and_why_in_order() {
        spawn("""
                function(event)
                    local keys = {}
                    for k in pairs(event) do keys[#keys + 1] = k end
                    table.sort(keys)
                    for i, k in ipairs(keys) do keys[i] = k .. "=" .. event[k] end
                    print(table.concat(keys, "; "))
                end""");
        server.worker.transition(new Event.ProbeFailed("foo", PEER, REFUSED));
        server.worker.transition(down());
        server.worker.transition(new Event.TurnedUp(NOON.plusSeconds(9), "foo", PEER, 2));
        Await.until("log lines", server.log, () -> server.log.size() == 2);
        assertThat(server.log)
                .extracting(line -> line.replaceFirst("^.*?:7\\):6: ", ""))
                .containsExactly(
                        "checks=3; peer=127.0.0.1:19101; reason=failed to connect to 127.0.0.1:19101: connection refused;"
                                + " status=down; time=1000.25; upstream=foo, context: ngx.timer",
                        "checks=2; peer=127.0.0.1:19101; reason=2 check(s) in a row were passed;"
                                + " status=up; time=1009.25; upstream=foo, context: ngx.timer");
    }

    @Test
    void an_error_is_logged_with_its_place_and_the_next_turn_is_told_all_the_same() {
        spawn("""
                function(event)
                    local nothing
                    return nothing.at_all
                end""");
        server.worker.transition(down());
        server.worker.transition(down());
        Await.until("log lines", server.log, () -> server.log.size() == 2);
        assertThat(server.log.getFirst())
                .startsWith("4 healthcheck: on_change of upstream \"foo\" failed: init_worker_by_lua(nginx.conf:7):3: "
                        + "attempt to index local 'nothing' (a nil value)\nstack traceback:\n")
                .endsWith(", context: ngx.timer, at: nginx.conf:3");
    }

    @Test
    void turns_are_told_without_waiting_and_left_out_when_too_many_wait() {
        spawn("function() while not released do ngx.sleep(0.01) end calls = (calls or 0) + 1 end");
        int waiting = ChangeListeners.LONGEST_QUEUE;
        for (int i = 0; i < waiting + 50; i++) { // one of them may be running
            server.worker.transition(down());
        }
        assertThat(server.log)
                .containsExactly("4 healthcheck: on_change is too slow and is not told of all changes, upstream: foo");
        server.text("rawset(_G, 'released', true)");
        Await.until("the count of calls", () -> server.text("ngx.say(rawget(_G, 'calls') or 0)")
                .matches(waiting + "\n|" + (waiting + 1) + "\n"));
    }

    @Test
    void one_function_of_two_checkers_is_called_once() {
        server.initWorker("""
                local function told() print("told") end
                local hc = require "resty.upstream.healthcheck"
                for i = 1, 2 do
                    assert(hc.spawn_checker{
                        shm = "d", upstream = "foo", type = "http", http_req = "x", on_change = told })
                end""");
        server.worker.transition(down());
        spawn("function() print('last') end");
        server.worker.transition(down());
        Await.until("log lines", server.log, () -> server.log.size() == 3);
        assertThat(server.log)
                .extracting(line -> line.replaceFirst(".*?:\\d+: (\\w+), .*", "$1"))
                .containsExactly("told", "told", "last");
    }

    @Test
    void nobody_is_told_once_the_worker_has_closed() {
        spawn("function() print('told') end");
        server.worker.close();
        server.worker.transition(down());
        assertThat(server.text("ngx.sleep(0.02) ngx.say('x')")).isEqualTo("x\n");
        assertThat(server.log).isEmpty();
    }

    private static Event down() {
        return new Event.TurnedDown(NOON, "foo", PEER, 3, REFUSED);
    }

    private void spawn(String onChange) {
        assertThat(server.initWorker("local told = " + onChange + "\nassert(require "
                        + "'resty.upstream.healthcheck'.spawn_checker{ shm = 'd', upstream = 'foo', type = 'http', "
                        + "http_req = 'x', on_change = told })"))
                .isTrue();
    }
}
