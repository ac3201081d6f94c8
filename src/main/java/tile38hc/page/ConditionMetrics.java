package tile38hc.page;

import static tile38hc.page.MetricFamily.Type.GAUGE;
import static tile38hc.page.MetricWriter.join;
import static tile38hc.page.MetricWriter.label;

import java.util.List;
import java.util.stream.Stream;
import tile38hc.health.Condition;

/// What is the matter: a series for as long as a condition holds.
final class ConditionMetrics {
    private static final MetricFamily CONDITION = new MetricFamily(
            GAUGE,
            "tile38_hc_condition",
            "",
            "1 for each condition that a peer is in; without a peer for those of the whole.");

    private ConditionMetrics() {}

    static void write(List<Condition> whole, List<LabelledPeer> peers, MetricWriter out) {
        out.begin(CONDITION);
        Stream<String> ofPeers = peers.stream()
                .flatMap(peer -> peer.view().conditions().stream().map(condition -> peer.with(labels(condition))));
        // a peer may be in one condition for two reasons, of which each has its sentence elsewhere
        Stream.concat(whole.stream().map(ConditionMetrics::labels), ofPeers)
                .distinct()
                .forEach(labels -> out.sample(labels, 1));
    }

    private static String labels(Condition condition) {
        return join(label("code", condition.code()), label("severity", Words.of(condition.severity())));
    }
}
