package tile38hc.page;

import java.util.List;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;

/// The text of the library's `prometheus_status_page()`: one family of metrics, its labels not escaped, as there.
public final class PrometheusPage {
    private static final String METRIC = "nginx_upstream_status_info";

    private PrometheusPage() {}

    public static String of(Snapshot snapshot) {
        StringBuilder page = new StringBuilder();
        page.append("# HELP ").append(METRIC).append(" The running status of nginx upstream\n");
        page.append("# TYPE ").append(METRIC).append(" gauge\n");
        for (Group group : snapshot.upstreams()) {
            if (group.checked()) {
                peers(page, group.name(), group.primary(), "PRIMARY");
                peers(page, group.name(), group.backup(), "BACKUP");
            }
            upstream(page, group);
        }
        return page.toString();
    }

    private static void peers(StringBuilder page, String upstream, List<PeerView> peers, String role) {
        for (PeerView peer : peers) {
            for (String status : List.of("UP", "DOWN")) {
                page.append(METRIC).append("{name=\"").append(upstream);
                page.append("\",endpoint=\"").append(peer.address());
                page.append("\",status=\"").append(status);
                page.append("\",role=\"").append(role);
                page.append("\"} ")
                        .append(flag(peer.down() == status.equals("DOWN")))
                        .append('\n');
            }
        }
    }

    /// A group is UP while any of its peers is, and UNKNOWN while nobody checks it.
    private static void upstream(StringBuilder page, Group group) {
        boolean up = group.peers().stream().anyMatch(peer -> !peer.down());
        String now = !group.checked() ? "UNKNOWN" : up ? "UP" : "DOWN";
        for (String status : List.of("UP", "DOWN", "UNKNOWN")) {
            page.append(METRIC).append("{name=\"").append(group.name());
            page.append("\",status=\"").append(status);
            page.append("\"} ").append(flag(status.equals(now))).append('\n');
        }
    }

    private static char flag(boolean value) {
        return value ? '1' : '0';
    }
}
