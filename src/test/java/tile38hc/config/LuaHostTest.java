package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LuaHostTest {
    private static final Path FOLDER = Path.of("src/test/resources/tile38hc/net");

    private final LuaHost host = new LuaHost(FOLDER, (message, level) -> {}, warning -> {}, checker -> {});

    @Test
    void certificates_of_checks_are_looked_for_beside_the_configuration() throws IOException {
        assertThat(host.clientCertificate("good.crt", "good.key").key().getAlgorithm())
                .isEqualTo("EC");
        Path elsewhere = FOLDER.toAbsolutePath().resolve("rsa.crt");
        assertThat(host.clientCertificate(elsewhere.toString(), "rsa-pkcs1.key").chain())
                .hasSize(1);
    }

    @Test
    void what_is_wrong_with_them_is_said_in_one_line() {
        assertThatThrownBy(() -> host.clientCertificate("no.crt", "good.key"))
                .isInstanceOf(IOException.class)
                .hasMessage("No such file or directory: " + FOLDER.resolve("no.crt"));
        assertThatThrownBy(() -> host.clientCertificate("good.crt", "rsa-pkcs1.key"))
                .hasMessage("key values mismatch");
        assertThatThrownBy(() -> host.clientCertificate("rsa.crt", "encrypted-pkcs1.key"))
                .hasMessageContaining("is encrypted");
    }
}
