package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:80",
        "::1, [::1]:80",
        "::, [::]:80",
        "fd00:0:0:1:0:0:0:1, [fd00:0:0:1::1]:80",
        "fd00:0:0:0:1:0:0:0, [fd00::1:0:0:0]:80",
        "1:0:2:0:3:0:4:0, [1:0:2:0:3:0:4:0]:80",
        "1:2:3:4:5:6:0:0, [1:2:3:4:5:6::]:80",
        "2001:DB8:0:0:0:0:0:AbC, [2001:db8::abc]:80"
    })
    void addresses_are_written_as_nginx_does(String literal, String text) {
        assertThat(AddressText.of(new InetSocketAddress(InetAddress.ofLiteral(literal), 80)))
                .isEqualTo(text);
    }

    @Test
    void socket_files_keep_their_prefix() {
        assertThat(AddressText.of(UnixDomainSocketAddress.of("/tmp/s"))).isEqualTo("unix:/tmp/s");
    }
}
