package tile38hc.tile38;

import java.net.SocketAddress;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tile38hc.health.AddressText;

/// A peer that is watched, as the configuration has it in all its places: immutable.
///
/// @param name its address as on the status page, by [AddressText]
/// @param upstreams those that list it
/// @param blind why its check cannot fail, if that is so: see [CheckAdvice]
public record Subject(String name, Set<String> upstreams, Expectations expectations, Optional<String> blind) {

    public Subject {
        Objects.requireNonNull(name);
        upstreams = Set.copyOf(upstreams);
        Objects.requireNonNull(expectations);
    }

    /// As one upstream has it.
    public static Subject of(
            SocketAddress address, String upstream, Expectations expectations, Optional<String> blind) {
        return new Subject(AddressText.of(address), Set.of(upstream), expectations, blind);
    }

    /// As one place and another one have it.
    public Subject and(Subject other) {
        Set<String> all = new HashSet<>(upstreams);
        all.addAll(other.upstreams);
        return new Subject(name, all, expectations.and(other.expectations), blind.or(() -> other.blind));
    }
}
