package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;
import tile38hc.health.Time;
import tile38hc.page.StatusJson;

class StatusJsonPageTest {

    /// Time that stands still until it is set.
    private static final class SetTime implements Time {
        private long millis;

        @Override
        public long nanos() {
            return millis * 1_000_000;
        }

        @Override
        public Instant now() {
            return Instant.ofEpochMilli(millis);
        }

        @Override
        public void await(Condition changed, long nanos) {
            throw new AssertionError("a page waits for nothing");
        }
    }

    private final SetTime time = new SetTime();
    private final Watched watched = new Watched(2);
    private final StatusJsonPage page =
            new StatusJsonPage(() -> watched.fleet, StatusJson.Process.self(Instant.EPOCH), time);

    @Test
    void the_page_is_made_again_after_a_quarter_of_a_second() {
        String first = body();
        time.millis = 250;
        assertThat(body()).isSameAs(first);
        time.millis = 251;
        assertThat(body()).isNotEqualTo(first).contains("1970-01-01T00:00:00.251Z");
    }

    @Test
    void a_peer_that_turns_is_shown_at_once() {
        assertThat(body()).doesNotContain("DOWN");
        watched.peer(0).setDown(true, Instant.EPOCH);
        assertThat(body()).contains("\"status\": \"DOWN\"");
    }

    private String body() {
        return ((Response.Page) page.answer(null)).body();
    }
}
