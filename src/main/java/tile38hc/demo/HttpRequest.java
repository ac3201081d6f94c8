package tile38hc.demo;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// An HTTP request as Tile38 understands one: the path is the command, its words parted by blanks. A query stays part
/// of it, which is why `/healthz?x=1` is an unknown command.
///
/// @param options whether it is an OPTIONS request, which has no command
record HttpRequest(boolean options, List<String> words) {
    private static final int MAX_HEADERS = 100;

    HttpRequest {
        words = List.copyOf(words);
    }

    /// Tile38 looks at the first letter and the line's end: `HEAD / HTTP/1.1` is taken for a command named HEAD.
    static boolean begins(String line) {
        return line.matches("[GPO].* HTTP/\\d\\.\\d");
    }

    /// @throws ProtocolException where Tile38 closes the connection without a word
    static HttpRequest read(String requestLine, Wire wire) throws IOException {
        String[] parts = requestLine.split(" ", -1);
        if (parts.length != 3 || !List.of("GET", "POST", "OPTIONS").contains(parts[0])) {
            throw new ProtocolException("no such request");
        }
        int length = contentLength(wire);
        String body = parts[0].equals("POST") ? wire.bytes(length) : "";
        if (parts[0].equals("OPTIONS")) {
            return new HttpRequest(true, List.of());
        }
        List<String> words = Stream.of((path(parts[1]) + body).split(" +"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            throw new ProtocolException("no command");
        }
        return new HttpRequest(false, words);
    }

    private static int contentLength(Wire wire) throws IOException {
        int length = 0;
        for (int headers = 0; headers < MAX_HEADERS; headers++) {
            String line = wire.requiredLine();
            if (line.isEmpty()) {
                return length;
            }
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.matches("content-length: *[0-9]{1,9} *")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
        }
        throw new ProtocolException("too many headers");
    }

    private static String path(String target) throws ProtocolException {
        try {
            return URLDecoder.decode(target.replaceFirst("^/", ""), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a bad escape in the path");
        }
    }
}
