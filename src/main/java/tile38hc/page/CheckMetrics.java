package tile38hc.page;

import static tile38hc.page.MetricFamily.Type.COUNTER;
import static tile38hc.page.MetricFamily.Type.GAUGE;
import static tile38hc.page.MetricFamily.Type.HISTOGRAM;
import static tile38hc.page.MetricFamily.Type.INFO;
import static tile38hc.page.MetricWriter.join;
import static tile38hc.page.MetricWriter.label;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tile38hc.health.Probe;
import tile38hc.health.ProbeResult;
import tile38hc.health.ProbeTotals;

/// What the checks found: up or down, and how the probes went.
final class CheckMetrics {
    private static final MetricFamily PEER =
            new MetricFamily(INFO, "tile38_hc_peer", "", "Where in the configuration a checked peer comes from.");
    private static final MetricFamily UP =
            new MetricFamily(GAUGE, "tile38_hc_peer_up", "", "Whether the status page says UP (1) or DOWN (0).");
    private static final MetricFamily CHANGED = new MetricFamily(
            GAUGE,
            "tile38_hc_peer_last_change_timestamp_seconds",
            "seconds",
            "When a peer last turned up or down; missing before the first time.");
    private static final MetricFamily TRANSITIONS =
            new MetricFamily(COUNTER, "tile38_hc_peer_transitions", "", "How often a peer turned up or down.");
    private static final MetricFamily PROBED = new MetricFamily(
            GAUGE, "tile38_hc_last_probe_timestamp_seconds", "seconds", "When the last probe of a peer began.");
    private static final MetricFamily DURATION = new MetricFamily(
            HISTOGRAM, "tile38_hc_probe_duration_seconds", "seconds", "How long probes took, failed ones too.");
    private static final MetricFamily RESULTS =
            new MetricFamily(COUNTER, "tile38_hc_probe_results", "", "Probes by how they ended.");

    /// The same text in both formats, lest a series change its name with the scraper: OpenMetrics wants a fraction.
    private static final List<String> BOUNDS = ProbeTotals.BOUNDS.stream()
            .map(bound -> BigDecimal.valueOf(bound.toNanos(), 9).stripTrailingZeros())
            .map(bound -> label("le", bound.setScale(Math.max(1, bound.scale())).toPlainString()))
            .toList();

    private CheckMetrics() {}

    static void write(List<LabelledPeer> peers, MetricWriter out) {
        out.begin(PEER);
        for (LabelledPeer peer : peers) {
            String server = label("server", peer.view().server());
            String backup = label("backup", "" + peer.view().backup());
            out.sample(peer.with(join(server, backup)), 1);
        }
        out.each(UP, peers, peer -> Optional.of(peer.down() ? 0.0 : 1.0));
        out.each(CHANGED, peers, peer -> peer.since().map(Metrics::seconds));
        out.begin(TRANSITIONS);
        for (LabelledPeer peer : peers) {
            out.sample(peer.with("to=\"up\""), peer.view().totals().turnedUp());
            out.sample(peer.with("to=\"down\""), peer.view().totals().turnedDown());
        }
        out.each(PROBED, peers, peer -> peer.last().map(Probe::start).map(Metrics::seconds));
        out.begin(DURATION);
        peers.forEach(peer -> durations(peer, peer.view().totals(), out));
        out.begin(RESULTS);
        for (LabelledPeer peer : peers) {
            for (ProbeResult result : ProbeResult.values()) {
                out.sample(
                        peer.with(label("result", Words.of(result))),
                        peer.view().totals().ended(result));
            }
        }
    }

    private static void durations(LabelledPeer peer, ProbeTotals totals, MetricWriter out) {
        long count = 0;
        for (int range = 0; range < BOUNDS.size(); range++) {
            count += totals.inRange(range);
            out.part("_bucket", peer.with(BOUNDS.get(range)), count);
        }
        count += totals.inRange(BOUNDS.size());
        out.part("_bucket", peer.with("le=\"+Inf\""), count);
        out.part("_sum", peer.labels(), Metrics.seconds(totals.took()));
        out.part("_count", peer.labels(), count);
    }
}
