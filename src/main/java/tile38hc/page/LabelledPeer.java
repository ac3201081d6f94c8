package tile38hc.page;

import static tile38hc.page.MetricWriter.join;
import static tile38hc.page.MetricWriter.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;

/// A checked peer and the labels of its metrics: its upstream and its address. Where an upstream lists an
/// address twice, the second gets `nth="2"`, for no two series may have the same labels.
record LabelledPeer(PeerView view, String labels) {

    /// All that are checked, in the configuration's order.
    static List<LabelledPeer> of(Snapshot snapshot) {
        List<LabelledPeer> peers = new ArrayList<>();
        for (Group group : snapshot.upstreams()) {
            Map<String, Integer> equals = new HashMap<>();
            for (PeerView peer : group.checked() ? group.peers() : List.<PeerView>of()) {
                int nth = equals.merge(peer.address(), 1, Integer::sum);
                String labels = join(label("upstream", group.name()), label("peer", peer.address()));
                peers.add(new LabelledPeer(peer, nth == 1 ? labels : join(labels, label("nth", "" + nth))));
            }
        }
        return peers;
    }

    String with(String label) {
        return join(labels, label);
    }
}
