package tile38hc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tile38hc.net.Credential;
import tile38hc.net.Pem;
import tile38hc.net.TlsClient;
import tile38hc.net.TlsServer;
import tile38hc.net.Trust;

/// What the real OpenResty answered, asked of us: every folder of `nginx-compat/reference` is one test, and so is
/// every one of `nginx-compat/extensions`, whose files have options that only we look at. More folders may be named
/// by the system property `reference.more`. They run side by side, in this process.
class ReferenceTest {
    private static final Path CASES = Path.of("nginx-compat", "reference");
    private static final Path EXTENSIONS = Path.of("nginx-compat", "extensions");

    /// The backends of this process load TLS at their first handshake too, which must not be a check's.
    @BeforeAll
    static void shakeHandsOnce() throws Exception {
        SSLContext context = tls(CASES.resolve("https-verified"));
        try (SSLServerSocket server =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0)) {
            Thread.ofVirtual().start(() -> greet(server));
            SocketChannel client = SocketChannel.open(new InetSocketAddress("127.0.0.1", server.getLocalPort()));
            new TlsClient(Trust.NOBODY)
                    .handshake(client, Optional.empty(), false)
                    .close();
        }
    }

    private static void greet(SSLServerSocket server) {
        try (SSLSocket peer = (SSLSocket) server.accept()) {
            peer.startHandshake();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> answers_as_openresty_does() throws IOException {
        List<Path> folders = new ArrayList<>(cases(CASES));
        folders.addAll(cases(EXTENSIONS));
        String more = System.getProperty("reference.more");
        if (more != null) {
            folders.addAll(cases(Path.of(more)));
        }
        return folders.stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> replay(folder)));
    }

    private static List<Path> cases(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> Files.exists(entry.resolve("expected.json")))
                    .sorted()
                    .toList();
        }
    }

    private static void replay(Path folder) throws Exception {
        try (CaseFolder files = new CaseFolder(folder)) {
            Scenario scenario = Scenario.read(folder, files.ports());
            List<ScriptedBackend> backends = new ArrayList<>();
            try {
                for (Scenario.Backend backend : scenario.backends()) {
                    SSLContext tls = backend.tls() ? tls(folder) : null;
                    backends.add(new ScriptedBackend(backend, files.ports(), tls));
                }
                new Replay(scenario, files.prefix()).run();
            } finally {
                for (ScriptedBackend backend : backends) {
                    backend.close();
                }
            }
        }
    }

    private static SSLContext tls(Path folder) throws IOException {
        Credential server = new Credential(
                Pem.certificates(folder.resolve("server.crt")), Pem.privateKey(folder.resolve("server.key")));
        return TlsServer.context(_ -> List.of(server));
    }
}
