package tile38hc.tile38;

import java.time.Instant;
import java.util.Optional;
import tile38hc.health.Condition;

/// Something worth a line in the log.
///
/// A peer is named as on the status page, and missing where the condition is of several peers together.
public sealed interface Notice {

    Optional<String> peer();

    record Came(Optional<String> peer, Condition condition) implements Notice {}

    record Went(Optional<String> peer, Condition condition, Instant time) implements Notice {}

    /// A moment, not a state: `restarted`, `shrunk`, `flushed`, `configuration_lost`, `rolled_back`, `replaced`,
    /// `reconnected`.
    record Happened(Optional<String> peer, String code, String message, Instant time) implements Notice {}
}
