package tile38hc.health;

import java.util.List;
import java.util.Optional;

/// What a diagnosis of the servers found out beyond UP and DOWN, as of now.
///
/// Peers are named as on the status page.
public interface Diagnoses {

    /// The conditions of a peer, with those that it has together with others.
    List<Condition> of(String peer);

    /// Those of no single peer.
    List<Condition> ofTheWhole();

    Optional<Replica> replica(String peer);

    /// Where nobody looks.
    Diagnoses NONE = new Diagnoses() {
        @Override
        public List<Condition> of(String peer) {
            return List.of();
        }

        @Override
        public List<Condition> ofTheWhole() {
            return List.of();
        }

        @Override
        public Optional<Replica> replica(String peer) {
            return Optional.empty();
        }
    };
}
