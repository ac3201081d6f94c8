package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tile38hc.health.Event;
import tile38hc.health.Outcome;
import tile38hc.health.RealTime;

/// The keys in shared memory that tell who is down.
class DownKeysTest {
    private static final String PEER = "127.0.0.1:19101";
    private static final String SHOW = "ngx.say(ngx.shared.d:get('d:foo:p0'), ngx.shared.healthcheck:get('d:foo:p0'))";

    private final TestServer server = new TestServer(RealTime.CLOCK);

    @Test
    void a_peer_that_is_turned_down_has_a_key_until_it_is_turned_up() {
        server.initWorker("assert(require('resty.upstream.healthcheck').spawn_checker{"
                + "shm = 'd', upstream = 'foo', type = 'http', http_req = 'x'})");
        assertThat(server.text(SHOW)).isEqualTo("nilnil\n");
        server.worker.transition(
                new Event.TurnedDown(Instant.EPOCH, "foo", PEER, 5, new Outcome.NotConnected("connection refused")));
        assertThat(server.text(SHOW)).isEqualTo("truenil\n");
        server.worker.transition(new Event.TurnedUp(Instant.EPOCH, "foo", PEER, 2));
        assertThat(server.text(SHOW)).isEqualTo("nilnil\n");
    }

    @Test
    void each_change_has_a_version() {
        server.initWorker("assert(require('resty.upstream.healthcheck').spawn_checker{"
                + "shm = 'd', upstream = 'foo', type = 'http', http_req = 'x'})");
        String version = "ngx.say(ngx.shared.d:get('v:foo'))";
        assertThat(server.text(version)).isEqualTo("nil\n");
        server.worker.transition(
                new Event.TurnedDown(Instant.EPOCH, "foo", PEER, 5, new Outcome.NotConnected("timeout")));
        server.worker.transition(new Event.TurnedUp(Instant.EPOCH, "foo", PEER, 2));
        assertThat(server.text(version)).isEqualTo("2\n");
    }

    @Test
    void nothing_is_kept_for_groups_that_no_checker_named() {
        server.worker.transition(
                new Event.TurnedDown(Instant.EPOCH, "foo", PEER, 5, new Outcome.NotConnected("timeout")));
        server.worker.transition(
                new Event.TurnedDown(Instant.EPOCH, "gone", PEER, 5, new Outcome.NotConnected("timeout")));
        assertThat(server.text(SHOW)).isEqualTo("nilnil\n");
    }
}
