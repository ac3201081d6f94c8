package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.net.Credential;
import tile38hc.net.Pem;
import tile38hc.net.ServerTls;
import tile38hc.net.TrustEverybody;

/// `listen … ssl`, with the certificate of a recorded case.
class TlsTest {

    private static final Path CASE = Path.of("nginx-compat", "reference", "https-verified");
    private static final Path FILES = Path.of("src/test/resources/tile38hc/net");

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

    @Test
    void a_client_is_shown_the_certificate_of_the_server_that_it_asks_for() throws Exception {
        ServerTls elliptic = new ServerTls(List.of(credential("good.crt", "good.key")), ServerTls.KNOWN);
        ServerTls rsa = new ServerTls(List.of(credential("rsa.crt", "rsa-pkcs1.key")), ServerTls.KNOWN);
        ServerTls both = new ServerTls(
                List.of(credential("rsa.crt", "rsa-pkcs8.key"), credential("good.crt", "ec-sec1.key")),
                List.of("TLSv1.2"));
        ServerTls nobody = new ServerTls(List.of(), ServerTls.KNOWN);
        try (Served served = new Served(
                server("first.test", elliptic, false),
                server("*.wild.test", rsa, false),
                server("default.test", both, true),
                server("closed.test", nobody, false))) {
            assertThat(shown(served, "FIRST.test")).isEqualTo("EC");
            assertThat(shown(served, "a.b.wild.test")).isEqualTo("RSA");
            assertThat(shown(served, "default.test")).isIn("EC", "RSA");
            assertThat(shown(served, "unknown.test")).isEqualTo(shown(served, "default.test"));
            assertThat(shown(served, null)).isEqualTo(shown(served, "default.test"));
            assertThat(shown(served, "closed.test")).isEqualTo("handshake refused");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void only_the_protocols_of_the_default_server_are_spoken(String protocol) throws Exception {
        ServerTls one = new ServerTls(List.of(credential("good.crt", "good.key")), List.of(protocol));
        try (Served served = new Served(server("a.test", one, true))) {
            for (String offered : ServerTls.KNOWN) {
                try (SSLSocket socket = socket(served, "a.test")) {
                    socket.setEnabledProtocols(new String[] {offered});
                    assertThat(handshake(socket)).isEqualTo(offered.equals(protocol) ? "EC" : "handshake refused");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, EC", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, RSA"})
    void of_two_certificates_a_client_gets_the_one_that_it_understands(String cipher, String shown) throws Exception {
        ServerTls both = new ServerTls(
                List.of(credential("rsa.crt", "rsa-pkcs8.key"), credential("good.crt", "good.key")), ServerTls.KNOWN);
        try (Served served = new Served(server("a.test", both, true));
                SSLSocket socket = socket(served, "a.test")) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {cipher});
            assertThat(handshake(socket)).isEqualTo(shown);
        }
    }

    @Test
    void another_certificate_is_shown_from_the_next_handshake_on_while_the_socket_stays_open() throws Exception {
        ServerTls elliptic = new ServerTls(List.of(credential("good.crt", "good.key")), ServerTls.KNOWN);
        ServerTls rsa = new ServerTls(List.of(credential("rsa.crt", "rsa-pkcs1.key")), List.of("TLSv1.2"));
        try (Served served = new Served(server("a.test", elliptic, true));
                SSLSocket old = socket(served, "a.test")) {
            int port = served.port();
            assertThat(handshake(old)).isEqualTo("EC");
            served.itself().open(List.of(server("a.test", rsa, true))).serve();
            assertThat(served.port()).isEqualTo(port);
            assertThat(shown(served, "a.test")).isEqualTo("RSA");
            try (SSLSocket socket = socket(served, "a.test")) {
                assertThat(handshake(socket)).isEqualTo("RSA");
                assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
            }
            Served.send(old, "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(Served.drain(old)).contains("https /x");
        }
    }

    @Test
    void an_open_socket_does_not_change_between_plain_and_tls() throws Exception {
        int port = Served.freePort();
        Listen plain = new Listen(Served.LOOPBACK, port, false, true, Optional.empty());
        Listen secure = new Listen(Served.LOOPBACK, port, false, true, Optional.of(tls()));
        try (Served served =
                new Served(Served.server(List.of(plain), "", BuiltIns.NONE, Served.says("/x", "in plain")))) {
            VirtualServer other = Served.server(List.of(secure), "", BuiltIns.NONE, Served.says("/x", "encrypted"));
            assertThatThrownBy(() -> served.itself().open(List.of(other)))
                    .hasMessage("bind() to 127.0.0.1:%d failed (98: Address already in use)", port);
            assertThat(served.ask("GET /x").body()).isEqualTo("in plain");
        }
    }

    private static Served served() throws Exception {
        return new Served(server());
    }

    private static VirtualServer server() throws IOException {
        return server("", tls(), false);
    }

    private static ServerTls tls() throws IOException {
        Credential server = new Credential(
                Pem.certificates(CASE.resolve("server.crt")), Pem.privateKey(CASE.resolve("server.key")));
        return new ServerTls(List.of(server), ServerTls.KNOWN);
    }

    private static VirtualServer server(String names, ServerTls tls, boolean isDefault) {
        Listen ssl = new Listen(Served.LOOPBACK, 0, isDefault, true, Optional.of(tls));
        Handler show = r -> Response.Page.text(r.connection().scheme() + " " + r.uri());
        return Served.server(List.of(ssl), names, BuiltIns.NONE, Served.prefix("/", Settings.of(show)));
    }

    private static Credential credential(String certificate, String key) throws IOException {
        return new Credential(Pem.certificates(FILES.resolve(certificate)), Pem.privateKey(FILES.resolve(key)));
    }

    private static String ask(Served served) throws Exception {
        try (SSLSocket socket = socket(served, null)) {
            Served.send(socket, "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            return Served.drain(socket);
        }
    }

    /// The kind of key of the certificate that a client is shown.
    private static String shown(Served served, String name) throws Exception {
        try (SSLSocket socket = socket(served, name)) {
            return handshake(socket);
        }
    }

    private static String handshake(SSLSocket socket) throws IOException {
        try {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0].getPublicKey().getAlgorithm();
        } catch (SSLException e) {
            return "handshake refused";
        }
    }

    /// @param name to ask for; null for none
    private static SSLSocket socket(Served served, String name) throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new TrustEverybody()}, null);
        SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket(Served.LOOPBACK, served.port());
        socket.setSoTimeout(20_000);
        if (name != null) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
        }
        return socket;
    }
}
