package tile38hc.health;

import java.net.SocketAddress;

/// Checks one peer once, as one [CheckerSpec] says.
@FunctionalInterface
public interface Prober {

    /// Blocks the calling thread for at most the time the spec allows. A peer that misbehaves is an [Outcome],
    /// never an exception.
    Outcome probe(SocketAddress peer);
}
