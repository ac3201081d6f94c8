package tile38hc.tile38;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server of the test's own that answers each command as the script says, and keeps what it was asked.
final class ScriptedServer implements Closeable {

    /// What to send back; null to send nothing and keep the connection.
    interface Script {
        String answer(String command);
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final Script script;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedServer(Script script) throws IOException {
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    static String bulk(String text) {
        return "$" + text.length() + "\r\n" + text + "\r\n";
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", listener.getLocalPort());
    }

    List<String> asked() {
        return asked;
    }

    int connections() {
        return connections.get();
    }

    /// Connections whose other end is still there.
    long open() {
        return sockets.stream().filter(socket -> !socket.isClosed()).count();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            for (String command = command(in); command != null; command = command(in)) {
                asked.add(command);
                String answer = script.answer(command);
                if (answer != null) {
                    out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            // the other end is gone
        }
    }

    private static String command(InputStream in) throws IOException {
        String count = line(in);
        if (count == null) {
            return null;
        }
        StringBuilder words = new StringBuilder();
        for (int i = Integer.parseInt(count.substring(1)); i > 0; i--) {
            int length = Integer.parseInt(line(in).substring(1));
            words.append(words.isEmpty() ? "" : " ")
                    .append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            line(in);
        }
        return words.toString();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            line.append((char) c);
        }
        return line.substring(0, line.length() - 1);
    }
}
