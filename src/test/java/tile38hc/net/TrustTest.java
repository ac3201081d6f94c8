package tile38hc.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every line of the first two tables is what nginx 1.22.1 with ngx_lua and OpenSSL 3.0 said of the same files.
class TrustTest {
    private static final Path FILES = Path.of("src/test/resources/tile38hc/net");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            good           | 1 | good.test     | ok
            expired        | 1 | good.test     | 10: certificate has expired
            self           | 1 | good.test     | 18: self-signed certificate
            common-name    | 1 | good.test     | ok
            client-only    | 1 | good.test     | 26: unsuitable certificate purpose
            stranger       | 1 | good.test     | 19: self-signed certificate in certificate chain
            stranger-alone | 1 | good.test     | 21: unable to verify the first certificate
            forged         | 1 | good.test     | 21: unable to verify the first certificate
            one-between    | 0 | good.test     | 20: unable to get local issuer certificate
            one-between    | 1 | good.test     | ok
            two-between    | 0 | good.test     | 20: unable to get local issuer certificate
            two-between    | 1 | good.test     | 20: unable to get local issuer certificate
            two-between    | 2 | good.test     | ok
            two-missing    | 1 | good.test     | 21: unable to verify the first certificate
            no-authority   | 1 | good.test     | 26: unsuitable certificate purpose
            good           | 1 | evil.test     | certificate host mismatch
            good           | 1 | a.wild.test   | ok
            good           | 1 | a.b.wild.test | certificate host mismatch
            good           | 1 | wild.test     | certificate host mismatch
            good           | 1 | GOOD.TEST     | ok
            good           | 1 | -             | ok
            common-name    | 1 | evil.test     | certificate host mismatch
            self           | 1 | evil.test     | 18: self-signed certificate
            expired        | 1 | evil.test     | 10: certificate has expired
            """)
    void one_authority_is_trusted(String file, int depth, String host, String said) throws IOException {
        Trust trust = new Trust(Pem.certificates(FILES.resolve("ca.crt")), depth);
        assertThat(judged(trust, file, host)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            good           | 20: unable to get local issuer certificate
            expired        | 20: unable to get local issuer certificate
            self           | 18: self-signed certificate
            client-only    | 20: unable to get local issuer certificate
            stranger       | 19: self-signed certificate in certificate chain
            stranger-alone | 20: unable to get local issuer certificate
            no-authority   | 20: unable to get local issuer certificate
            """)
    void nobody_is_trusted(String file, String said) throws IOException {
        assertThat(judged(Trust.NOBODY, file, "good.test")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            self.crt        | self        | ok
            one-between.crt | one-between | 2: unable to get issuer certificate
            """)
    void the_certificate_itself_is_trusted(String anchor, String file, String said) throws IOException {
        Trust trust = new Trust(Pem.certificates(FILES.resolve(anchor)), 1);
        assertThat(judged(trust, file, "good.test")).isEqualTo(said);
    }

    private static String judged(Trust trust, String file, String host) throws IOException {
        return trust.fault(Pem.certificates(FILES.resolve(file + ".crt")), Optional.ofNullable(host))
                .orElse("ok");
    }
}
