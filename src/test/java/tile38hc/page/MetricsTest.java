package tile38hc.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static tile38hc.page.PeerSketch.NOON;
import static tile38hc.page.PeerSketch.condition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tile38hc.health.Condition;
import tile38hc.health.Severity;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;

class MetricsTest {
    private static final Condition BEHIND = condition("behind", Severity.DEGRADED, "far behind");
    private static final PeerView FOLLOWER =
            new PeerSketch("10.0.0.2:9851").follows(0.0125).in(BEHIND, BEHIND).view();

    private static final ProcessFigures PROCESS = new ProcessFigures(
            Optional.of("1.2"),
            "25.0.1",
            NOON,
            Optional.of(Duration.ofMillis(1230)),
            OptionalLong.of(60_000_000),
            OptionalLong.of(4_000_000_000L),
            OptionalLong.of(17),
            OptionalLong.of(1024));

    private static final Snapshot EVERYTHING = new Snapshot(
            NOON,
            List.of(
                    new Group("follower", true, List.of(), List.of(FOLLOWER), List.of()),
                    new Group(
                            "not checked",
                            false,
                            List.of(),
                            List.of(new PeerSketch("10.0.0.3:9851").view()),
                            List.of())),
            List.of(condition("no_leader", Severity.DOWN, "none leads")));

    @Test
    void the_text_format_says_everything_of_the_checked_peers() {
        assertThat(page(EVERYTHING, PROCESS, MetricFormat.TEXT)).isEqualTo("""
                # HELP tile38_hc_peer_info Where in the configuration a checked peer comes from.
                # TYPE tile38_hc_peer_info gauge
                tile38_hc_peer_info{upstream="follower",peer="10.0.0.2:9851",server="node-2:9851",backup="false"} 1
                # HELP tile38_hc_peer_up Whether the status page says UP (1) or DOWN (0).
                # TYPE tile38_hc_peer_up gauge
                tile38_hc_peer_up{upstream="follower",peer="10.0.0.2:9851"} 1
                # HELP tile38_hc_peer_last_change_timestamp_seconds When a peer last turned up or down; missing before the first time.
                # TYPE tile38_hc_peer_last_change_timestamp_seconds gauge
                tile38_hc_peer_last_change_timestamp_seconds{upstream="follower",peer="10.0.0.2:9851"} 1795348800.25
                # HELP tile38_hc_peer_transitions_total How often a peer turned up or down.
                # TYPE tile38_hc_peer_transitions_total counter
                tile38_hc_peer_transitions_total{upstream="follower",peer="10.0.0.2:9851",to="up"} 0
                tile38_hc_peer_transitions_total{upstream="follower",peer="10.0.0.2:9851",to="down"} 0
                # HELP tile38_hc_last_probe_timestamp_seconds When the last probe of a peer began.
                # TYPE tile38_hc_last_probe_timestamp_seconds gauge
                tile38_hc_last_probe_timestamp_seconds{upstream="follower",peer="10.0.0.2:9851"} 1795348800.25
                # HELP tile38_hc_probe_duration_seconds How long probes took, failed ones too.
                # TYPE tile38_hc_probe_duration_seconds histogram
                tile38_hc_probe_duration_seconds_bucket{upstream="follower",peer="10.0.0.2:9851",le="0.0005"} 0
                tile38_hc_probe_duration_seconds_bucket{upstream="follower",peer="10.0.0.2:9851",le="0.001"} 0
                tile38_hc_probe_duration_seconds_bucket{upstream="follower",peer="10.0.0.2:9851",le="0.0025"} 0
                tile38_hc_probe_duration_seconds_bucket{upstream="follower",peer="10.0.0.2:9851",le="0.01"} 0
                tile38_hc_probe_duration_seconds_bucket{upstream="follower",peer="10.0.0.2:9851",le="0.05"} 0
                tile38_hc_probe_duration_seconds_bucket{upstream="follower",peer="10.0.0.2:9851",le="0.25"} 0
                tile38_hc_probe_duration_seconds_bucket{upstream="follower",peer="10.0.0.2:9851",le="1.0"} 0
                tile38_hc_probe_duration_seconds_bucket{upstream="follower",peer="10.0.0.2:9851",le="5.0"} 0
                tile38_hc_probe_duration_seconds_bucket{upstream="follower",peer="10.0.0.2:9851",le="+Inf"} 0
                tile38_hc_probe_duration_seconds_sum{upstream="follower",peer="10.0.0.2:9851"} 0
                tile38_hc_probe_duration_seconds_count{upstream="follower",peer="10.0.0.2:9851"} 0
                # HELP tile38_hc_probe_results_total Probes by how they ended.
                # TYPE tile38_hc_probe_results_total counter
                tile38_hc_probe_results_total{upstream="follower",peer="10.0.0.2:9851",result="passed"} 0
                tile38_hc_probe_results_total{upstream="follower",peer="10.0.0.2:9851",result="not_connected"} 0
                tile38_hc_probe_results_total{upstream="follower",peer="10.0.0.2:9851",result="handshake_failed"} 0
                tile38_hc_probe_results_total{upstream="follower",peer="10.0.0.2:9851",result="not_sent"} 0
                tile38_hc_probe_results_total{upstream="follower",peer="10.0.0.2:9851",result="no_status_line"} 0
                tile38_hc_probe_results_total{upstream="follower",peer="10.0.0.2:9851",result="bad_status_line"} 0
                tile38_hc_probe_results_total{upstream="follower",peer="10.0.0.2:9851",result="bad_status_code"} 0
                tile38_hc_probe_results_total{upstream="follower",peer="10.0.0.2:9851",result="no_body"} 0
                tile38_hc_probe_results_total{upstream="follower",peer="10.0.0.2:9851",result="bad_body"} 0
                tile38_hc_probe_results_total{upstream="follower",peer="10.0.0.2:9851",result="unsound"} 0
                # HELP tile38_hc_condition 1 for each condition that a peer is in; without a peer for those of the whole.
                # TYPE tile38_hc_condition gauge
                tile38_hc_condition{code="no_leader",severity="down"} 1
                tile38_hc_condition{upstream="follower",peer="10.0.0.2:9851",code="behind",severity="degraded"} 1
                # HELP tile38_hc_server_info Who a Tile38 server is, and whom it follows.
                # TYPE tile38_hc_server_info gauge
                tile38_hc_server_info{upstream="follower",peer="10.0.0.2:9851",role="follower",id="b2",version="1.36.4",following="leader:9851",leader="10.0.0.1:9851"} 1
                # HELP tile38_hc_server_objects Objects that a Tile38 server holds.
                # TYPE tile38_hc_server_objects gauge
                tile38_hc_server_objects{upstream="follower",peer="10.0.0.2:9851"} 30000
                # HELP tile38_hc_server_collections Collections that a Tile38 server holds.
                # TYPE tile38_hc_server_collections gauge
                tile38_hc_server_collections{upstream="follower",peer="10.0.0.2:9851"} 7
                # HELP tile38_hc_server_aof_size_bytes Size of a Tile38 server's append-only file.
                # TYPE tile38_hc_server_aof_size_bytes gauge
                tile38_hc_server_aof_size_bytes{upstream="follower",peer="10.0.0.2:9851"} 81920
                # HELP tile38_hc_replication_lag_bytes How much of the leader's append-only file a follower has yet to get.
                # TYPE tile38_hc_replication_lag_bytes gauge
                tile38_hc_replication_lag_bytes{upstream="follower",peer="10.0.0.2:9851"} 4096
                # HELP tile38_hc_replication_lag_seconds How far a follower is behind its leader in time.
                # TYPE tile38_hc_replication_lag_seconds gauge
                tile38_hc_replication_lag_seconds{upstream="follower",peer="10.0.0.2:9851"} 0.0125
                # HELP tile38_hc_replication_caught_up Whether a follower says that it has caught up.
                # TYPE tile38_hc_replication_caught_up gauge
                tile38_hc_replication_caught_up{upstream="follower",peer="10.0.0.2:9851"} 1
                # HELP tile38_hc_build_info The release that runs, and the Java that it runs on.
                # TYPE tile38_hc_build_info gauge
                tile38_hc_build_info{version="1.2",java="25.0.1"} 1
                # HELP process_cpu_seconds_total Total user and system CPU time spent in seconds.
                # TYPE process_cpu_seconds_total counter
                process_cpu_seconds_total 1.23
                # HELP process_start_time_seconds Start time of the process since unix epoch in seconds.
                # TYPE process_start_time_seconds gauge
                process_start_time_seconds 1795348800.25
                # HELP process_resident_memory_bytes Resident memory size in bytes.
                # TYPE process_resident_memory_bytes gauge
                process_resident_memory_bytes 60000000
                # HELP process_virtual_memory_bytes Virtual memory size in bytes.
                # TYPE process_virtual_memory_bytes gauge
                process_virtual_memory_bytes 4000000000
                # HELP process_open_fds Number of open file descriptors.
                # TYPE process_open_fds gauge
                process_open_fds 17
                # HELP process_max_fds Maximum number of open file descriptors.
                # TYPE process_max_fds gauge
                process_max_fds 1024
                """);
    }

    @Test
    void open_metrics_names_families_without_the_suffixes_and_knows_units_and_information() {
        String page = page(EVERYTHING, PROCESS, MetricFormat.OPEN_METRICS);
        assertThat(page.lines().filter(line -> line.startsWith("# ") && !line.startsWith("# HELP")))
                .containsExactly(
                        "# TYPE tile38_hc_peer info",
                        "# TYPE tile38_hc_peer_up gauge",
                        "# TYPE tile38_hc_peer_last_change_timestamp_seconds gauge",
                        "# UNIT tile38_hc_peer_last_change_timestamp_seconds seconds",
                        "# TYPE tile38_hc_peer_transitions counter",
                        "# TYPE tile38_hc_last_probe_timestamp_seconds gauge",
                        "# UNIT tile38_hc_last_probe_timestamp_seconds seconds",
                        "# TYPE tile38_hc_probe_duration_seconds histogram",
                        "# UNIT tile38_hc_probe_duration_seconds seconds",
                        "# TYPE tile38_hc_probe_results counter",
                        "# TYPE tile38_hc_condition gauge",
                        "# TYPE tile38_hc_server info",
                        "# TYPE tile38_hc_server_objects gauge",
                        "# TYPE tile38_hc_server_collections gauge",
                        "# TYPE tile38_hc_server_aof_size_bytes gauge",
                        "# UNIT tile38_hc_server_aof_size_bytes bytes",
                        "# TYPE tile38_hc_replication_lag_bytes gauge",
                        "# UNIT tile38_hc_replication_lag_bytes bytes",
                        "# TYPE tile38_hc_replication_lag_seconds gauge",
                        "# UNIT tile38_hc_replication_lag_seconds seconds",
                        "# TYPE tile38_hc_replication_caught_up gauge",
                        "# TYPE tile38_hc_build info",
                        "# TYPE process_cpu_seconds counter",
                        "# UNIT process_cpu_seconds seconds",
                        "# TYPE process_start_time_seconds gauge",
                        "# UNIT process_start_time_seconds seconds",
                        "# TYPE process_resident_memory_bytes gauge",
                        "# UNIT process_resident_memory_bytes bytes",
                        "# TYPE process_virtual_memory_bytes gauge",
                        "# UNIT process_virtual_memory_bytes bytes",
                        "# TYPE process_open_fds gauge",
                        "# TYPE process_max_fds gauge",
                        "# EOF");
        assertThat(page).endsWith("\n# EOF\n");
    }

    @Test
    void both_formats_have_the_same_samples() {
        assertThat(samples(MetricFormat.OPEN_METRICS)).isEqualTo(samples(MetricFormat.TEXT));
    }

    @Test
    void text_from_outside_is_escaped_and_made_utf_8() {
        String bytes = "a\\b\"c\nd" + "\u00c3\u00a9" + "\u00ff"; // é in UTF-8, and a byte that is none
        Group group = new Group(bytes, true, List.of(), List.of(FOLLOWER), List.of());
        assertThat(page(new Snapshot(NOON, List.of(group), List.of()), PROCESS, MetricFormat.TEXT))
                .contains("tile38_hc_peer_up{upstream=\"a\\\\b\\\"c\\nd\u00c3\u00a9\u00ef\u00bf\u00bd\",peer=");
    }

    @Test
    void equal_peers_of_an_upstream_are_told_apart() {
        Group group = new Group("u", true, List.of(), List.of(FOLLOWER, FOLLOWER), List.of(FOLLOWER));
        assertThat(page(new Snapshot(NOON, List.of(group), List.of()), PROCESS, MetricFormat.TEXT))
                .contains("""
                        tile38_hc_peer_up{upstream="u",peer="10.0.0.2:9851"} 1
                        tile38_hc_peer_up{upstream="u",peer="10.0.0.2:9851",nth="2"} 1
                        tile38_hc_peer_up{upstream="u",peer="10.0.0.2:9851",nth="3"} 1
                        """);
    }

    @Test
    void what_is_not_known_does_not_show() {
        ProcessFigures unknown = new ProcessFigures(
                Optional.empty(),
                "25",
                NOON,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        assertThat(page(new Snapshot(NOON, List.of(), List.of()), unknown, MetricFormat.TEXT))
                .isEqualTo("""
                        # HELP tile38_hc_build_info The release that runs, and the Java that it runs on.
                        # TYPE tile38_hc_build_info gauge
                        tile38_hc_build_info{version="unpackaged",java="25"} 1
                        # HELP process_start_time_seconds Start time of the process since unix epoch in seconds.
                        # TYPE process_start_time_seconds gauge
                        process_start_time_seconds 1795348800.25
                        """);
    }

    @Test
    void a_page_of_many_peers_goes_out_in_pieces_and_ends_where_the_client_does() {
        List<PeerView> many = IntStream.range(0, 1000)
                .mapToObj(i -> new PeerSketch("10.0.0.1:" + (9000 + i)).view())
                .toList();
        Snapshot snapshot = new Snapshot(NOON, List.of(new Group("u", true, List.of(), many, List.of())), List.of());
        assertThat(page(snapshot, PROCESS, MetricFormat.OPEN_METRICS).lines().filter(line -> !line.startsWith("#")))
                .hasSizeBetween(20_000, 30_000)
                .doesNotHaveDuplicates();
        List<Integer> pieces = new ArrayList<>();
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("byte by byte");
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                pieces.add(length);
                if (pieces.size() == 3) {
                    throw new IOException("gone");
                }
            }
        };
        assertThatIOException()
                .isThrownBy(() -> Metrics.write(snapshot, PROCESS, MetricFormat.TEXT, gone))
                .withMessage("gone");
        assertThat(pieces).hasSize(3).allMatch(length -> length < 20_000);
    }

    private static String samples(MetricFormat format) {
        return Arrays.stream(page(EVERYTHING, PROCESS, format).split("\n"))
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    private static String page(Snapshot snapshot, ProcessFigures process, MetricFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Metrics.write(snapshot, process, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
