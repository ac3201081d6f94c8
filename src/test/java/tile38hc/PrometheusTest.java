package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The metrics as Prometheus itself reads them, where this machine has it.
class PrometheusTest {

    @TempDir
    Path folder;

    @Test
    void promtool_has_nothing_to_say_against_the_metrics() throws Exception {
        String promtool = Programs.installed("promtool").toString();
        try (WatchedPair pair = new WatchedPair(folder)) {
            Await.until("replication", () -> pair.get("/metrics").contains("tile38_hc_replication_lag_seconds{"));
            Programs.Ended lint = Programs.run(pair.get("/metrics"), List.of(promtool, "check", "metrics"));
            assertThat(lint).isEqualTo(new Programs.Ended(0, ""));
        }
    }

    @Test
    void prometheus_scrapes_values_and_units_and_sees_a_follower_diverge() throws Exception {
        Path program = Programs.installed("prometheus");
        try (WatchedPair pair = new WatchedPair(Files.createDirectory(folder.resolve("pair")));
                Ports ports = new Ports("/tmp/unused-")) {
            int port = ports.http();
            Process prometheus = start(program, port, pair.port());
            try {
                String follower = "{peer=\"" + pair.follower() + "\"}";
                Await.until(
                        "a target that is up",
                        () -> get(port, "/api/v1/targets").contains("\"health\":\"up\"")
                                && value(port, "tile38_hc_peer_up" + follower).equals("1")
                                && value(port, "tile38_hc_server_objects" + follower)
                                        .equals("3"));
                Await.until(
                        "a rate of probes",
                        () -> Double.parseDouble(
                                        value(port, "rate(tile38_hc_probe_duration_seconds_count" + follower + "[5s])"))
                                > 0);
                assertThat(get(port, "/api/v1/metadata?metric=tile38_hc_probe_duration_seconds"))
                        .as("units are known to OpenMetrics only, so that is what it asked for")
                        .contains("\"type\":\"histogram\"", "\"unit\":\"seconds\"");
                for (String query : queriesOfTheDashboard()) {
                    assertThat(query(port, query)).as(query).contains("\"status\":\"success\"");
                }
                pair.demo.follower().lose("fleet", "truck1");
                Await.until(
                        "the condition", () -> value(port, "tile38_hc_condition{code=\"diverged\",severity=\"down\"}")
                                .equals("1"));
            } finally {
                prometheus.destroy();
                prometheus.waitFor();
            }
        }
    }

    private Process start(Path program, int port, int target) throws Exception {
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                scrape_configs:
                  - job_name: tile38-hc
                    scrape_interval: 500ms
                    scrape_timeout: 500ms
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(target));
        return new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    /// What a query's only result is now; `NaN` without one.
    private static String value(int port, String query) throws Exception {
        String answer = get(port, "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        Matcher value = Pattern.compile("\"value\":\\[[\\d.]+,\"([^\"]*)\"\\]").matcher(answer);
        return value.find() ? value.group(1) : "NaN";
    }

    private static String query(int port, String query) throws Exception {
        return get(port, "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    /// With values for the variables that Grafana fills in.
    private static List<String> queriesOfTheDashboard() throws IOException {
        String dashboard = Files.readString(Path.of("scripts", "examples", "grafana-dashboard.json"));
        List<String> queries = Pattern.compile("\"expr\": \"(.*)\",")
                .matcher(dashboard)
                .results()
                .map(expr -> expr.group(1).replace("\\\"", "\""))
                .map(expr -> expr.replace("$upstream", ".*").replace("$__rate_interval", "1m"))
                .toList();
        assertThat(queries).hasSizeGreaterThan(10);
        return queries;
    }

    private static String get(int port, String path) throws Exception {
        return Running.ask(port, "GET", path).body();
    }
}
