package tile38hc.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that is known at one moment, unchanging: what all pages are made from.
///
/// @param upstreams in the configuration's order
/// @param conditions of no single peer
public record Snapshot(Instant time, List<Group> upstreams, List<Condition> conditions) {

    public Snapshot {
        upstreams = List.copyOf(upstreams);
        conditions = List.copyOf(conditions);
    }

    /// The worst of all.
    public Verdict verdict() {
        Stream<Verdict> groups = upstreams.stream().map(Group::verdict);
        return Verdict.worst(
                Stream.concat(groups, Stream.of(Verdict.of(conditions))).toList());
    }

    /// One upstream.
    ///
    /// @param checked whether a checker was started for it
    /// @param checks what the configuration asks for
    public record Group(
            String name, boolean checked, List<CheckerSpec> checks, List<PeerView> primary, List<PeerView> backup) {

        public Group {
            checks = List.copyOf(checks);
            primary = List.copyOf(primary);
            backup = List.copyOf(backup);
        }

        public List<PeerView> peers() {
            return Stream.concat(primary.stream(), backup.stream()).toList();
        }

        public Verdict verdict() {
            return Verdict.worst(peers().stream().map(PeerView::verdict).toList());
        }

        static Group of(Upstream upstream, boolean checked, List<CheckerSpec> checks, Diagnoses diagnoses) {
            Upstream.Peers peers = upstream.peers();
            return new Group(
                    upstream.name(),
                    checked,
                    checks,
                    views(peers.primary(), checked, diagnoses),
                    views(peers.backup(), checked, diagnoses));
        }

        private static List<PeerView> views(List<Peer> peers, boolean checked, Diagnoses diagnoses) {
            return peers.stream()
                    .map(peer -> PeerView.of(peer, checked, diagnoses))
                    .toList();
        }
    }

    /// One peer.
    ///
    /// @param address as on the status page
    /// @param server the line of the configuration that it comes from
    /// @param since of the last change; empty before the first
    /// @param checked whether a checker looks at it
    /// @param next when the next probe is due
    /// @param conditions of this peer, with those that it has together with others
    /// @param replica where it is a Tile38 that answers
    /// @param totals what its probes came to so far
    /// @param history its last checks
    public record PeerView(
            String address,
            String server,
            boolean backup,
            boolean checked,
            boolean down,
            PeerState state,
            Optional<Instant> since,
            Optional<Probe> last,
            Optional<Instant> next,
            List<Condition> conditions,
            Optional<Replica> replica,
            ProbeTotals totals,
            History history) {

        public PeerView {
            conditions = List.copyOf(conditions);
        }

        /// What to think of it, conditions counted in.
        public Verdict verdict() {
            Verdict shown = down ? Verdict.DOWN : checked ? Verdict.UP : Verdict.UNKNOWN;
            return Verdict.worst(List.of(shown, Verdict.of(conditions)));
        }

        /// What was wrong at its last check, in the log's words; empty where it passed, or before the first.
        public Optional<String> failure() {
            return last.map(Probe::outcome)
                    .filter(outcome -> !outcome.passed())
                    .map(outcome -> outcome.message(address));
        }

        static PeerView of(Peer peer, boolean checked, Diagnoses diagnoses) {
            return new PeerView(
                    peer.name(),
                    peer.server().name(),
                    peer.server().backup(),
                    checked,
                    peer.down(),
                    peer.state(),
                    peer.since(),
                    peer.last(),
                    peer.next(),
                    diagnoses.of(peer.name()),
                    diagnoses.replica(peer.name()),
                    peer.totals(),
                    peer.history());
        }
    }
}
