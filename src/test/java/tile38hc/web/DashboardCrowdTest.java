package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import tile38hc.browser.Browser;
import tile38hc.browser.Page;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// The dashboard with a thousand peers. What it takes is counted in processor time, for other tests run at the same
/// time; each bound is about five times of what was measured.
@ExtendWith(Browser.class)
@ResourceLock(Browser.LOCK)
class DashboardCrowdTest {
    private static final int PEERS = 1_000;
    private static final int MOST_NODES = 3_000;
    private static final double SECONDS_TO_OPEN = 1.0;
    private static final double SECONDS_FOR_20_BUNDLES = 1.0; // which come in five seconds

    @Test
    void a_thousand_peers_are_shown_by_those_that_matter_and_the_page_stays_quick(Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.crowd(PEERS))) {
            page.measure();
            dashboard.openIn(page);
            assertThat(page.busySeconds()).isLessThan(SECONDS_TO_OPEN);
            assertThat(page.texts(".group-name")).hasSize(10).first().isEqualTo("group-9");
            assertThat(page.texts(".group-summary").getFirst()).isEqualTo("1 down · 99 up");
            assertThat(page.texts(".peer strong")).hasSize(21).first().isEqualTo("10.0.9.99:80");
            assertThat(page.texts(".tallies strong")).containsExactly("1", "999");
            assertThat(page.number("document.querySelectorAll('*').length")).isLessThan(MOST_NODES);

            for (int bundle = 0; bundle < 20; bundle++) {
                dashboard.events.say("change", everyEighthPeer(bundle));
            }
            dashboard.events.say(
                    "change",
                    Scene.change(
                            3,
                            14,
                            new JsonObject()
                                    .put("verdict", "down")
                                    .put("status", "DOWN")
                                    .done()));
            page.await("document.querySelector('.tallies strong').textContent === '2'");
            page.evaluate("""
                    { document.querySelectorAll('.group-head').forEach((head) => {
                        if (head.getAttribute('aria-expanded') !== 'true') head.click(); }); }""");
            page.await("document.querySelectorAll('.peer').length > 200");
            page.evaluate("document.querySelectorAll('.show-more').forEach((button) => button.click())");
            page.await("document.querySelectorAll('.peer').length === " + PEERS);
            double before = page.busySeconds();
            for (int bundle = 20; bundle < 40; bundle++) {
                dashboard.events.say("change", everyEighthPeer(bundle));
                page.evaluate("new Promise(requestAnimationFrame)");
            }
            assertThat(page.busySeconds() - before).isLessThan(SECONDS_FOR_20_BUNDLES);
            page.evaluate("""
                    { const input = document.querySelector('#peer-text');
                      input.value = '10.0.4.7';
                      input.dispatchEvent(new Event('input')); }""");
            page.await("document.querySelectorAll('.peer').length === 11");
            assertThat(page.complaints()).isEmpty();
        }
    }

    /// What a thousand peers bring in a quarter of a second.
    private static Json everyEighthPeer(int bundle) {
        JsonObject upstreams = new JsonObject();
        for (int group = 0; group < 10; group++) {
            JsonObject peers = new JsonObject();
            for (int peer = bundle % 8; peer < PEERS / 10; peer += 8) {
                List<Json> added = new ArrayList<>(List.of(Scene.row(100 + bundle, true)));
                peers.put("" + peer, new JsonObject().put("added", added).done());
            }
            upstreams.put(
                    "" + group, new JsonObject().put("peers", peers.done()).done());
        }
        return new JsonObject()
                .put("time", "2026-11-22T14:06:00Z")
                .put("upstreams", upstreams.done())
                .done();
    }
}
