package tile38hc.ngx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tile38hc.health.Event;
import tile38hc.health.Fleet;
import tile38hc.health.Peer;
import tile38hc.health.Upstream;

/// The keys `d:foo:p0` (`b0` for backups) by which the library tells its workers who is down, and `v:foo`, which grows
/// whenever one of them changes. Some configurations look at them.
final class DownKeys {
    private final Fleet fleet;
    private final Map<String, SharedDict> dicts;
    private final Map<String, Set<String>> watched = new ConcurrentHashMap<>();

    /// @param dicts by name
    DownKeys(Fleet fleet, Map<String, SharedDict> dicts) {
        this.fleet = fleet;
        this.dicts = dicts;
    }

    /// A checker was started that names this dictionary. It may hold keys from before a reload, which are by position:
    /// they follow the peers that were turned down to where these stand now.
    void watch(String upstream, String dict) {
        watched.computeIfAbsent(upstream, _ -> ConcurrentHashMap.newKeySet()).add(dict);
        fleet.upstream(upstream).ifPresent(group -> {
            place(dicts.get(dict), "d:" + upstream + ":p", group.peers().primary());
            place(dicts.get(dict), "d:" + upstream + ":b", group.peers().backup());
        });
    }

    private static void place(SharedDict dict, String prefix, List<Peer> peers) {
        for (int id = 0; id < peers.size(); id++) {
            Peer peer = peers.get(id);
            boolean turnedDown = peer.state().down() && peer.since().isPresent();
            dict.store(SharedDict.Store.SET, prefix + id, turnedDown ? true : null, 0, 0);
        }
    }

    void take(Event event) {
        switch (event) {
            case Event.TurnedDown down -> mark(down.upstream(), down.peer(), true);
            case Event.TurnedUp up -> mark(up.upstream(), up.peer(), null);
            case Event.ProbeFailed _ -> {}
        }
    }

    private void mark(String upstream, String peer, Boolean value) {
        Optional<Upstream> group = fleet.upstream(upstream);
        for (String dict : watched.getOrDefault(upstream, Set.of())) {
            dicts.get(dict).increment("v:" + upstream, 1, 0.0, 0);
            group.ifPresent(found -> {
                mark(dicts.get(dict), "d:" + upstream + ":p", found.peers().primary(), peer, value);
                mark(dicts.get(dict), "d:" + upstream + ":b", found.peers().backup(), peer, value);
            });
        }
    }

    private static void mark(SharedDict dict, String prefix, List<Peer> peers, String name, Boolean value) {
        for (int id = 0; id < peers.size(); id++) {
            if (peers.get(id).name().equals(name)) {
                dict.store(SharedDict.Store.SET, prefix + id, value, 0, 0);
            }
        }
    }
}
