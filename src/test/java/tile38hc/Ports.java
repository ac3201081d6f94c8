package tile38hc;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tile38hc.web.BindFailure;

/// Ports of a case's own in place of the recorded ones, so that cases run side by side. All have five digits, as
/// the recorded ones do.
///
/// A backend's port is held from here on by a bound socket that does not listen: connecting to it is refused, as
/// to a backend that is not there, and nobody else is given it.
final class Ports implements AutoCloseable {
    /// Below the range that the system gives out by itself; each process starts elsewhere in it.
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 37 % 10_000));

    private final Map<String, String> given = new LinkedHashMap<>();
    private final Map<Integer, SocketChannel> held = new HashMap<>();
    private final String folder;

    /// @param folder a short path for socket files, in place of /tmp/oracle-
    Ports(String folder) throws IOException {
        this.folder = folder;
        for (int port = 18_100; port <= 18_101; port++) {
            given.put("" + port, "" + free());
        }
        for (int port = 19_101; port <= 19_109; port++) {
            given.put("" + port, "" + hold());
        }
    }

    /// Takes a free port without listening on it.
    private int hold() throws IOException {
        while (true) {
            int free = free();
            SocketChannel holder = SocketChannel.open();
            try {
                holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), free));
                held.put(free, holder);
                return free;
            } catch (BindException e) {
                holder.close(); // another process was quicker
            }
        }
    }

    /// Something that takes a port.
    interface Bind {
        void run() throws IOException;
    }

    /// Takes a port that another process may be trying for a moment, looking for a free one as we do.
    static void bindPatiently(Bind bind) throws IOException {
        long deadline = System.nanoTime() + 2_000_000_000L;
        while (true) {
            try {
                bind.run();
                return;
            } catch (BindException | BindFailure e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    /// What port 18100 has become.
    int http() {
        return Integer.parseInt(given.get("18100"));
    }

    /// Frees a backend's port just before the backend takes it.
    void release(int port) throws IOException {
        held.get(port).close();
    }

    String rewritten(String text) {
        String result = text.replace("/tmp/oracle-", folder);
        for (Map.Entry<String, String> port : given.entrySet()) {
            result = result.replace(port.getKey(), "\0" + port.getValue()); // not to be replaced once more
        }
        return result.replace("\0", "");
    }

    /// The text as it was before its ports were [#rewritten].
    String original(String text) {
        String result = text;
        for (Map.Entry<String, String> port : given.entrySet()) {
            result = result.replace(port.getValue(), "\0" + port.getKey());
        }
        return result.replace("\0", "").replace(folder, "/tmp/oracle-");
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel holder : held.values()) {
            holder.close();
        }
    }

    private static int free() throws IOException {
        for (int tries = 0; tries < 1_000; tries++) {
            int port = 20_000 + Math.floorMod(NEXT.getAndIncrement(), 12_000);
            try (ServerSocketChannel socket = ServerSocketChannel.open()) {
                socket.bind(new InetSocketAddress(port));
                return port;
            } catch (IOException e) {
                continue; // taken: the next one
            }
        }
        throw new IOException("no free port");
    }
}
