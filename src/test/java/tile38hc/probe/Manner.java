package tile38hc.probe;

import javax.net.ssl.SSLContext;

/// How a scripted peer treats those who connect.
sealed interface Manner {

    /// Refuses the connection.
    record Refuse() implements Manner {}

    /// Takes the connection and says nothing.
    record Hang() implements Manner {}

    /// Sends this before it has read anything, and ends.
    record Greet(String text) implements Manner {}

    /// Reads the request and ends without a byte.
    record Close() implements Manner {}

    /// Reads the request and resets the connection.
    record Reset() implements Manner {}

    /// Reads the request, sends this and ends.
    record Reply(String text) implements Manner {}

    /// Reads the request and sends this in pieces, which arrive one by one.
    record Pieces(String... pieces) implements Manner {}

    /// Reads the request and sends this again and again, for as long as anybody takes it.
    ///
    /// @param pauseMillis between one and the next
    record Endless(String text, long pauseMillis) implements Manner {}

    /// Shakes hands, then goes on as `then`, which must be of those that reply or end.
    record Tls(SSLContext context, Manner then) implements Manner {}
}
