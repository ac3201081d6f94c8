package tile38hc.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A client that says what it is told to, and gives back the bytes it hears, one character a byte.
final class Client implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;

    Client(InetSocketAddress server) throws IOException {
        socket.connect(server, 5_000);
        socket.setSoTimeout(5_000);
        in = socket.getInputStream();
    }

    /// All that is answered up to the end.
    static String http(InetSocketAddress server, String path) throws IOException {
        try (Client client = new Client(server)) {
            client.say("GET /" + path + " HTTP/1.1\r\nHost: tile38\r\n\r\n");
            return client.rest();
        }
    }

    /// The body of an HTTP answer.
    static String body(InetSocketAddress server, String path) throws IOException {
        return http(server, path).replaceFirst("(?s).*?\r\n\r\n", "").strip();
    }

    /// The first reply to a command in RESP.
    static String resp(InetSocketAddress server, String... words) throws IOException {
        try (Client client = new Client(server)) {
            return client.ask(words);
        }
    }

    String ask(String... words) throws IOException {
        say(Resp.bulks(List.of(words)).text());
        return reply();
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// One value in RESP.
    String reply() throws IOException {
        String line = line();
        int number = line.matches("[$*:]-?[0-9]+\r\n") ? Integer.parseInt(line.substring(1, line.length() - 2)) : 0;
        StringBuilder reply = new StringBuilder(line);
        if (line.startsWith("$") && number >= 0) {
            reply.append(new String(in.readNBytes(number + 2), StandardCharsets.ISO_8859_1));
        } else if (line.startsWith("*")) {
            for (int i = 0; i < number; i++) {
                reply.append(reply());
            }
        }
        return reply.toString();
    }

    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n') {
            line.append((char) c);
            c = in.read();
        }
        return c < 0 ? line.toString() : line.append('\n').toString();
    }
}
