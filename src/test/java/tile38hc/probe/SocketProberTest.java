package tile38hc.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Outcome;
import tile38hc.health.SpecSketch;
import tile38hc.net.Credential;
import tile38hc.net.Pem;
import tile38hc.net.TlsClient;
import tile38hc.net.TlsServer;
import tile38hc.net.Trust;
import tile38hc.net.Watchdog;

/// Probes over real sockets, against peers with every bad manner.
@Timeout(60)
class SocketProberTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Path FILES = Path.of("src/test/resources/tile38hc/net");

    @AutoClose
    private final Watchdog watchdog = new Watchdog();

    @Test
    void a_good_reply_passes_and_the_request_arrives_as_written() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(new Manner.Reply("HTTP/1.0 200 OK\r\n\r\nok"))) {
            String request = "HEAD /x HTTP/1.0\r\nX: \u00ff\u0000z\r\n\r\n";
            CheckerSpec spec = new SpecSketch().request(request).spec();
            assertThat(probe(peer.address(), spec)).isEqualTo(new Outcome.Passed("HTTP/1.0 200 OK"));
            assertThat(peer.request()).isEqualTo(request);
        }
    }

    @Test
    void bad_manners_are_outcomes() throws IOException {
        assertThat(judged(new Manner.Refuse(), spec(AMPLE))).isEqualTo("failed to connect to PEER: connection refused");
        assertThat(judged(new Manner.Close(), spec(AMPLE)))
                .isEqualTo("failed to receive status line from PEER: closed");
        assertThat(judged(new Manner.Reset(), spec(AMPLE)))
                .isEqualTo("failed to receive status line from PEER: connection reset by peer");
        assertThat(judged(new Manner.Reply("HTTP/1.0 200 OK"), spec(AMPLE)))
                .isEqualTo("failed to receive status line from PEER: closed");
        assertThat(judged(new Manner.Reply("\0\u0001\u00ff\n"), spec(AMPLE)))
                .isEqualTo("bad status line from PEER: \0\u0001\u00ff");
        assertThat(judged(new Manner.Reply("HTTP/1.0 503 X\r\n\r\n"), spec(AMPLE)))
                .isEqualTo("bad status code from PEER: 503");
    }

    @Test
    void a_line_may_come_in_pieces() throws IOException {
        assertThat(judged(new Manner.Pieces("HT", "TP/1.", "1 20", "0 OK\r", "\n\r\n"), spec(AMPLE)))
                .isEqualTo("peer PEER was checked to be ok");
    }

    @Test
    void a_line_without_end_is_cut() throws IOException {
        assertThat(judged(new Manner.Endless("HTTP/1.0 200 OK ", 0), spec(AMPLE)))
                .startsWith("bad status line from PEER: HTTP/1.0 200 OK HTTP/1.0 200 OK ")
                .hasSizeLessThan(3_000);
    }

    @Test
    void silence_is_a_timeout_of_what_was_waited_for() throws IOException {
        assertThat(judged(new Manner.Hang(), spec(SHORT)))
                .isEqualTo("failed to receive status line from PEER: timeout");
        assertThat(judged(new Manner.Hang(), spec(Duration.ofMillis(1)))).endsWith("timeout");
    }

    @Test
    void a_dripping_peer_cannot_hold_a_probe() throws IOException {
        assertThat(judged(new Manner.Endless("x", 5), spec(Duration.ofSeconds(1))))
                .isEqualTo("failed to receive status line from PEER: timeout");
    }

    @Test
    void a_full_backlog_is_a_timeout_to_connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0), 1)) {
            SocketAddress address = server.getLocalAddress();
            List<SocketChannel> queued = List.of(connecting(address), connecting(address), connecting(address));
            assertThat(probe(address, spec(SHORT))).isEqualTo(new Outcome.NotConnected("timeout"));
            for (SocketChannel channel : queued) {
                channel.close();
            }
        }
    }

    @Test
    void another_port_is_asked_if_the_spec_names_one() throws IOException {
        try (ScriptedPeer peer = new ScriptedPeer(new Manner.Reply("HTTP/1.0 200 OK\n"));
                ScriptedPeer refusing = new ScriptedPeer(new Manner.Refuse())) {
            int port = ((InetSocketAddress) peer.address()).getPort();
            assertThat(probe(refusing.address(), withPort(port)).passed()).isTrue();
            assertThat(probe(refusing.address(), withPort(65_536)))
                    .isEqualTo(new Outcome.NotConnected("bad port number: 65536"));
            assertThat(probe(refusing.address(), withPort(CheckerSpec.NO_PORT)))
                    .isEqualTo(new Outcome.NotConnected("missing the port number"));
        }
    }

    @Test
    void connecting_is_enough_where_no_more_is_asked() throws IOException {
        CheckerSpec connect = new SpecSketch().connectOnly().spec();
        assertThat(judged(new Manner.Hang(), connect)).isEqualTo("peer PEER was checked to be ok");
        assertThat(judged(new Manner.Refuse(), connect)).isEqualTo("failed to connect to PEER: connection refused");
        CheckerSpec greet = new SpecSketch()
                .connectOnly()
                .tls(new CheckerSpec.Tls(Optional.of("evil.test"), true, Optional.empty()))
                .spec();
        assertThat(judged(new Manner.Tls(server(), new Manner.Close()), greet))
                .isEqualTo("failed to ssl handshake to PEER: certificate host mismatch");
    }

    @Test
    void a_body_is_judged_where_a_rule_is_given() throws IOException {
        Function<String, Optional<String>> faults =
                body -> body.equals("ok") ? Optional.empty() : Optional.of("not ok: " + body);
        CheckerSpec spec = new SpecSketch().body("ok", faults).spec();
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";
        assertThat(judged(new Manner.Pieces(head, "o", "k"), spec)).isEqualTo("peer PEER was checked to be ok");
        assertThat(judged(new Manner.Reply(head + "no"), spec)).isEqualTo("bad body from PEER: not ok: no");
        assertThat(judged(new Manner.Reply("HTTP/1.1 500 No\r\n\r\nok"), spec))
                .isEqualTo("bad status code from PEER: 500");
        assertThat(judged(new Manner.Reply("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"), spec))
                .isEqualTo("failed to receive body from PEER: no length: x");
        CheckerSpec hasty = new SpecSketch()
                .body("ok", faults)
                .timeout(Duration.ofSeconds(1))
                .spec();
        assertThat(judged(new Manner.Endless("HTTP/1.1 200 OK\r\n", 5), hasty))
                .isEqualTo("failed to receive body from PEER: timeout");
    }

    @Test
    void a_socket_file_is_a_peer_too(@TempDir Path folder) throws Exception {
        var address = UnixDomainSocketAddress.of(folder.resolve("s"));
        assertThat(probe(address, spec(AMPLE))).isEqualTo(new Outcome.NotConnected("no such file or directory"));
        try (ServerSocketChannel server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            Thread.startVirtualThread(() -> {
                try (SocketChannel visitor = server.accept()) {
                    visitor.read(ByteBuffer.allocate(1_000));
                    visitor.write(StandardCharsets.ISO_8859_1.encode("HTTP/1.0 200 OK\n"));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(probe(address, spec(AMPLE))).isEqualTo(new Outcome.Passed("HTTP/1.0 200 OK"));
        }
    }

    @Test
    void tls_is_greeted_by_name_and_verified() throws IOException {
        Manner good = new Manner.Tls(server(), new Manner.Reply("HTTP/1.0 200 OK\r\n\r\n"));
        String passed = "peer PEER was checked to be ok";
        assertThat(judged(good, tls("good.test", true, AMPLE))).isEqualTo(passed);
        assertThat(judged(good, tls(null, true, AMPLE))).isEqualTo(passed);
        assertThat(judged(good, tls("evil.test", false, AMPLE))).isEqualTo(passed);
        assertThat(judged(good, tls("evil.test", true, AMPLE)))
                .isEqualTo("failed to ssl handshake to PEER: certificate host mismatch");
        assertThat(judged(good, tls("a".repeat(256), false, AMPLE)))
                .isEqualTo("failed to ssl handshake to PEER: SSL_set_tlsext_host_name failed");
    }

    @Test
    void names_of_containers_are_announced_as_they_are() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            ByteBuffer hello = ByteBuffer.allocate(10_000);
            Thread peer = Thread.startVirtualThread(() -> {
                try (SocketChannel visitor = server.accept()) {
                    visitor.read(hello);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(probe(server.getLocalAddress(), tls("tile38_leader", true, AMPLE)))
                    .isEqualTo(new Outcome.HandshakeFailed("handshake failed"));
            peer.join();
            assertThat(StandardCharsets.ISO_8859_1.decode(hello.flip()).toString())
                    .contains("tile38_leader");
        }
    }

    @Test
    void bad_manners_under_tls_are_outcomes() throws IOException {
        String handshake = "failed to ssl handshake to PEER: ";
        assertThat(judged(new Manner.Hang(), tls(null, true, SHORT))).isEqualTo(handshake + "timeout");
        assertThat(judged(new Manner.Reply("HTTP/1.0 200 OK\r\n\r\n"), tls(null, true, SHORT)))
                .isEqualTo(handshake + "timeout"); // it waits for a request, which never comes
        assertThat(judged(new Manner.Greet("220 mail.test\r\n"), tls(null, true, AMPLE)))
                .isEqualTo(handshake + "handshake failed");
        assertThat(judged(new Manner.Greet(""), tls(null, true, AMPLE))).isEqualTo(handshake + "handshake failed");
        Manner ending = new Manner.Tls(server(), new Manner.Close());
        assertThat(judged(ending, tls(null, true, AMPLE))).isEqualTo("failed to receive status line from PEER: closed");
    }

    private static CheckerSpec spec(Duration timeout) {
        return new SpecSketch().timeout(timeout).spec();
    }

    private static CheckerSpec tls(String host, boolean verify, Duration timeout) {
        var tls = new CheckerSpec.Tls(Optional.ofNullable(host), verify, Optional.empty());
        return new SpecSketch().tls(tls).timeout(timeout).spec();
    }

    private static CheckerSpec withPort(int port) {
        return new SpecSketch().port(port).spec();
    }

    private Outcome probe(SocketAddress peer, CheckerSpec spec) throws IOException {
        Trust trust = new Trust(Pem.certificates(FILES.resolve("ca.crt")), 1);
        return new SocketProber(spec, watchdog, new TlsClient(trust), (_, _) -> {}).probe(peer);
    }

    private String judged(Manner manner, CheckerSpec spec) throws IOException {
        try (ScriptedPeer peer = new ScriptedPeer(manner)) {
            return probe(peer.address(), spec).message("PEER");
        }
    }

    private static SSLContext server() throws IOException {
        Credential good = credential("good");
        return TlsServer.context(_ -> List.of(good));
    }

    private static Credential credential(String name) throws IOException {
        return new Credential(
                Pem.certificates(FILES.resolve(name + ".crt")), Pem.privateKey(FILES.resolve(name + ".key")));
    }

    /// Connects without waiting for it.
    private static SocketChannel connecting(SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(address);
        return channel;
    }
}
