package tile38hc.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// A leader that says its log holds 69 bytes and then sends none of them, so that nobody ever catches up with it.
final class SilentLeader implements AutoCloseable {
    private final ServerSocket port;

    SilentLeader() throws IOException {
        port = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"));
        Thread.startVirtualThread(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) port.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }

    private void accept() {
        while (true) {
            try {
                Socket follower = port.accept();
                Thread.startVirtualThread(() -> answer(follower));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket follower) {
        try (follower) {
            Wire wire = new Wire(follower.getInputStream());
            for (String line = wire.line(); line != null; line = wire.line()) {
                String command = wire.array(line).getFirst().toLowerCase(Locale.ROOT);
                Resp reply = command.equals("server")
                        ? Resp.bulks(List.of("aof_size", "69", "id", "0".repeat(32)))
                        : new Resp.Simple("OK");
                follower.getOutputStream().write(reply.text().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // The follower has gone.
        }
    }
}
