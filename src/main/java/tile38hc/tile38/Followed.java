package tile38hc.tile38;

/// Whom the `host:port` that a follower follows stands for.
sealed interface Followed {

    /// One of the peers that we watch.
    record Listed(String peer) implements Followed {}

    /// A server that is no peer, and what it told.
    record Stranger(Figures figures) implements Followed {}

    /// The name does not resolve here, or nobody answers there.
    record Unknown() implements Followed {}
}
