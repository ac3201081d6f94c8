package tile38hc.page;

import static tile38hc.page.MetricFamily.Type.COUNTER;
import static tile38hc.page.MetricFamily.Type.GAUGE;
import static tile38hc.page.MetricFamily.Type.HISTOGRAM;
import static tile38hc.page.MetricFamily.Type.INFO;
import static tile38hc.page.MetricWriter.join;
import static tile38hc.page.MetricWriter.label;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tile38hc.health.Condition;
import tile38hc.health.ProbeResult;
import tile38hc.health.ProbeTotals;
import tile38hc.health.Replica;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;

/// `/metrics`: what monitoring follows over time, named by Prometheus' rules and in its base units.
///
/// Each checked peer has some two dozen series, half of them its histogram: a thousand peers have about 25,000. A
/// peer is labelled by its upstream and its address; the second of equal ones in an upstream gets `nth="2"`.
public final class Metrics {
    private static final MetricFamily BUILD =
            new MetricFamily(INFO, "tile38_hc_build", "", "The release that runs, and the Java that it runs on.");
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
    private static final MetricFamily CONDITION = new MetricFamily(
            GAUGE,
            "tile38_hc_condition",
            "",
            "1 for each condition that a peer is in; without a peer for those of the whole.");
    private static final MetricFamily LAG_BYTES = new MetricFamily(
            GAUGE,
            "tile38_hc_replication_lag_bytes",
            "bytes",
            "How much of the leader's append-only file a follower has yet to get.");
    private static final MetricFamily LAG_SECONDS = new MetricFamily(
            GAUGE, "tile38_hc_replication_lag_seconds", "seconds", "How far a follower is behind its leader in time.");
    private static final MetricFamily CAUGHT_UP = new MetricFamily(
            GAUGE, "tile38_hc_replication_caught_up", "", "Whether a follower says that it has caught up.");
    private static final MetricFamily SERVER =
            new MetricFamily(INFO, "tile38_hc_server", "", "Who a Tile38 server is, and whom it follows.");
    private static final MetricFamily OBJECTS =
            new MetricFamily(GAUGE, "tile38_hc_server_objects", "", "Objects that a Tile38 server holds.");
    private static final MetricFamily COLLECTIONS =
            new MetricFamily(GAUGE, "tile38_hc_server_collections", "", "Collections that a Tile38 server holds.");
    private static final MetricFamily AOF = new MetricFamily(
            GAUGE, "tile38_hc_server_aof_size_bytes", "bytes", "Size of a Tile38 server's append-only file.");

    /// The same text in both formats, lest a series change its name with the scraper: OpenMetrics wants a fraction.
    private static final List<String> BOUNDS = ProbeTotals.BOUNDS.stream()
            .map(bound -> BigDecimal.valueOf(bound.toNanos(), 9).stripTrailingZeros())
            .map(bound -> label("le", bound.setScale(Math.max(1, bound.scale())).toPlainString()))
            .toList();

    /// A checked peer, and the labels of all that is said of it.
    private record Labelled(PeerView view, String labels) {}

    private final MetricWriter out;
    private final Snapshot snapshot;
    private final List<Labelled> peers = new ArrayList<>();

    private Metrics(Snapshot snapshot, MetricFormat format) {
        this.snapshot = snapshot;
        this.out = new MetricWriter(format);
        snapshot.upstreams().stream().filter(Group::checked).forEach(this::add);
    }

    public static String of(Snapshot snapshot, ProcessFigures process, MetricFormat format) {
        Metrics metrics = new Metrics(snapshot, format);
        metrics.checks();
        metrics.conditions();
        metrics.servers();
        metrics.out.begin(BUILD);
        metrics.out.sample(
                join(label("version", process.release().orElse("unpackaged")), label("java", process.java())), 1);
        ProcessMetrics.write(process, metrics.out);
        return metrics.out.done();
    }

    private void add(Group group) {
        Map<String, Integer> equals = new HashMap<>();
        for (PeerView peer : group.peers()) {
            int nth = equals.merge(peer.address(), 1, Integer::sum);
            String labels = join(label("upstream", group.name()), label("peer", peer.address()));
            peers.add(new Labelled(peer, nth == 1 ? labels : join(labels, label("nth", "" + nth))));
        }
    }

    private void checks() {
        out.begin(PEER);
        for (Labelled peer : peers) {
            out.sample(
                    join(
                            peer.labels(),
                            label("server", peer.view().server()),
                            label("backup", "" + peer.view().backup())),
                    1);
        }
        each(UP, peer -> OptionalLong.of(peer.down() ? 0 : 1));
        timestamps(CHANGED, PeerView::since);
        out.begin(TRANSITIONS);
        for (Labelled peer : peers) {
            out.sample(join(peer.labels(), "to=\"up\""), peer.view().totals().turnedUp());
            out.sample(join(peer.labels(), "to=\"down\""), peer.view().totals().turnedDown());
        }
        timestamps(PROBED, peer -> peer.last().map(probe -> probe.start()));
        out.begin(DURATION);
        peers.forEach(this::durations);
        out.begin(RESULTS);
        for (Labelled peer : peers) {
            for (ProbeResult result : ProbeResult.values()) {
                out.sample(
                        join(peer.labels(), label("result", lower(result))),
                        peer.view().totals().ended(result));
            }
        }
    }

    private void durations(Labelled peer) {
        ProbeTotals totals = peer.view().totals();
        long count = 0;
        for (int range = 0; range < ProbeTotals.BOUNDS.size(); range++) {
            count += totals.inRange(range);
            out.part("_bucket", join(peer.labels(), BOUNDS.get(range)), count);
        }
        count += totals.inRange(ProbeTotals.BOUNDS.size());
        out.part("_bucket", join(peer.labels(), "le=\"+Inf\""), count);
        out.part("_sum", peer.labels(), seconds(totals.took()));
        out.part("_count", peer.labels(), count);
    }

    private void conditions() {
        out.begin(CONDITION);
        Set<String> seen = new HashSet<>();
        Stream<String> ofPeers = peers.stream().flatMap(peer -> peer.view().conditions().stream()
                .map(condition -> join(peer.labels(), text(condition))));
        Stream.concat(snapshot.conditions().stream().map(Metrics::text), ofPeers)
                .filter(seen::add)
                .forEach(labels -> out.sample(labels, 1));
    }

    private void servers() {
        out.begin(SERVER);
        for (Labelled peer : peers) {
            peer.view().replica().ifPresent(replica -> out.sample(join(peer.labels(), text(replica)), 1));
        }
        eachReplica(OBJECTS, replica -> OptionalLong.of(replica.objects()));
        eachReplica(COLLECTIONS, replica -> OptionalLong.of(replica.collections()));
        eachReplica(AOF, replica -> OptionalLong.of(replica.aofSize()));
        eachReplica(
                LAG_BYTES,
                replica -> replica.role() == Replica.Role.FOLLOWER ? replica.lagBytes() : OptionalLong.empty());
        out.begin(LAG_SECONDS);
        for (Labelled peer : peers) {
            peer.view()
                    .replica()
                    .filter(replica -> replica.role() == Replica.Role.FOLLOWER)
                    .ifPresent(replica -> replica.lagSeconds().ifPresent(lag -> out.sample(peer.labels(), lag)));
        }
        eachReplica(CAUGHT_UP, replica -> replica.caughtUp()
                .map(caughtUp -> OptionalLong.of(caughtUp ? 1 : 0))
                .orElse(OptionalLong.empty()));
    }

    private void each(MetricFamily family, Function<PeerView, OptionalLong> value) {
        out.begin(family);
        for (Labelled peer : peers) {
            value.apply(peer.view()).ifPresent(known -> out.sample(peer.labels(), known));
        }
    }

    private void eachReplica(MetricFamily family, Function<Replica, OptionalLong> value) {
        each(family, peer -> peer.replica().map(value).orElse(OptionalLong.empty()));
    }

    private void timestamps(MetricFamily family, Function<PeerView, Optional<Instant>> time) {
        out.begin(family);
        for (Labelled peer : peers) {
            time.apply(peer.view()).ifPresent(known -> out.sample(peer.labels(), seconds(known)));
        }
    }

    private static String text(Condition condition) {
        return join(label("code", condition.code()), label("severity", lower(condition.severity())));
    }

    private static String text(Replica replica) {
        return join(
                label("role", lower(replica.role())),
                label("id", replica.id()),
                label("version", replica.version()),
                label("following", replica.following().orElse("")),
                label("leader", replica.leader().orElse("")));
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    static double seconds(Instant time) {
        return time.toEpochMilli() / 1e3;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
