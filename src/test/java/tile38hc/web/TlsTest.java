package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/// `listen … ssl`, with the certificate of a recorded case.
class TlsTest {

    private static final Path CASE = Path.of("nginx-compat", "reference", "https-verified");

    @Test
    void an_ssl_port_speaks_tls_and_never_plain_text() throws Exception {
        try (Served served = served()) {
            assertThat(ask(served)).contains("\r\n\r\nhttps /x");
            assertThat(served.raw("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void half_a_handshake_holds_nobody_up() throws Exception {
        try (Served served = served();
                Socket silent = served.connect();
                Socket half = served.connect()) {
            Served.send(half, "\u0016\u0003\u0001\u0002\u0000\u0001");
            assertThat(ask(served)).contains("https /x");
            assertThat(Served.drain(half)).doesNotContain("HTTP");
            assertThat(Served.drain(silent)).isEmpty();
            assertThat(ask(served)).contains("https /x");
        }
    }

    @Test
    void one_ssl_listen_makes_the_whole_socket_tls() throws Exception {
        Listen plain = Served.listen("127.0.0.1");
        try (Served served =
                new Served(Served.server(List.of(plain), "", BuiltIns.NONE, Served.says("/x", "plain /x")), server())) {
            assertThat(ask(served)).contains("plain /x");
            assertThat(served.raw("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")).doesNotContain("HTTP/1.1 200");
        }
    }

    private static Served served() throws Exception {
        return new Served(server());
    }

    private static VirtualServer server() throws GeneralSecurityException, IOException {
        Listen ssl = new Listen(Served.LOOPBACK, 0, false, true, Optional.of(context()));
        Handler show = r -> Response.Page.text(r.connection().scheme() + " " + r.uri());
        return Served.server(List.of(ssl), "", BuiltIns.NONE, Served.prefix("/", Settings.of(show)));
    }

    private static String ask(Served served) throws Exception {
        try (SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(Served.LOOPBACK, served.port())) {
            socket.setSoTimeout(20_000);
            Served.send(socket, "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            return Served.drain(socket);
        }
    }

    /// Shows the certificate as a server and trusts it as a client.
    private static SSLContext context() throws GeneralSecurityException, IOException {
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        Certificate certificate =
                x509.generateCertificate(new ByteArrayInputStream(Files.readAllBytes(CASE.resolve("server.crt"))));
        Certificate authority =
                x509.generateCertificate(new ByteArrayInputStream(Files.readAllBytes(CASE.resolve("ca.crt"))));
        byte[] key = Base64.getDecoder()
                .decode(Files.readString(CASE.resolve("server.key")).replaceAll("-----[^-]+-----|\\s", ""));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        store.setKeyEntry(
                "server",
                KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                        .generatePrivate(new PKCS8EncodedKeySpec(key)),
                new char[0],
                new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
