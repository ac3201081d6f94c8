package tile38hc.health;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A lasting state of a peer, or of several together, beyond UP and DOWN.
///
/// @param code one of a short list of names, such as `behind`, for programs
/// @param since when it was first seen
/// @param message one sentence for those who have to act. What it quotes from the peer is untrusted bytes, one
/// a character
/// @param facts the figures behind the sentence, in the order to show them
public record Condition(String code, Severity severity, Instant since, String message, Map<String, Fact> facts) {

    public Condition {
        Objects.requireNonNull(code);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(since);
        Objects.requireNonNull(message);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
