package tile38hc.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A follower's connection to its leader, in RESP, on loopback only.
final class LeaderLink implements Closeable {
    /// What SERVER tells that matters to a follower.
    record Server(String id, boolean follows, long aofSize) {}

    private static final int TIMEOUT_MILLIS = 1_000;

    private final Socket socket = new Socket();
    private final Wire wire;

    /// @throws IOException if there is no such leader on this machine
    LeaderLink(Replication.Leader leader) throws IOException {
        InetAddress host = InetAddress.getByName(leader.host());
        if (!host.isLoopbackAddress()) {
            throw new IOException(leader.host() + " is no loopback address, and a stand-in stays on its machine");
        }
        try {
            socket.connect(new InetSocketAddress(host, leader.port()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            wire = new Wire(socket.getInputStream());
        } catch (ConnectException e) {
            socket.close();
            String address = host.getHostAddress() + ":" + leader.port();
            throw new IOException("dial tcp " + address + ": connect: connection refused", e);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Who the leader says it is.
    Server server() throws IOException {
        List<String> figures = wire.array(ask("server"));
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i + 1 < figures.size(); i += 2) {
            byName.put(figures.get(i), figures.get(i + 1));
        }
        String size = byName.getOrDefault("aof_size", "");
        if (!size.matches("[0-9]{1,18}")) {
            throw new ProtocolException("the leader does not tell its aof_size");
        }
        return new Server(byName.get("id"), byName.containsKey("following"), Long.parseLong(size));
    }

    /// From here on [#next] gives every write since the leader's first.
    void stream(int listeningPort) throws IOException {
        ask("replconf", "listening-port", String.valueOf(listeningPort));
        ask("aof", "0");
        socket.setSoTimeout(0);
    }

    List<String> next() throws IOException {
        List<String> words = wire.array(wire.requiredLine());
        if (words.isEmpty()) {
            throw new ProtocolException("the leader sends an empty command");
        }
        return words;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String ask(String... command) throws IOException {
        String request = Resp.bulks(List.of(command)).text();
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        String reply = wire.requiredLine();
        if (reply.startsWith("-")) {
            throw new ProtocolException(reply.replaceFirst("^-(ERR )?", ""));
        }
        return reply;
    }
}
