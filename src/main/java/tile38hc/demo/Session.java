package tile38hc.demo;

/// What one client has said about itself so far. Used by its connection's thread only.
final class Session {
    boolean http;

    /// Set by OUTPUT; HTTP clients get JSON whatever they say.
    boolean json;

    /// Set by QUIT.
    boolean over;

    /// Set by REPLCONF: the port at which a follower itself listens.
    int listeningPort;

    /// Set by AOF: where in the log to start the stream that this connection becomes; -1 if it is none.
    int streamFrom = -1;
}
