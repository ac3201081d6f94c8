package tile38hc.health;

/// What one probe of a peer came to. A failed probe is an expected thing, so it is a value; [#message] words it as
/// the library that we replace does.
///
/// A `statusLine` is the first line of the peer's reply. It and [BadStatusLine#line] are as the peer sent them, one
/// character a byte, and untrusted.
public sealed interface Outcome {

    /// The first line of the reply was acceptable. It is empty where connecting was all that was asked.
    record Passed(String statusLine) implements Outcome {}

    /// The connection could not be opened: `connection refused`, `timeout`, `host not found`.
    record NotConnected(String error) implements Outcome {}

    record HandshakeFailed(String error) implements Outcome {}

    record NotSent(String error) implements Outcome {}

    /// The connection ended, or time ran out, before a whole first line: `closed`, `timeout`, `connection reset by
    /// peer`.
    record NoStatusLine(String error) implements Outcome {}

    /// The first line is no status line of HTTP, or too long to be one.
    record BadStatusLine(String line) implements Outcome {}

    /// The status is none of those that count as good.
    ///
    /// @param code as Lua prints the number
    record BadStatusCode(String code, String statusLine) implements Outcome {}

    /// The first line was fine, but then the reply stopped, or time ran out, before its body was whole.
    record NoBody(String error, String statusLine) implements Outcome {}

    /// The first line was fine, and the body is not what it must be.
    ///
    /// @param fault what is wrong with it
    record BadBody(String fault, String statusLine) implements Outcome {}

    /// The reply was fine, but the server has a condition that is to count as a failure (`--tile38 enforce`,
    /// `fail_on`).
    ///
    /// @param condition its code
    /// @param sentence what it means
    record Unsound(String condition, String sentence, String statusLine) implements Outcome {}

    /// One line for the log, without line breaks of its own unless the peer sent them.
    default String message(String peer) {
        return switch (this) {
            case Passed _ -> "peer " + peer + " was checked to be ok";
            case NotConnected(String error) -> "failed to connect to " + peer + ": " + error;
            case HandshakeFailed(String error) -> "failed to ssl handshake to " + peer + ": " + error;
            case NotSent(String error) -> "failed to send request to " + peer + ": " + error;
            case NoStatusLine(String error) -> "failed to receive status line from " + peer + ": " + error;
            case BadStatusLine(String line) -> "bad status line from " + peer + ": " + line;
            case BadStatusCode(String code, var _) -> "bad status code from " + peer + ": " + code;
            case NoBody(String error, var _) -> "failed to receive body from " + peer + ": " + error;
            case BadBody(String fault, var _) -> "bad body from " + peer + ": " + fault;
            case Unsound(String condition, String sentence, var _) ->
                "peer " + peer + " is " + condition + ": " + sentence;
        };
    }

    default boolean passed() {
        return this instanceof Passed;
    }

    /// The first line that the peer sent, where a whole one came; otherwise empty.
    default String reply() {
        return switch (this) {
            case Passed(String statusLine) -> statusLine;
            case BadStatusLine(String line) -> line;
            case BadStatusCode(var _, String statusLine) -> statusLine;
            case NoBody(var _, String statusLine) -> statusLine;
            case BadBody(var _, String statusLine) -> statusLine;
            case Unsound(var _, var _, String statusLine) -> statusLine;
            case NotConnected _, HandshakeFailed _, NotSent _, NoStatusLine _ -> "";
        };
    }
}
