package tile38hc.health;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What one call of `spawn_checker` asks for, with the library's defaults already filled in.
///
/// @param upstream the name of the group whose peers are checked
/// @param shm the shared dictionary that it counts in, together with the group's other checkers that name it
/// @param tls present for `type = "https"`
/// @param request sent as it is, one character a byte
/// @param interval from one probe of a peer to the next, at least 2 ms
/// @param timeout of each network operation: connect, handshake, send, receive
/// @param fall successive failures after which a peer is turned down
/// @param rise successive successes after which it is turned up
/// @param validStatuses empty: any first line at all passes; present but without elements: none does
/// @param concurrency probes of this checker in flight at once, at least 1
/// @param port instead of the peer's own; [#NO_PORT] or any that no socket has fails each probe
/// @param extras what it asks for beyond the library's options
public record CheckerSpec(
        String upstream,
        String shm,
        Optional<Tls> tls,
        String request,
        Duration interval,
        Duration timeout,
        long fall,
        long rise,
        Optional<Set<Long>> validStatuses,
        int concurrency,
        OptionalInt port,
        Extras extras) {

    /// Stands for a port that is no number.
    public static final int NO_PORT = Integer.MIN_VALUE;

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(2); // the library's

    /// How an https probe greets its peer.
    ///
    /// @param host sent as SNI and expected in the certificate
    /// @param verify whether the certificate must be trusted and name the host
    /// @param shown to a peer that asks for a certificate
    public record Tls(Optional<String> host, boolean verify, Optional<ClientCertificate> shown) {}

    /// The certificate by which a check identifies itself, with its key.
    ///
    /// @param chain the own certificate first
    public record ClientCertificate(List<X509Certificate> chain, PrivateKey key) {
        public ClientCertificate {
            chain = List.copyOf(chain);
            Objects.requireNonNull(key);
        }
    }

    /// The options that OpenResty ignores.
    ///
    /// @param connectOnly a connection that stands, with its handshake, is enough: nothing is sent
    /// @param body what the body of a reply must be, too
    /// @param fastInterval the interval while a peer is between states: up and failing, or down and passing
    /// @param jitter by how much of itself an interval may be shorter or longer: 0 to 0.5
    /// @param tile38 the table `tile38`: strings, numbers, booleans and lists of these, where Lua has them
    public record Extras(
            boolean connectOnly,
            Optional<BodyRule> body,
            Optional<Duration> fastInterval,
            double jitter,
            Map<String, Object> tile38) {

        public static final double WIDEST_JITTER = 0.5;

        public Extras {
            if (connectOnly && body.isPresent()) {
                throw new IllegalArgumentException("a body where nothing is asked for");
            }
            if (!(jitter >= 0 && jitter <= WIDEST_JITTER)) {
                throw new IllegalArgumentException("a jitter of " + jitter);
            }
            fastInterval = fastInterval.map(CheckerSpec::atLeastShortest);
            tile38 = Map.copyOf(tile38);
        }
    }

    public CheckerSpec {
        Objects.requireNonNull(upstream);
        Objects.requireNonNull(shm);
        Objects.requireNonNull(request);
        validStatuses = validStatuses.map(Set::copyOf);
        Objects.requireNonNull(extras);
        interval = atLeastShortest(interval);
        concurrency = Math.max(1, concurrency);
    }

    /// Where a check of this peer goes: to its address, but to the port of the spec if it names one that there can be.
    /// Socket files have none.
    public SocketAddress target(SocketAddress peer) {
        return port.isPresent() && port.getAsInt() >>> 16 == 0 && peer instanceof InetSocketAddress inet
                ? new InetSocketAddress(inet.getAddress(), port.getAsInt())
                : peer;
    }

    private static Duration atLeastShortest(Duration interval) {
        return interval.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : interval;
    }
}
