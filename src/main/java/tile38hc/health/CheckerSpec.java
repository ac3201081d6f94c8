package tile38hc.health;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What one call of `spawn_checker` asks for, with the library's defaults already filled in.
///
/// @param upstream the name of the group whose peers are checked
/// @param tls present for `type = "https"`
/// @param request sent as it is, one character a byte
/// @param interval from one probe of a peer to the next, at least 2 ms
/// @param timeout of each network operation: connect, handshake, send, receive
/// @param fall successive failures after which a peer is turned down
/// @param rise successive successes after which it is turned up
/// @param validStatuses empty: any first line at all passes; present but without elements: none does
/// @param concurrency probes of this checker in flight at once, at least 1
/// @param port instead of the peer's own
/// @param tile38 the extension table `tile38`: strings, numbers, booleans and lists of these; empty without one
public record CheckerSpec(
        String upstream,
        Optional<Tls> tls,
        String request,
        Duration interval,
        Duration timeout,
        long fall,
        long rise,
        Optional<Set<Integer>> validStatuses,
        int concurrency,
        OptionalInt port,
        Map<String, Object> tile38) {

    /// How an https probe greets its peer.
    ///
    /// @param host sent as SNI and expected in the certificate
    /// @param verify whether the certificate must be trusted and name the host
    public record Tls(Optional<String> host, boolean verify) {}

    /// The library's own minimum.
    public static final Duration SHORTEST_INTERVAL = Duration.ofMillis(2);

    public CheckerSpec {
        Objects.requireNonNull(upstream);
        Objects.requireNonNull(request);
        validStatuses = validStatuses.map(Set::copyOf);
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            interval = SHORTEST_INTERVAL;
        }
        tile38 = Map.copyOf(tile38);
        concurrency = Math.max(1, concurrency);
    }
}
