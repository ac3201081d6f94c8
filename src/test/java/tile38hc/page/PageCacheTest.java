package tile38hc.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tile38hc.health.Fleet;
import tile38hc.health.Server;
import tile38hc.health.ServerSketch;
import tile38hc.health.Upstream;

class PageCacheTest {

    @Test
    void renders_once_a_change_and_not_once_a_question() {
        Fleet fleet = new Fleet();
        Server server = ServerSketch.server("10.0.0.1");
        Upstream upstream = fleet.add("leader", List.of(server));
        upstream.resolved(Map.of(server, List.of(new InetSocketAddress("10.0.0.1", 80))));
        AtomicInteger rendered = new AtomicInteger();
        PageCache page = new PageCache(fleet, snapshot -> {
            rendered.incrementAndGet();
            return StatusPage.of(snapshot);
        });

        assertThat(page.text()).contains("10.0.0.1:80 UP");
        assertThat(page.text()).isSameAs(page.text());
        assertThat(rendered).hasValue(1);

        upstream.peers().primary().getFirst().setDown(true, Instant.EPOCH);
        assertThat(page.text()).contains("10.0.0.1:80 DOWN");
        fleet.checkerAdded("leader");
        assertThat(page.text()).doesNotContain("NO checkers");
        assertThat(rendered).hasValue(3);
    }
}
