package tile38hc.tile38;

/// How far a server let us look this time.
enum Standing {
    /// It told its figures.
    ANSWERING,
    LOADING,
    /// A follower that has never held its leader's data since it started.
    CATCHING_UP,
    /// It wants a password, or another one.
    AUTH,
    /// Only clients of its own machine are let in.
    PROTECTED,
    /// HEALTHZ, which takes no lock, was answered and SERVER was not.
    STALLED,
    /// No connection, or no answer on it.
    UNREACHABLE,
    /// Something answers, but not as Tile38 does.
    STRANGE
}
