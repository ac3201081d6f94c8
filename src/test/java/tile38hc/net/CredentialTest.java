package tile38hc.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialTest {
    private static final Path FILES = Path.of("src/test/resources/tile38hc/net");

    @ParameterizedTest
    @CsvSource({
        "good.crt,        good.key,               true",
        "good.crt,        ec-sec1.key,            true",
        "two-missing.crt, good.key,               false",
        "good.crt,        ec-with-parameters.key, false",
        "good.crt,        rsa-pkcs1.key,          false",
        "rsa.crt,         rsa-pkcs1.key,          true",
        "rsa.crt,         rsa-pkcs8.key,          true",
        "rsa.crt,         good.key,               false",
        "rsa.crt,         ed25519.key,            false",
    })
    void a_key_belongs_to_its_certificate_or_is_refused(String certificate, String key, boolean belongs)
            throws IOException {
        List<X509Certificate> chain = Pem.certificates(FILES.resolve(certificate));
        PrivateKey secret = Pem.privateKey(FILES.resolve(key));
        if (belongs) {
            assertThat(new Credential(chain, secret).chain()).isEqualTo(chain);
        } else {
            assertThatThrownBy(() -> new Credential(chain, secret)).hasMessage("key values mismatch");
        }
    }
}
