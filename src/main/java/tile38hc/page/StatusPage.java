package tile38hc.page;

import java.util.List;
import java.util.regex.Pattern;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;

/// The text of the library's `status_page()`.
public final class StatusPage {

    /// `ngx.upstream` cannot find a group that `proxy_pass http://[::1]:80` made, though it lists it: the
    /// library's page is then one line of error, and so is ours.
    private static final Pattern NOT_FOUND_BY_NAME = Pattern.compile("\\[.*]:\\d+");

    private StatusPage() {}

    public static String of(Snapshot snapshot) {
        StringBuilder page = new StringBuilder();
        for (Group group : snapshot.upstreams()) {
            if (NOT_FOUND_BY_NAME.matcher(group.name()).matches()) {
                return "failed to get primary peers in upstream " + group.name() + ": upstream not found";
            }
            if (!page.isEmpty()) {
                page.append('\n');
            }
            page.append("Upstream ").append(group.name());
            if (!group.checked()) {
                page.append(" (NO checkers)");
            }
            page.append("\n    Primary Peers\n");
            list(page, group.primary());
            page.append("    Backup Peers\n");
            list(page, group.backup());
        }
        return page.toString();
    }

    private static void list(StringBuilder page, List<PeerView> peers) {
        for (PeerView peer : peers) {
            page.append("        ").append(peer.address()).append(peer.down() ? " DOWN\n" : " UP\n");
        }
    }
}
