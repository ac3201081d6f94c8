package tile38hc.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A free port of the loopback address that systems give to no client by chance: it stays free for a while.
final class QuietPort {
    private QuietPort() {}

    static int find() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (ServerSocket free = new ServerSocket(port, 0, loopback)) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // Then another.
            }
        }
    }
}
