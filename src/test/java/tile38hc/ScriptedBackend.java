package tile38hc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
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
    private static final char TLS_HANDSHAKE = 0x16; // how it begins

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
            if (!script.tls()) {
                answer(Channels.newInputStream(peer), Channels.newOutputStream(peer), peer, reply);
                return;
            }
            try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(peer.socket(), null, true)) {
                answer(socket.getInputStream(), socket.getOutputStream(), peer, reply);
            }
        } catch (IOException | InterruptedException e) {
            return; // the checker went away, which some cases are about
        }
    }

    private static void answer(InputStream in, OutputStream out, SocketChannel peer, Scenario.Reply reply)
            throws IOException, InterruptedException {
        if (!(reply instanceof Scenario.Reply.AtOnce)) {
            readRequest(in);
        }
        switch (reply) {
            case Scenario.Reply.Text(String bytes) -> send(out, bytes);
            case Scenario.Reply.Chunks chunks -> {
                for (String chunk : chunks.chunks()) {
                    send(out, chunk);
                    Thread.sleep(chunks.gapMillis());
                }
            }
            case Scenario.Reply.Hang(double seconds) -> Thread.sleep((long) (seconds * 1000));
            case Scenario.Reply.Close() -> {}
            case Scenario.Reply.Reset(String before, long waitMillis) -> {
                send(out, before);
                Thread.sleep(waitMillis);
                peer.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            case Scenario.Reply.AtOnce(Scenario.Reply manner) ->
                answer(InputStream.nullInputStream(), out, peer, manner);
        }
    }

    /// Up to its blank line. A TLS handshake has none, though two of its random bytes may look like one.
    private static void readRequest(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        for (int c = in.read(); c >= 0 && request.length() < LONGEST_REQUEST; c = in.read()) {
            request.append((char) c);
            if (c == '\n'
                    && request.charAt(0) != TLS_HANDSHAKE
                    && (endsWith(request, "\r\n\r\n") || endsWith(request, "\n\n"))) {
                return;
            }
        }
    }

    private static boolean endsWith(StringBuilder text, String end) {
        int start = text.length() - end.length();
        return start >= 0 && text.indexOf(end, start) == start;
    }

    private static void send(OutputStream out, String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (script.listen().startsWith("unix:")) {
            Files.deleteIfExists(Path.of(script.listen().substring("unix:".length())));
        }
    }
}
