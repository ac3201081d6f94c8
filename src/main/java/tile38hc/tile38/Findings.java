package tile38hc.tile38;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tile38hc.health.Condition;
import tile38hc.health.Replica;
import tile38hc.health.Severity;

/// What is known after a round.
///
/// @param whole conditions of several peers together
/// @param notices what this round has changed
public record Findings(Map<String, OfPeer> peers, List<Condition> whole, List<Notice> notices) {
    public static final Findings NONE = new Findings(Map.of(), List.of(), List.of());

    public Findings {
        peers = Map.copyOf(peers);
        whole = List.copyOf(whole);
        notices = List.copyOf(notices);
    }

    public OfPeer of(String peer) {
        return peers.getOrDefault(peer, OfPeer.NOTHING);
    }

    /// @param own conditions of this peer alone
    /// @param shared those that it has together with others
    public record OfPeer(List<Condition> own, List<Condition> shared, Optional<Replica> replica) {
        static final OfPeer NOTHING = new OfPeer(List.of(), List.of(), Optional.empty());

        public OfPeer {
            own = List.copyOf(own);
            shared = List.copyOf(shared);
        }

        public List<Condition> conditions() {
            List<Condition> all = new ArrayList<>(own);
            all.addAll(shared);
            return all;
        }

        /// Those that count as a failed check where conditions are enforced.
        ///
        /// @param failOn codes; empty: all of its own that are of severity down
        public List<Condition> failing(Set<String> failOn) {
            return failOn.isEmpty()
                    ? own.stream()
                            .filter(condition -> condition.severity() == Severity.DOWN)
                            .toList()
                    : conditions().stream()
                            .filter(condition -> failOn.contains(condition.code()))
                            .toList();
        }
    }
}
