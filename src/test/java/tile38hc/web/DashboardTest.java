package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.browser.Browser;
import tile38hc.browser.Page;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// What a reader of the dashboard sees, in a real browser.
@ExtendWith(Browser.class)
@ResourceLock(Browser.LOCK)
class DashboardTest {

    @Test
    void it_says_the_sentence_that_matters_who_follows_whom_and_what_the_check_does_not_see(Page page)
            throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.diverged())) {
            dashboard.openIn(page);
            assertThat(page.text("document.querySelector('h1').textContent"))
                    .startsWith("tile38-follower has diverged: 30,000 objects more than its leader, since ");
            assertThat(page.text("document.title")).startsWith("✕ tile38-follower has diverged: 30,000 objects more");
            assertThat(page.texts(".tree > .branch > .node strong")).containsExactly("tile38-leader");
            assertThat(page.texts(".tree .followers > .branch > .node strong")).containsExactly("tile38-follower");
            assertThat(page.texts(".tree .followers > .branch > .link")).containsExactly("+30,000 objects");
            assertThat(page.texts(".peer .state span")).containsExactly("Up", "Down");
            assertThat(page.texts(".peer .says")).containsExactly("UP", "UP");
            assertThat(page.texts(".peer .truth-word")).containsExactly("leads", "diverged");
            assertThat(page.texts(".peer .blind")).containsExactly("", "unseen by the check");
            assertThat(page.text("document.querySelector('#connection-text').textContent"))
                    .isEqualTo("Live");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            healthy    | Both peers are up.                                           | tile38-follower holds what its leader
            behind     | tile38-follower is 14.2 MB and 31 s behind its leader, since |
            leaderless | tile38-leader does not answer, since                         | 10.0.0.2:9852 has lost its leader and
            plain      | 10.0.0.6:80 is down: bad status code: 502, since             | api is down: failed to connect: host not
            empty      | There is no upstream in this configuration.                  | A block of http names one: upstream NAME
            unchecked  | Nothing is checked: no checker was started for any upstream. | spawn_checker in init_worker_by_lua_block
            """)
    void whatever_the_state_is_there_is_a_sentence_for_it(String scene, String sentence, String more, Page page)
            throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.named(scene))) {
            dashboard.openIn(page);
            assertThat(page.text("document.querySelector('h1').textContent.replaceAll('\\u00a0', ' ')"))
                    .startsWith(sentence);
            String others = page.text("document.querySelector('#headline-more').textContent");
            if (more == null) {
                assertThat(others).isEmpty();
            } else {
                assertThat(others).startsWith(more);
            }
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void it_follows_what_happens_while_it_is_open(Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.healthy())) {
            dashboard.openIn(page);
            dashboard.events.say(
                    "change",
                    Scene.change(
                            0,
                            0,
                            new JsonObject()
                                    .put("status", "DOWN")
                                    .put("verdict", "down")
                                    .put("since", "2026-11-22T14:06:00Z")
                                    .put("reason", "failed to connect to 10.0.0.1:9851: connection refused")
                                    .put("probe", Scene.probe(false, null))
                                    .put("added", List.of(Scene.row(41, false)))
                                    .done()));
            dashboard.events.say(
                    "journal", Scene.entry(7, "turned_down", "down", "tile38-leader", "turned down after 3 failures"));
            page.await("document.querySelector('h1').textContent"
                    + ".startsWith('tile38-leader is down: failed to connect: connection refused, since ')");
            page.await("document.querySelector('.entry')");
            assertThat(page.texts(".peer .state span")).containsExactly("Down", "Up");
            assertThat(page.text("document.querySelector('.peer .strip').getAttribute('aria-label')"))
                    .isEqualTo("last 30 checks: 1 failed");
            assertThat(page.texts(".entry-text")).containsExactly("10.0.0.2:9852 turned down after 3 failures");
        }
    }

    @Test
    void a_burst_of_changes_is_drawn_in_few_frames(Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.healthy())) {
            dashboard.openIn(page);
            page.evaluate("""
                    { document.querySelector('button.more').click();
                      window.drawings = 0;
                      new MutationObserver(() => window.drawings++)
                          .observe(document.querySelector('.spark .line'), {attributes: true}); }""");
            for (int i = 0; i < 500; i++) {
                Json added = new Json.Arr(List.of(Scene.row(100 + i, true)));
                dashboard.events.say(
                        "change",
                        Scene.change(0, 0, new JsonObject().put("added", added).done()));
            }
            page.await("document.querySelector('.figures').textContent.includes('507 passed')");
            assertThat(page.number("window.drawings")).isBetween(1.0, 250.0);
        }
    }

    @Test
    void what_comes_from_outside_is_text_and_nothing_else(Page page) throws IOException {
        String evil = "<script>window.hacked = 1</script><img src=x onerror='window.hacked=2'>\"&amp;'";
        Json document = Scene.document(Scene.upstream(
                evil,
                "down",
                Scene.peer(evil, "down")
                        .put("reason", evil)
                        .put("probe", Scene.probe(true, evil))
                        .put("conditions", List.of(Scene.condition("odd", "down", evil, new JsonObject().done())))
                        .done()));
        try (ServedDashboard dashboard = ServedDashboard.showing(document)) {
            dashboard.events.open("journal", Scene.entry(1, "came", "down", evil, evil));
            dashboard.openIn(page);
            page.await("document.querySelector('.entry')");
            page.evaluate("document.querySelector('.peer button.more').click()");
            page.await("document.querySelector('.figures dd')");
            assertThat(page.texts(".peer strong")).contains(evil);
            assertThat(page.texts(".figures dd")).contains(evil);
            assertThat(page.texts(".entry strong")).containsExactly(evil);
            assertThat(page.evaluate("document.querySelectorAll('img, main script').length"))
                    .isEqualTo(new Json.Num(0));
            assertThat(page.evaluate("window.hacked ?? null")).isEqualTo(Json.NULL);
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void the_policy_would_stop_what_got_in_all_the_same(Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.healthy())) {
            dashboard.openIn(page);
            page.evaluate("""
                    { const script = document.createElement('script');
                      script.textContent = 'window.hacked = 1';
                      document.body.append(script);
                      const image = document.createElement('img');
                      image.src = 'http://192.0.2.1/x.png';
                      document.body.append(image); }""");
            page.await("performance.now() > 0 && document.images.length === 1");
            assertThat(page.evaluate("window.hacked ?? null")).isEqualTo(Json.NULL);
            assertThat(page.complaints()).anyMatch(complaint -> complaint.contains("Content Security Policy"));
        }
    }

    @Test
    void all_that_it_asks_for_is_its_own(Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.diverged())) {
            dashboard.openIn(page);
            assertThat(page.requests())
                    .contains(dashboard.url(), dashboard.origin() + "/events")
                    .allMatch(url -> url.startsWith(dashboard.origin() + "/"));
        }
    }

    @Test
    void filters_leave_what_is_asked_for(Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.plain())) {
            dashboard.events.open("journal", Scene.entry(1, "turned_up", "info", "web", "turned up"));
            dashboard.events.open("journal", Scene.entry(2, "turned_down", "down", "api", "turned down"));
            dashboard.openIn(page);
            page.await("document.querySelectorAll('.entry').length === 2");
            assertThat(page.texts(".peer strong"))
                    .containsExactly("10.0.0.5:80", "10.0.0.6:80", "10.0.0.7:80", "api", "static");
            page.evaluate("document.querySelectorAll('#peer-states button')[1].click()");
            page.await("document.querySelectorAll('.peer').length === 2");
            assertThat(page.texts(".peer strong")).containsExactly("10.0.0.6:80", "api");
            type(page, "#peer-text", "nobody");
            page.await("document.querySelectorAll('.peer').length === 0");
            assertThat(page.texts("#groups > .empty")).containsExactly("No peer is like that.");

            page.evaluate("document.querySelectorAll('#journal-severities button')[2].click()");
            page.await("document.querySelectorAll('.entry').length === 1");
            assertThat(page.texts(".entry strong")).containsExactly("api");
            type(page, "#journal-text", "nothing");
            page.await("document.querySelectorAll('.entry').length === 0");
        }
    }

    private static void type(Page page, String input, String text) throws IOException {
        page.evaluate("""
                { const input = document.querySelector('%s');
                  input.value = '%s';
                  input.dispatchEvent(new Event('input')); }""".formatted(input, text));
    }
}
