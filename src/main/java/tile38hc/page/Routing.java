package tile38hc.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import tile38hc.health.Replica;
import tile38hc.health.Snapshot;

/// Which servers to use, for load balancers. A peer counts while it is UP in every upstream that checks it and
/// has no condition of severity *down*. Who leads and who follows is known of Tile38 servers only.
///
/// Two leaders of the same data both have such a condition, so neither counts: writers must wait until somebody
/// decides.
public final class Routing {

    /// All text is UTF-8 without control characters, one character a byte.
    public sealed interface Answer {

        /// @param addresses as on the status page, at least one
        record To(List<String> addresses) implements Answer {}

        /// @param reasons why none, at least one
        record Nobody(List<String> reasons) implements Answer {}

        /// No peer of that name is known at all.
        record Unknown() implements Answer {}
    }

    private final Snapshot snapshot;
    private final List<RoutedPeer> peers;

    public Routing(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.peers = RoutedPeer.of(snapshot);
    }

    /// The leader; several where the configuration lists leaders of several data sets.
    public Answer leader() {
        return choose(Replica.Role.LEADER, RoutedPeer::fault);
    }

    /// @param maxLag with it, only those count that are known to be behind by no more
    public Answer followers(Optional<Duration> maxLag) {
        return choose(Replica.Role.FOLLOWER, peer -> peer.fault()
                .or(() -> maxLag.flatMap(most -> lagFault(peer.lagSeconds(), most))));
    }

    /// @param name a peer's address as on the status page, or its server as configured, which may be several peers
    public Answer node(String name) {
        List<RoutedPeer> meant = those(peer -> peer.isCalled(name));
        return meant.isEmpty() ? new Answer.Unknown() : choose(meant, RoutedPeer::fault, List.of());
    }

    private Answer choose(Replica.Role role, Function<RoutedPeer, Optional<String>> fault) {
        List<RoutedPeer> candidates = those(peer -> peer.is(role));
        List<String> ofTheWhole = snapshot.conditions().stream()
                .filter(RoutedPeer::isGrave)
                .map(RoutedPeer::text)
                .toList();
        if (candidates.isEmpty() && ofTheWhole.isEmpty()) {
            return new Answer.Nobody(List.of("no peer is known to be a Tile38 " + Words.of(role)));
        }
        return choose(candidates, fault, ofTheWhole);
    }

    /// @param more reasons, should none of the candidates count
    private static Answer choose(
            List<RoutedPeer> candidates, Function<RoutedPeer, Optional<String>> fault, List<String> more) {
        List<String> addresses = new ArrayList<>();
        List<String> reasons = new ArrayList<>(more);
        for (RoutedPeer peer : candidates) {
            fault.apply(peer)
                    .ifPresentOrElse(
                            reason -> reasons.add(Utf8.line(peer.address() + ": " + reason)),
                            () -> addresses.add(Utf8.line(peer.address())));
        }
        return addresses.isEmpty() ? new Answer.Nobody(reasons) : new Answer.To(addresses);
    }

    private static Optional<String> lagFault(OptionalDouble seconds, Duration most) {
        if (seconds.isEmpty()) {
            return Optional.of("how far it is behind is not known");
        }
        double lag = seconds.getAsDouble();
        return lag <= Metrics.seconds(most)
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "it is %.1f s behind", lag));
    }

    private List<RoutedPeer> those(Predicate<RoutedPeer> wanted) {
        return peers.stream().filter(wanted).toList();
    }
}
