package tile38hc.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that is known at one moment, unchanging: what all pages are made from.
///
/// @param upstreams in the configuration's order
public record Snapshot(Instant time, List<Group> upstreams) {

    public Snapshot {
        upstreams = List.copyOf(upstreams);
    }

    /// One upstream.
    ///
    /// @param checked whether a checker was started for it
    public record Group(String name, boolean checked, List<PeerView> primary, List<PeerView> backup) {

        public Group {
            primary = List.copyOf(primary);
            backup = List.copyOf(backup);
        }

        static Group of(Upstream upstream, boolean checked) {
            Upstream.Peers peers = upstream.peers();
            return new Group(
                    upstream.name(),
                    checked,
                    peers.primary().stream().map(PeerView::of).toList(),
                    peers.backup().stream().map(PeerView::of).toList());
        }
    }

    /// One peer.
    ///
    /// @param address as on the status page
    /// @param server the line of the configuration that it comes from
    /// @param since of the last change; empty before the first
    /// @param next when the next probe is due
    public record PeerView(
            String address,
            String server,
            boolean down,
            PeerState state,
            Optional<Instant> since,
            Optional<Probe> last,
            Optional<Instant> next) {

        static PeerView of(Peer peer) {
            return new PeerView(
                    peer.name(),
                    peer.server().name(),
                    peer.down(),
                    peer.state(),
                    peer.since(),
                    peer.last(),
                    peer.next());
        }
    }
}
