package tile38hc;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.log.Log;

/// What is meant to be encrypted is encrypted, or not served.
class EncryptionTest {
    private static final Path PAIR = Path.of("src/test/resources/tile38hc/net").toAbsolutePath();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''      | listen 8443 ssl;                                | TLS on 8443
            ''      | listen 8443 ssl; listen 8080;                   | TLS on 8443, plain on 8080
            ''      | ssl on;                                         | TLS on 80
            ''      | ssl on; listen 8443;                            | TLS on 8443
            ''      | ssl off; listen 8443;                           | plain on 8443
            ssl on; | listen 8443;                                    | TLS on 8443
            ssl on; | ssl off; listen 8080;                           | plain on 8080
            ''      | listen 8443 quic reuseport; listen 8443 ssl;    | TLS on 8443
            ''      | listen 8443 quic;                               | ''
            """)
    void a_listen_is_encrypted_where_it_is_in_nginx(
            String inHttp, String inServer, String expected, @TempDir Path prefix) throws Exception {
        Files.writeString(prefix.resolve("nginx.conf"), """
                events {}
                http {
                    ssl_certificate %1$s/good.crt;
                    ssl_certificate_key %1$s/good.key;
                    %2$s
                    server { %3$s }
                }
                """.formatted(PAIR, inHttp, inServer));
        Options.Files files = Options.parse(List.of("-p", prefix.toString(), "-c", "nginx.conf"))
                .service()
                .files();
        Log log = new Log(() -> Instant.EPOCH);
        Setup setup = Setup.read(files, Optional.empty(), Map.of(), log, _ -> {}, _ -> {});
        assertThat(setup.config().servers().stream()
                        .flatMap(server -> server.listens().stream())
                        .map(listen -> (listen.tls().isPresent() ? "TLS on " : "plain on ") + listen.port())
                        .collect(joining(", ")))
                .isEqualTo(expected);
    }
}
