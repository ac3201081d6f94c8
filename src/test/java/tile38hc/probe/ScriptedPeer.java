package tile38hc.probe;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The other end of a probe: listens on a free port of the loopback and has one manner.
final class ScriptedPeer implements Closeable {
    private final Manner manner;
    private final Closeable socket;
    private final SocketAddress address;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    ScriptedPeer(Manner manner) throws IOException {
        this.manner = manner;
        if (manner instanceof Manner.Refuse) {
            Socket bound = new Socket(); // keeps its port from others and does not listen
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket = bound;
            address = bound.getLocalSocketAddress();
        } else {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            socket = server;
            address = server.getLocalSocketAddress();
            Thread.startVirtualThread(() -> accept(server));
        }
    }

    SocketAddress address() {
        return address;
    }

    /// What the oldest visitor that was not asked for yet has sent, up to the blank line.
    String request() throws InterruptedException {
        return requests.take();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                Socket visitor = server.accept();
                Thread.startVirtualThread(() -> treat(visitor));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void treat(Socket visitor) {
        try (visitor) {
            treat(visitor, manner);
        } catch (IOException e) {
            // the visitor left, which is its right
        }
    }

    private void treat(Socket visitor, Manner manner) throws IOException {
        switch (manner) {
            case Manner.Refuse _ -> throw new IllegalStateException("nobody can have connected");
            case Manner.Hang _ -> visitor.getInputStream().transferTo(OutputStream.nullOutputStream());
            case Manner.Greet(String text) -> send(visitor, text);
            case Manner.Close _ -> readRequest(visitor);
            case Manner.Reset _ -> {
                readRequest(visitor);
                visitor.setSoLinger(true, 0);
            }
            case Manner.Reply(String text) -> {
                readRequest(visitor);
                send(visitor, text);
            }
            case Manner.Pieces(String[] pieces) -> {
                readRequest(visitor);
                visitor.setTcpNoDelay(true);
                for (String piece : pieces) {
                    send(visitor, piece);
                    pause(20);
                }
            }
            case Manner.Endless(String text, long pauseMillis) -> {
                readRequest(visitor);
                while (true) {
                    send(visitor, text);
                    pause(pauseMillis);
                }
            }
            case Manner.Tls(var context, Manner then) -> {
                try (Socket tls = context.getSocketFactory().createSocket(visitor, null, true)) {
                    treat(tls, then);
                }
            }
        }
    }

    private void readRequest(Socket visitor) throws IOException {
        InputStream in = visitor.getInputStream();
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended before its blank line");
            }
            request.append((char) next);
        }
        requests.add(request.toString());
    }

    private static void send(Socket visitor, String text) throws IOException {
        visitor.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
