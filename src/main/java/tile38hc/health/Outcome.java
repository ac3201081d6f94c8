package tile38hc.health;

/// What one probe of a peer came to. A failed probe is an expected thing, so it is a value; [#message] words it as
/// the library that we replace does.
///
/// Text from the peer ([Passed#statusLine], [BadStatusLine#line]) is as it came, one character a byte, and
/// untrusted.
public sealed interface Outcome {

    /// The first line of the reply was acceptable. It is empty where connecting was all that was asked.
    record Passed(String statusLine) implements Outcome {
        @Override
        public String message(String peer) {
            return "peer " + peer + " was checked to be ok";
        }
    }

    /// The connection could not be opened: `connection refused`, `timeout`, `host not found`.
    record NotConnected(String error) implements Outcome {
        @Override
        public String message(String peer) {
            return "failed to connect to " + peer + ": " + error;
        }
    }

    record HandshakeFailed(String error) implements Outcome {
        @Override
        public String message(String peer) {
            return "failed to ssl handshake to " + peer + ": " + error;
        }
    }

    record NotSent(String error) implements Outcome {
        @Override
        public String message(String peer) {
            return "failed to send request to " + peer + ": " + error;
        }
    }

    /// The connection ended, or time ran out, before a whole first line: `closed`, `timeout`, `connection reset by
    /// peer`.
    record NoStatusLine(String error) implements Outcome {
        @Override
        public String message(String peer) {
            return "failed to receive status line from " + peer + ": " + error;
        }
    }

    record BadStatusLine(String line) implements Outcome {
        @Override
        public String message(String peer) {
            return "bad status line from " + peer + ": " + line;
        }
    }

    /// The status is none of those that count as good.
    ///
    /// @param code as Lua prints the number
    record BadStatusCode(String code, String statusLine) implements Outcome {
        @Override
        public String message(String peer) {
            return "bad status code from " + peer + ": " + code;
        }
    }

    /// The first line was fine, but then the reply stopped, or time ran out, before its body was whole.
    record NoBody(String error, String statusLine) implements Outcome {
        @Override
        public String message(String peer) {
            return "failed to receive body from " + peer + ": " + error;
        }
    }

    /// The first line was fine, and the body is not what it must be.
    ///
    /// @param fault what is wrong with it
    record BadBody(String fault, String statusLine) implements Outcome {
        @Override
        public String message(String peer) {
            return "bad body from " + peer + ": " + fault;
        }
    }

    /// The reply was fine, but whoever knows the server knows better, and is to be believed.
    ///
    /// @param condition the code of what is wrong
    /// @param sentence what it means
    record Unsound(String condition, String sentence, String statusLine) implements Outcome {
        @Override
        public String message(String peer) {
            return "peer " + peer + " is " + condition + ": " + sentence;
        }
    }

    /// One line for the log, without line breaks of its own unless the peer sent them.
    String message(String peer);

    default boolean passed() {
        return this instanceof Passed;
    }

    /// The first line that the peer sent, where a whole one came; otherwise empty.
    default String reply() {
        return switch (this) {
            case Passed passed -> passed.statusLine();
            case BadStatusLine bad -> bad.line();
            case BadStatusCode bad -> bad.statusLine();
            case NoBody no -> no.statusLine();
            case BadBody bad -> bad.statusLine();
            case Unsound unsound -> unsound.statusLine();
            case NotConnected _, HandshakeFailed _, NotSent _, NoStatusLine _ -> "";
        };
    }
}
