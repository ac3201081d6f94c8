package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tile38hc.health.ByHand;
import tile38hc.health.Outcome;
import tile38hc.health.Peer;
import tile38hc.health.RealTime;

/// The library's counters in shared memory, of checks that count in the dictionary `healthcheck`.
class CountKeysTest {
    private static final Outcome GOOD = new Outcome.Passed("HTTP/1.0 200 OK");
    private static final Outcome BAD = new Outcome.NotConnected("timeout");

    private final TestServer server = new TestServer(RealTime.CLOCK);
    private final Peer peer =
            server.fleet.upstream("foo").orElseThrow().peers().primary().getFirst();

    @Test
    void a_counter_begins_with_the_first_check_that_ends_so() {
        assertThat(counters()).isEqualTo("nil nil\n");
        check(GOOD);
        check(GOOD);
        assertThat(counters()).isEqualTo("2 nil\n");
        check(BAD);
        assertThat(counters()).isEqualTo("0 1\n");
    }

    @Test
    void nothing_is_counted_elsewhere_and_what_lua_stored_comes_first() {
        check(GOOD);
        assertThat(server.text("local d, h = ngx.shared.d, ngx.shared.healthcheck ngx.say(d:get('ok:foo:p0'), "
                        + "h:get('ok:foo:p1'), h:get('ok:foo:b0'), h:get('ok:bar:p0'), h:get('ok:foo'), "
                        + "h:set('ok:foo:p0', 'mine'), h:get('ok:foo:p0'))"))
                .isEqualTo("nilnilnilnilniltruemine\n");
    }

    private void check(Outcome outcome) {
        ByHand.check(peer, Instant.EPOCH, Duration.ofMillis(1), outcome);
    }

    private String counters() {
        return server.text("local d = ngx.shared.healthcheck ngx.say(d:get('ok:foo:p0'), ' ', d:get('nok:foo:p0'))");
    }
}
