package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.browser.Browser;
import tile38hc.browser.Page;
import tile38hc.json.Json;

/// That the dashboard is for everyone: by ear, by keyboard, without colours, on any screen.
@ExtendWith(Browser.class)
@ResourceLock(Browser.LOCK)
class DashboardForAllTest {

    private static final Set<String> INTERACTIVE =
            Set.of("button", "link", "searchbox", "textbox", "combobox", "checkbox");

    /// Every text on the page with less contrast to what is behind it than WCAG's AA asks for, with the ratio.
    private static final String TOO_FAINT = """
            (() => {
              const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
                  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = (element) => {
                for (let at = element; at; at = at.parentElement) {
                  const colour = parts(getComputedStyle(at).backgroundColor);
                  if ((colour[3] ?? 1) === 1) return colour;
                  if (colour[3] > 0) throw new Error("half transparent: " + at.className);
                }
              };
              const faint = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const element = texts.currentNode.parentElement;
                const text = texts.currentNode.textContent.trim();
                if (text === "" || !element.checkVisibility()) continue;
                const [a, b] = [light(parts(getComputedStyle(element).color)), light(behind(element))];
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (ratio < 4.5) faint.push(`${text}: ${ratio.toFixed(2)}`);
              }
              return faint;
            })()""";

    @ParameterizedTest
    @CsvSource({
        "healthy, false",
        "healthy, true",
        "diverged, false",
        "diverged, true",
        "behind, false",
        "behind, true",
        "plain, false",
        "plain, true"
    })
    void every_text_stands_out_from_what_is_behind_it(String scene, boolean dark, Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.named(scene))) {
            dashboard.events.open("journal", Scene.entry(1, "turned_down", "down", "web", "turned down"));
            dashboard.events.open("journal", Scene.entry(2, "turned_up", "info", "web", "turned up"));
            page.looks(1440, 900, false, dark);
            dashboard.openIn(page);
            page.await("document.querySelectorAll('.entry').length === 2");
            page.evaluate("document.querySelectorAll('button.more').forEach((button) => button.click())");
            assertThat(((Json.Arr) page.evaluate(TOO_FAINT)).items()).isEmpty();
            page.evaluate("document.querySelector('#connection').dataset.state = 'lost'");
            assertThat(((Json.Arr) page.evaluate(TOO_FAINT)).items()).isEmpty();
        }
    }

    @Test
    void whatever_can_be_used_has_a_name_and_the_headline_is_spoken_when_it_changes(Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.plain())) {
            page.looks(1440, 900, false, false);
            dashboard.openIn(page);
            List<Json.Obj> used = page.accessibilityTree().stream()
                    .filter(node -> INTERACTIVE.contains(value(node, "role")))
                    .toList();
            assertThat(used).hasSizeGreaterThan(10);
            assertThat(used.stream().map(node -> value(node, "name"))).doesNotContain("");
            assertThat(page.accessibilityTree().stream().map(node -> value(node, "role")))
                    .contains("main", "heading", "table", "columnheader", "cell", "status", "search");
            assertThat(page.evaluate("document.querySelector('h1').closest('[aria-live=polite]') !== null"))
                    .isEqualTo(new Json.Bool(true));
        }
    }

    @Test
    void a_state_is_a_shape_and_a_word_wherever_it_has_a_colour(Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.plain())) {
            dashboard.events.open("journal", Scene.entry(1, "turned_down", "down", "web", "turned down"));
            dashboard.openIn(page);
            page.await("document.querySelector('.entry')");
            assertThat(page.texts(".peer .state span")).containsExactly("Up", "Down", "Up", "Down", "Unchecked");
            assertThat(page.texts(".tallies span")).containsExactly("down", "up", "unchecked");
            Json unlike = page.evaluate("""
                    [...document.querySelectorAll('.headline, .peer, .node, .tallies li, .entry')]
                        .filter((one) => !one.querySelector(`use[href="#shape-${one.dataset.verdict}"]`))
                        .map((one) => one.outerHTML)""");
            assertThat(((Json.Arr) unlike).items()).isEmpty();
        }
    }

    @Test
    void all_of_it_can_be_done_with_the_keyboard_and_one_sees_where_one_is(Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.diverged())) {
            dashboard.openIn(page);
            List<String> reached = new ArrayList<>();
            for (int presses = 0; presses < 40 && !reached.contains("Details"); presses++) {
                page.press("Tab");
                reached.add(page.text("document.activeElement.ariaLabel ?? document.activeElement.textContent"));
                assertThat(page.text("getComputedStyle(document.activeElement).outlineStyle"))
                        .as("the focus on " + reached.getLast())
                        .isNotEqualTo("none");
            }
            assertThat(reached)
                    .containsSubsequence(
                            "To the peers", "All", "Not well", "Filter peers by name or address", "Details");
            page.press("Enter");
            page.await("document.querySelector('.figures dd')");
            assertThat(page.text("document.activeElement.getAttribute('aria-expanded')"))
                    .isEqualTo("true");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "320, 640, true",
        "390, 844, true",
        "820, 1180, true",
        "1280, 800, false",
        "1366, 768, false",
        "1440, 900, false",
        "1920, 1080, false"
    })
    void it_fits_every_screen(int width, int height, boolean phone, Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.diverged())) {
            page.looks(width, height, phone, false);
            dashboard.openIn(page);
            page.evaluate("document.querySelectorAll('button.more').forEach((button) => button.click())");
            assertThat(page.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
            assertThat(page.texts(".more")).hasSize(2);
            Json cutOff = page.evaluate("""
                    [...document.querySelectorAll('.row .cell')]
                        .filter((cell) => cell.getBoundingClientRect().right
                            > cell.closest('.row').getBoundingClientRect().right + 1)
                        .map((cell) => cell.className)""");
            assertThat(((Json.Arr) cutOff).items()).isEmpty();
        }
    }

    @Test
    void nothing_moves_for_who_wants_no_motion(Page page) throws IOException {
        try (ServedDashboard dashboard = ServedDashboard.showing(Scene.diverged())) {
            page.prefers("prefers-reduced-motion", "reduce");
            dashboard.openIn(page);
            Json moving = page.evaluate("""
                    [...document.querySelectorAll('*')].map((one) => getComputedStyle(one))
                        .filter((style) => style.transitionProperty !== 'none' && style.transitionDuration !== '0s'
                            || style.animationName !== 'none').length""");
            assertThat(moving).isEqualTo(new Json.Num(0));
        }
    }

    /// Of what the protocol calls an AXValue.
    private static String value(Json.Obj node, String member) {
        Optional<Json.Str> value = node.get(member, Json.Obj.class).flatMap(all -> all.get("value", Json.Str.class));
        return value.map(Json.Str::value).orElse("");
    }
}
