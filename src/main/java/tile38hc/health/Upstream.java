package tile38hc.health;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A named group of servers and the peers that they stand for at the moment.
///
/// Names are resolved again and again elsewhere and told by [#resolved]; a peer whose address stays keeps its
/// state, wherever it then stands in the list. Safe for use by many threads.
public final class Upstream {

    /// Both lists in the order of the configuration; a peer's index in its list is its id in `ngx.upstream`.
    public record Peers(List<Peer> primary, List<Peer> backup) {

        public Peers {
            primary = List.copyOf(primary);
            backup = List.copyOf(backup);
        }

        public List<Peer> all() {
            List<Peer> all = new ArrayList<>(primary);
            all.addAll(backup);
            return all;
        }
    }

    /// What makes two peers the same one: never their position, which changes with every edit of the file.
    private record Key(boolean backup, String name, int nth) {}

    private final String name;
    private final List<Server> servers;
    private final Runnable changed;
    private final List<Runnable> membershipListeners = new CopyOnWriteArrayList<>();
    private final Map<Server, List<SocketAddress>> addresses = new HashMap<>(); // guarded by this
    private volatile Peers peers;

    /// @param changed run whenever anything that a status page shows of this group has changed
    Upstream(String name, List<Server> servers, Runnable changed) {
        this.name = Objects.requireNonNull(name);
        this.servers = List.copyOf(servers);
        this.changed = changed;
        this.peers = arranged(Map.of(), Set.of());
    }

    public String name() {
        return name;
    }

    public List<Server> servers() {
        return servers;
    }

    public Peers peers() {
        return peers;
    }

    /// Run after peers were added or taken away, by the thread that told of it.
    public void onMembershipChange(Runnable listener) {
        membershipListeners.add(listener);
    }

    /// Takes in what the names of some servers stand for now: nothing for one that does not resolve.
    ///
    /// An address that is new in a name that was known starts UP; the first ones of a name that did not resolve
    /// start DOWN, for nothing is known of them. A name that stops resolving keeps its last addresses.
    ///
    /// @return whether the peers are others than before
    public boolean resolved(Map<Server, List<SocketAddress>> answers) {
        synchronized (this) {
            Map<Server, List<SocketAddress>> news = new HashMap<>();
            Set<Server> wereUnknown = new HashSet<>();
            answers.forEach((server, found) -> {
                List<SocketAddress> before = addresses.get(server);
                if (before == null || !found.isEmpty() && !before.equals(found)) {
                    news.put(server, List.copyOf(found));
                    if (before != null && before.isEmpty()) {
                        wereUnknown.add(server);
                    }
                }
            });
            if (news.isEmpty()) {
                return false;
            }
            Map<Key, Peer> old = keyed(peers);
            addresses.putAll(news);
            peers = arranged(old, wereUnknown);
        }
        changed.run();
        membershipListeners.forEach(Runnable::run);
        return true;
    }

    /// What a server's name stood for when it was last known; nothing while it never was.
    public synchronized List<SocketAddress> addresses(Server server) {
        return addresses.entrySet().stream()
                .filter(known -> known.getKey().placeholder().equals(server.placeholder()))
                .map(Map.Entry::getValue)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /// Takes over the peers that the group of this name had in an earlier configuration, where their
    /// addresses are here too. From then on nothing changes them there.
    ///
    /// @return how many they are
    int takeOver(Upstream before) {
        Map<Key, Peer> kept = keyed(before.peers());
        synchronized (this) {
            Map<Key, Peer> own = keyed(peers);
            kept.keySet().retainAll(own.keySet());
            kept.replaceAll((key, peer) -> peer.handedOver(own.get(key).server(), changed));
            own.putAll(kept);
            peers = arranged(own, Set.of());
        }
        changed.run();
        return kept.size();
    }

    /// @param old peers to keep where they still belong
    /// @param startDown servers whose new peers start down
    private Peers arranged(Map<Key, Peer> old, Set<Server> startDown) {
        List<Peer> primary = new ArrayList<>();
        List<Peer> backup = new ArrayList<>();
        Map<Key, Integer> equals = new HashMap<>();
        for (Server server : servers) {
            List<SocketAddress> found = addresses.getOrDefault(server, List.of());
            boolean down = server.down() || startDown.contains(server);
            List<Peer> made = found.isEmpty()
                    ? List.of(new Peer(name, server, Optional.empty(), true, changed))
                    : found.stream()
                            .map(address -> new Peer(name, server, Optional.of(address), down, changed))
                            .toList();
            for (Peer peer : made) {
                Key key = key(peer, equals);
                (server.backup() ? backup : primary).add(old.getOrDefault(key, peer));
            }
        }
        return new Peers(primary, backup);
    }

    private static Map<Key, Peer> keyed(Peers peers) {
        Map<Key, Peer> keyed = new HashMap<>();
        Map<Key, Integer> equals = new HashMap<>();
        for (Peer peer : peers.all()) {
            if (peer.address().isPresent()) {
                keyed.put(key(peer, equals), peer);
            }
        }
        return keyed;
    }

    private static Key key(Peer peer, Map<Key, Integer> equals) {
        boolean backup = peer.server().backup();
        int nth = equals.merge(new Key(backup, peer.name(), 0), 1, Integer::sum);
        return new Key(backup, peer.name(), nth);
    }
}
