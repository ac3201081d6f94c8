package tile38hc.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that wants to know its clients.
@Timeout(60)
class ClientCertificateTest {
    private static final Path FILES = Path.of("src/test/resources/tile38hc/net");

    @ParameterizedTest
    @CsvSource({"good.crt, good.key, EC", "rsa.crt, rsa-pkcs1.key, RSA"})
    void a_client_shows_its_certificate_to_whoever_asks(String certificate, String key, String kind) throws Exception {
        TlsClient client = new TlsClient(Trust.NOBODY).showing(credential(certificate, key));
        assertThat(seenBy(client)).isEqualTo(kind);
    }

    @Test
    void one_without_is_turned_away() throws Exception {
        assertThat(seenBy(new TlsClient(Trust.NOBODY))).isEqualTo("closed");
    }

    /// The kind of key that the server saw, which it sends back.
    private static String seenBy(TlsClient client) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        Credential own = credential("good.crt", "good.key");
        context.init(
                new KeyManager[] {new ShownCredentials(_ -> List.of(own))},
                new TrustManager[] {new TrustEverybody()},
                null);
        try (SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            server.setNeedClientAuth(true);
            Thread.startVirtualThread(() -> serve(server));
            SocketChannel channel =
                    SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
            try (ByteChannel wire = client.handshake(channel, Optional.empty(), false)) {
                ByteBuffer answer = ByteBuffer.allocate(10);
                return wire.read(answer) < 0
                        ? "closed"
                        : StandardCharsets.ISO_8859_1.decode(answer.flip()).toString();
            } catch (IOException e) { // TLS 1.3 tells a client only when it reads
                return "closed";
            }
        }
    }

    private static void serve(SSLServerSocket server) {
        try (SSLSocket visitor = (SSLSocket) server.accept()) {
            visitor.startHandshake();
            X509Certificate shown = (X509Certificate) visitor.getSession().getPeerCertificates()[0];
            visitor.getOutputStream().write(shown.getPublicKey().getAlgorithm().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // the visitor showed nothing, and was told
        }
    }

    private static Credential credential(String certificate, String key) throws IOException {
        return new Credential(Pem.certificates(FILES.resolve(certificate)), Pem.privateKey(FILES.resolve(key)));
    }
}
