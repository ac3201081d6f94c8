package tile38hc.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tile38hc.web.Listen;
import tile38hc.web.VirtualServer;
import tile38hc.web.WebServer;

/// Serves the only server of a configuration on a port that is free, and asks it.
final class Answers implements AutoCloseable {
    private final Config config;
    private final WebServer web;

    Answers(Config config) throws IOException {
        this.config = config;
        VirtualServer read = config.servers().getFirst();
        Listen listen = new Listen(InetAddress.getLoopbackAddress(), 0, true, false, Optional.empty());
        web = WebServer.start(
                List.of(new VirtualServer(
                        List.of(listen),
                        read.name(),
                        read.names(),
                        read.rewrite(),
                        read.unmatched(),
                        read.locations(),
                        read.builtIns())),
                error -> {});
    }

    /// One request to a server of its own: `200 body`, the status alone for a page of the server's.
    static String to(String server, String request) throws IOException {
        try (Answers answers = new Answers(Snippet.server(server))) {
            return answers.status(request);
        }
    }

    /// The whole answer to `GET /path`.
    String raw(String request) throws IOException {
        return answer(request + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
    }

    private String answer(String bytes) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), web.addresses().getFirst().getPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /// The beginning of the answer to the same where the client leaves it to the server whether the connection stays.
    String first(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), web.addresses().getFirst().getPort())) {
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: test\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder head = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append("\r\n");
            }
            return head.toString();
        }
    }

    String status(String request) throws IOException {
        return brief(raw(request));
    }

    /// The same for a request that is sent as it is.
    String sent(String bytes) throws IOException {
        return brief(answer(bytes));
    }

    private static String brief(String answer) {
        if (answer.isEmpty()) {
            return "closed";
        }
        String status = answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        return body.startsWith("<html>") || body.isEmpty() ? status : status + " " + body.strip();
    }

    @Override
    public void close() {
        web.stop();
        config.worker().close();
    }
}
