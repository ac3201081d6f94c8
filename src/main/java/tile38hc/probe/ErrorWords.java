package tile38hc.probe;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import tile38hc.net.HandshakeException;

/// Words an exception of the JDK's channels as nginx's sockets do: in the system's words, in lower case.
final class ErrorWords {

    private ErrorWords() {}

    static String of(IOException e) {
        return switch (e) {
            case EOFException _, ClosedChannelException _ -> "closed";
            case HandshakeException handshake -> handshake.getMessage();
            default -> ofSystem(String.valueOf(e.getMessage()));
        };
    }

    private static String ofSystem(String words) {
        return words.equals("Connection reset") // the JDK's own words for ECONNRESET
                ? "connection reset by peer"
                : words.toLowerCase(Locale.ROOT);
    }
}
