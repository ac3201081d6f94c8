package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
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
        "::7f00:1, [::127.0.0.1]:80",
        "::1:2:3, [::1:2:3]:80",
        "::7f02, [::0.0.127.2]:80",
        "::7f01, [::7f01]:80",
        "::fffe:7f00:1, [::fffe:7f00:1]:80",
        "2001:DB8:0:0:0:0:0:AbC, [2001:db8::abc]:80"
    })
    void addresses_are_written_as_nginx_does(String literal, String text) {
        assertThat(AddressText.of(new InetSocketAddress(InetAddress.ofLiteral(literal), 80)))
                .isEqualTo(text);
    }

    /// The JDK's own reading of such an address is an IPv4 one.
    @Test
    void a_mapped_address_stays_one() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        assertThat(AddressText.of(new InetSocketAddress(Inet6Address.getByAddress(null, mapped, -1), 80)))
                .isEqualTo("[::ffff:127.0.0.1]:80");
    }

    @Test
    void socket_files_keep_their_prefix() {
        assertThat(AddressText.of(UnixDomainSocketAddress.of("/tmp/s"))).isEqualTo("unix:/tmp/s");
    }
}
