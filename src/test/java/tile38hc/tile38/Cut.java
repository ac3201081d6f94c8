package tile38hc.tile38;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A link that can be cut without a word: while it is, it carries nothing and closes nothing. Or it can be slow.
final class Cut implements Closeable {
    private static final int PIECE = 1 << 14;

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final InetAddress from;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean cut;
    private volatile int pauseMillis;

    /// @param from the local address that the target sees
    Cut(InetSocketAddress target, String from) throws IOException {
        this.target = target;
        this.from = InetAddress.getByName(from);
        this.listener = new ServerSocket(RealServer.quietPort(), 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", listener.getLocalPort());
    }

    void cut() {
        cut = true;
    }

    /// What was held back goes on its way.
    void mend() {
        cut = false;
    }

    /// Carries [#PIECE] bytes in so many milliseconds, or as fast as it can with 0.
    void slow(int millis) {
        pauseMillis = millis;
    }

    /// Ends the connections that there are.
    void drop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        drop();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket();
                sockets.add(client);
                sockets.add(server);
                server.bind(new InetSocketAddress(from, 0));
                server.connect(target);
                Thread.ofVirtual().start(() -> carry(client, server));
                Thread.ofVirtual().start(() -> carry(server, client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void carry(Socket one, Socket other) {
        byte[] bytes = new byte[PIECE];
        try (one;
                other) {
            InputStream in = one.getInputStream();
            OutputStream out = other.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                Thread.sleep(pauseMillis * read / PIECE);
                while (cut) {
                    Thread.sleep(5);
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException | InterruptedException e) {
            // closed by one of the two
        }
    }
}
