package tile38hc.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/// A server on a free loopback port, and clients that speak to it byte by byte.
final class Served implements AutoCloseable {

    static final Settings NOT_FOUND = Settings.of(_ -> Response.Status.of(404));
    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    final List<String> errors = new CopyOnWriteArrayList<>();
    private final WebServer server;

    Served(VirtualServer... servers) throws IOException {
        server = WebServer.start(List.of(servers), errors::add);
    }

    Served(SlowReaders readers, VirtualServer... servers) throws IOException {
        server = WebServer.start(List.of(servers), errors::add, readers);
    }

    static Served at(Location... locations) throws IOException {
        return new Served(server(locations));
    }

    static VirtualServer server(Location... locations) {
        return server(List.of(listen("127.0.0.1")), "", BuiltIns.NONE, locations);
    }

    static VirtualServer server(List<Listen> listens, String names, BuiltIns builtIns, Location... locations) {
        List<ServerName> parsed =
                List.of(names.split(" ", -1)).stream().map(ServerName::parse).toList();
        return new VirtualServer(listens, names, parsed, Optional.empty(), NOT_FOUND, List.of(locations), builtIns);
    }

    static Listen listen(String address) {
        return new Listen(InetAddress.ofLiteral(address), 0, false, true, Optional.empty());
    }

    static Location exact(String path, Settings settings) {
        return new Location(new Location.Pattern.Exact(path), false, settings, List.of());
    }

    static Location prefix(String path, Settings settings) {
        return new Location(new Location.Pattern.Prefix(path, false), false, settings, List.of());
    }

    /// A location that answers a text.
    static Location says(String path, String text) {
        return exact(path, Settings.of(_ -> Response.Page.text(text)));
    }

    int port() {
        return server.addresses().getFirst().getPort();
    }

    WebServer itself() {
        return server;
    }

    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(LOOPBACK, port()));
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// Sends bytes and returns all that comes until the server closes, which it may do before it has read them all.
    String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            try {
                send(socket, request);
            } catch (IOException _) {
                return "";
            }
            return drain(socket);
        }
    }

    /// A port that nobody has, out of those that the kernel gives to nobody who asks for any.
    static int freePort() throws IOException {
        while (true) {
            try (ServerSocket probe =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 32_000), 1, LOOPBACK)) {
                return probe.getLocalPort();
            } catch (BindException _) {
                // the next one
            }
        }
    }

    /// `GET /x` (or another request line without its protocol) on a connection of its own.
    Answer ask(String line) throws IOException {
        return Answer.of(raw(line + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"));
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// What comes until the server closes, with or without a reset.
    static String drain(Socket socket) throws IOException {
        StringBuilder all = new StringBuilder();
        byte[] part = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(part);
                    n >= 0;
                    n = socket.getInputStream().read(part)) {
                all.append(new String(part, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            // a reset: the server closed with something of ours unread
        }
        return all.toString();
    }

    @Override
    public void close() {
        server.stop();
    }
}
