package tile38hc;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A peer that answers each connection with the next reply of its script, and with the last one from then on.
final class ScriptedBackend implements AutoCloseable {
    private static final int LONGEST_REQUEST = 1 << 16;

    private final Scenario.Backend script;
    private final ServerSocketChannel server;
    private final AtomicInteger accepted = new AtomicInteger();
    private final SSLContext tls;

    /// @param tls for a backend that wants it; otherwise null
    ScriptedBackend(Scenario.Backend script, Ports ports, SSLContext tls) throws IOException {
        this.script = script;
        this.tls = tls;
        String listen = script.listen();
        if (listen.startsWith("unix:")) {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(listen.substring("unix:".length())));
        } else {
            int colon = listen.lastIndexOf(':');
            int port = Integer.parseInt(listen.substring(colon + 1));
            String host = listen.substring(0, colon).replace("[", "").replace("]", "");
            ports.release(port);
            server = ServerSocketChannel.open();
            Ports.bindPatiently(() -> server.bind(new InetSocketAddress(host, port), 1_000));
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel peer = server.accept();
                Scenario.Reply reply = script.script()
                        .get(Math.min(
                                accepted.getAndIncrement(), script.script().size() - 1));
                Thread.ofVirtual().start(() -> serve(peer, reply));
            }
        } catch (IOException e) {
            return; // closed at the end of the case
        }
    }

    private void serve(SocketChannel peer, Scenario.Reply reply) {
        try (peer) {
            if (script.tls()) {
                serveTls(peer, reply);
            } else {
                plain(peer, reply);
            }
        } catch (IOException | InterruptedException e) {
            return; // the checker went away, which some cases are about
        }
    }

    private void plain(SocketChannel peer, Scenario.Reply reply) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_REQUEST);
        while (!blankLineIn(buffer) && peer.read(buffer) >= 0 && buffer.hasRemaining()) {
            continue;
        }
        switch (reply) {
            case Scenario.Reply.Text(String bytes) -> send(peer, bytes);
            case Scenario.Reply.Chunks chunks -> {
                for (String chunk : chunks.chunks()) {
                    send(peer, chunk);
                    Thread.sleep(chunks.gapMillis());
                }
            }
            case Scenario.Reply.Hang(double seconds) -> Thread.sleep((long) (seconds * 1000));
            case Scenario.Reply.Close() -> {}
            case Scenario.Reply.Reset() -> peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
    }

    private void serveTls(SocketChannel peer, Scenario.Reply reply) throws IOException {
        Socket plain = peer.socket();
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, true)) {
            InputStream in = socket.getInputStream();
            StringBuilder request = new StringBuilder();
            for (int c = in.read(); c >= 0 && request.indexOf("\r\n\r\n") < 0; c = in.read()) {
                request.append((char) c);
                if (request.toString().endsWith("\r\n\r\n")) {
                    break;
                }
            }
            socket.getOutputStream().write(((Scenario.Reply.Text) reply).bytes().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }
    }

    private static boolean blankLineIn(ByteBuffer buffer) {
        String request = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        return request.contains("\r\n\r\n") || request.contains("\n\n");
    }

    private static void send(SocketChannel peer, String bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        while (buffer.hasRemaining()) {
            peer.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (script.listen().startsWith("unix:")) {
            Files.deleteIfExists(Path.of(script.listen().substring("unix:".length())));
        }
    }
}
