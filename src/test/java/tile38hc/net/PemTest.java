package tile38hc.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    private static final Path FILES = Path.of("src/test/resources/tile38hc/net");

    @ParameterizedTest
    @CsvSource({
        "good.key, EC",
        "ec-sec1.key, EC",
        "ec-with-parameters.key, EC",
        "rsa-pkcs8.key, RSA",
        "rsa-pkcs1.key, RSA",
        "ed25519.key, EdDSA"
    })
    void private_keys_of_every_form_are_read(String file, String algorithm) throws IOException {
        assertThat(Pem.privateKey(FILES.resolve(file)).getAlgorithm()).isEqualTo(algorithm);
    }

    @Test
    void the_older_forms_hold_the_same_keys() throws IOException {
        assertThat(((ECPrivateKey) Pem.privateKey(FILES.resolve("ec-sec1.key"))).getS())
                .isEqualTo(((ECPrivateKey) Pem.privateKey(FILES.resolve("good.key"))).getS());
        assertThat(Pem.privateKey(FILES.resolve("rsa-pkcs1.key")))
                .isEqualTo(Pem.privateKey(FILES.resolve("rsa-pkcs8.key")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypted-pkcs8.key", "encrypted-pkcs1.key"})
    void an_encrypted_key_is_refused_with_a_way_out(String file) {
        assertThatThrownBy(() -> Pem.privateKey(FILES.resolve(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file)
                .hasMessageContaining("is encrypted: decrypt it with `openssl pkey");
    }

    @Test
    void a_chain_keeps_its_order() throws IOException {
        assertThat(Pem.certificates(FILES.resolve("two-between.crt")))
                .extracting(certificate -> certificate.getSubjectX500Principal().getName())
                .containsExactly("CN=good.test", "CN=Second authority below", "CN=First authority below");
    }

    @Test
    void key_and_certificates_may_share_a_file(@TempDir Path folder) throws IOException {
        String both = Files.readString(FILES.resolve("good.key")) + "some words\n"
                + Files.readString(FILES.resolve("good.crt"));
        Path file = Files.writeString(folder.resolve("both.pem"), both.replace("\n", "\r\n"));
        List<X509Certificate> chain = Pem.certificates(file);
        assertThat(chain).hasSize(1);
        assertThat(new Credential(chain, Pem.privateKey(file)).chain()).isEqualTo(chain);
    }

    @Test
    void what_is_missing_or_damaged_is_said_with_the_file(@TempDir Path folder) throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.pem"), """
                -----BEGIN CERTIFICATE-----
                AAAA
                -----END CERTIFICATE-----
                -----BEGIN EC PRIVATE KEY-----
                MIH/
                -----END EC PRIVATE KEY-----
                """);
        assertThatThrownBy(() -> Pem.certificates(damaged))
                .hasMessageContaining("a damaged certificate in \"" + damaged);
        assertThatThrownBy(() -> Pem.privateKey(damaged)).hasMessageContaining("a private key in \"" + damaged);
        assertThatThrownBy(() -> Pem.certificates(FILES.resolve("good.key"))).hasMessageContaining("no certificate in");
        assertThatThrownBy(() -> Pem.privateKey(FILES.resolve("good.crt"))).hasMessageContaining("no private key in");
    }
}
