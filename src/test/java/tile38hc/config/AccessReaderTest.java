package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.web.AccessRules;
import tile38hc.web.Location;

class AccessReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                      | 127.0.0.1 10.1.2.3 ::1
            allow all;                              | 127.0.0.1 10.1.2.3 ::1
            deny all;                               | ''
            allow 127.0.0.1; deny all;              | 127.0.0.1
            deny 10.0.0.0/8;                        | 127.0.0.1 ::1
            allow 10.1.0.0/16; deny 10.0.0.0/8;     | 127.0.0.1 10.1.2.3 ::1
            deny 10.0.0.0/8; allow 10.1.0.0/16;     | 127.0.0.1 ::1
            allow ::1; deny all;                    | ::1
            deny ::/0;                              | 127.0.0.1 10.1.2.3
            allow unix:; deny all;                  | ''
            deny unix:;                             | 127.0.0.1 10.1.2.3 ::1
            """)
    void the_first_rule_that_names_a_client_decides(String rules, String mayPass) {
        AccessRules read = access("location / { " + rules + " }");
        assertThat(Arrays.stream(new String[] {"127.0.0.1", "10.1.2.3", "::1"})
                        .filter(client -> read.allow(InetAddress.ofLiteral(client)))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(mayPass);
    }

    @Test
    void a_level_with_rules_of_its_own_inherits_none() {
        InetAddress client = InetAddress.ofLiteral("127.0.0.1");
        assertThat(access("deny all; location / { }").allow(client)).isFalse();
        assertThat(access("deny all; location / { deny 10.0.0.1; }").allow(client))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"localhost", "10.0.0", "10.0.0.0/33", "10.0.0.256", "::1/129", "[::1]", "''"})
    void what_is_no_network_is_refused(String text) {
        assertThat(Snippet.refusalInServer("\nallow '" + text + "';"))
                .isEqualTo("invalid parameter \"" + text + "\" in nginx.conf:2");
    }

    @Test
    void bits_that_mean_nothing_are_warned_of() {
        assertThat(Snippet.warnings(Snippet.server("\ndeny 10.0.0.1/8;")))
                .containsExactly("low address bits of 10.0.0.1/8 are meaningless in nginx.conf:2");
    }

    private static AccessRules access(String server) {
        Location read = Snippet.server(server).servers().getFirst().locations().getFirst();
        return (AccessRules) read.settings().guards().getFirst();
    }
}
