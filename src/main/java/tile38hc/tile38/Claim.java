package tile38hc.tile38;

import java.util.Map;
import tile38hc.health.Fact;

/// What one round alone says about somebody; the [Ledger] makes a condition of it once it was said often enough.
///
/// @param subject a peer, or for [Scope#WHOLE] any one of the peers concerned
record Claim(Scope scope, String subject, Code code, String message, Map<String, Fact> facts) {

    enum Scope {
        /// About one peer's own state.
        OWN,
        /// About several, one of which is this peer.
        SHARED,
        /// About several together.
        WHOLE
    }

    static Claim own(String peer, Code code, String message, Facts facts) {
        return new Claim(Scope.OWN, peer, code, message, facts.map());
    }
}
