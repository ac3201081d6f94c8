package tile38hc.page;

import static tile38hc.page.MetricFamily.Type.GAUGE;
import static tile38hc.page.MetricFamily.Type.INFO;
import static tile38hc.page.MetricWriter.join;
import static tile38hc.page.MetricWriter.label;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tile38hc.health.Replica;

/// What Tile38 servers say of themselves, and how far followers are behind.
final class ServerMetrics {
    private static final MetricFamily SERVER =
            new MetricFamily(INFO, "tile38_hc_server", "", "Who a Tile38 server is, and whom it follows.");
    private static final MetricFamily OBJECTS =
            new MetricFamily(GAUGE, "tile38_hc_server_objects", "", "Objects that a Tile38 server holds.");
    private static final MetricFamily COLLECTIONS =
            new MetricFamily(GAUGE, "tile38_hc_server_collections", "", "Collections that a Tile38 server holds.");
    private static final MetricFamily AOF = new MetricFamily(
            GAUGE, "tile38_hc_server_aof_size_bytes", "bytes", "Size of a Tile38 server's append-only file.");
    private static final MetricFamily LAG_BYTES = new MetricFamily(
            GAUGE,
            "tile38_hc_replication_lag_bytes",
            "bytes",
            "How much of the leader's append-only file a follower has yet to get.");
    private static final MetricFamily LAG_SECONDS = new MetricFamily(
            GAUGE, "tile38_hc_replication_lag_seconds", "seconds", "How far a follower is behind its leader in time.");
    private static final MetricFamily CAUGHT_UP = new MetricFamily(
            GAUGE, "tile38_hc_replication_caught_up", "", "Whether a follower says that it has caught up.");

    private ServerMetrics() {}

    static void write(List<LabelledPeer> peers, MetricWriter out) {
        out.begin(SERVER);
        for (LabelledPeer peer : peers) {
            peer.view().replica().ifPresent(replica -> out.sample(peer.with(labels(replica)), 1));
        }
        each(OBJECTS, peers, out, replica -> Optional.of((double) replica.objects()));
        each(COLLECTIONS, peers, out, replica -> Optional.of((double) replica.collections()));
        each(AOF, peers, out, replica -> Optional.of((double) replica.aofSize()));
        each(LAG_BYTES, peers, out, replica -> replica.lagBytes().stream()
                .mapToObj(bytes -> (double) bytes)
                .findFirst());
        each(LAG_SECONDS, peers, out, replica -> replica.lagSeconds().stream()
                .boxed()
                .findFirst());
        each(CAUGHT_UP, peers, out, replica -> replica.caughtUp().map(caughtUp -> caughtUp ? 1.0 : 0.0));
    }

    private static void each(
            MetricFamily family,
            List<LabelledPeer> peers,
            MetricWriter out,
            Function<Replica, Optional<Double>> figure) {
        out.each(family, peers, peer -> peer.replica().flatMap(figure));
    }

    private static String labels(Replica replica) {
        return join(
                label("role", Words.of(replica.role())),
                label("id", replica.id()),
                label("version", replica.version()),
                label("following", replica.following().orElse("")),
                label("leader", replica.leader().orElse("")));
    }
}
