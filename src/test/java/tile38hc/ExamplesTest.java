package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.json.Json;
import tile38hc.json.JsonRules;

/// What `scripts/examples` shows works, and names only metrics that are there.
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("scripts", "examples");
    private static final Pattern METRIC = Pattern.compile("\\b(?:tile38_hc|process)_\\w+");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"check rules alerts.yml", "test rules alerts_test.yml"})
    void promtool_finds_the_alert_rules_right(String command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addFirst(Programs.installed("promtool").toString());
        words.addLast(EXAMPLES.resolve(words.removeLast()).toString());
        Programs.Ended ended = Programs.run("", words);
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @Test
    void every_alert_is_seen_firing_in_a_test() throws Exception {
        String tests = Files.readString(EXAMPLES.resolve("alerts_test.yml"));
        assertThat(Pattern.compile("- alert: (\\w+)")
                        .matcher(Files.readString(EXAMPLES.resolve("alerts.yml")))
                        .results()
                        .map(alert -> alert.group(1)))
                .hasSizeGreaterThan(5)
                .allSatisfy(alert -> assertThat(tests).containsPattern("alertname: " + alert + "\\n +exp_alerts:"));
    }

    @Test
    void the_service_starts_the_program_with_options_that_it_takes() throws Exception {
        String unit = Files.readString(EXAMPLES.resolve("tile38-hc.service")).replace("\\\n", " ");
        List<String> start = unit.lines()
                .filter(line -> line.startsWith("ExecStart="))
                .flatMap(line -> List.of(line.split("=| +")).stream())
                .toList();
        List<String> args = start.subList(start.indexOf("-jar") + 2, start.size());
        Options options = Options.parse(args);
        assertThat(options.action()).isInstanceOf(Options.Action.Serve.class);
        assertThat(options.service().state())
                .hasValueSatisfying(state -> assertThat(unit).contains("StateDirectory=" + state.getFileName()));
        assertThat(options.service().files().configuration()).isEqualTo("conf/nginx.conf");
    }

    @Test
    void rules_and_dashboard_use_only_metrics_that_are_there() throws Exception {
        try (WatchedPair pair = new WatchedPair(folder)) {
            Await.until("replication", () -> pair.get("/metrics").contains("tile38_hc_replication_lag_seconds{"));
            pair.demo.follower().lose("fleet", "truck1");
            Await.until("a condition", () -> pair.get("/metrics").contains("tile38_hc_condition{upstream"));
            Set<String> offered = pair.get("/metrics")
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]")[0])
                    .collect(Collectors.toSet());
            for (String file : List.of("alerts.yml", "alerts_test.yml", "grafana-dashboard.json")) {
                assertThat(metrics(Files.readString(EXAMPLES.resolve(file))))
                        .as(file)
                        .hasSizeGreaterThan(5)
                        .isSubsetOf(offered);
            }
        }
    }

    @Test
    void the_dashboard_is_json_whose_panels_do_not_overlap() throws Exception {
        String text =
                new String(Files.readAllBytes(EXAMPLES.resolve("grafana-dashboard.json")), StandardCharsets.ISO_8859_1);
        Json.Obj dashboard = (Json.Obj) Json.read(text, JsonRules.TEXT);
        Set<String> taken = new TreeSet<>();
        for (Json panel : ((Json.Arr) dashboard.members().get("panels")).items()) {
            Json.Obj place = (Json.Obj) ((Json.Obj) panel).members().get("gridPos");
            for (int x = 0; x < number(place, "w"); x++) {
                for (int y = 0; y < number(place, "h"); y++) {
                    assertThat(number(place, "x") + x).isLessThan(24);
                    assertThat(taken.add((number(place, "x") + x) + " " + (number(place, "y") + y)))
                            .isTrue();
                }
            }
        }
    }

    private static int number(Json.Obj object, String name) {
        return (int) ((Json.Num) object.members().get(name)).value();
    }

    private static Set<String> metrics(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
