package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    ''                                          ; 10.0.0.1         ; allow
                    allow 127.0.0.1, deny all                   ; 127.0.0.1        ; allow
                    allow 127.0.0.1, deny all                   ; 127.0.0.2        ; deny
                    allow 127.0.0.1                             ; 10.0.0.1         ; allow
                    deny 127.0.0.1, allow all                   ; 127.0.0.1        ; deny
                    allow 10.0.0.0/8, deny 127.0.0.0/16         ; 127.0.0.1        ; deny
                    allow 10.0.0.0/8, deny 127.0.0.0/16         ; 127.1.0.1        ; allow
                    allow 10.1.2.3/8, deny all                  ; 10.255.0.1       ; allow
                    allow 192.168.1.128/25, deny all            ; 192.168.1.127    ; deny
                    allow 192.168.1.128/25, deny all            ; 192.168.1.200    ; allow
                    allow 0.0.0.0/0, deny all                   ; 1.2.3.4          ; allow
                    allow 0.0.0.0/0, deny all                   ; ::1              ; deny
                    allow ::1, deny all                         ; ::1              ; allow
                    allow 2001:db8::/33, deny all               ; 2001:db8:7fff::1 ; allow
                    allow 2001:db8::/33, deny all               ; 2001:db8:8000::1 ; deny
                    deny all, allow all                         ; ::1              ; deny
                    """)
    void the_first_rule_that_names_the_client_decides(String rules, String client, String expected) {
        boolean allowed = rules(rules).allow(InetAddress.ofLiteral(client));
        assertThat(allowed ? "allow" : "deny").isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "127.9.9.9, true", "::1, true", "10.0.0.1, false", "fe80::1, false"})
    void loopback_only_means_both_families(String client, boolean allowed) {
        assertThat(AccessRules.LOOPBACK_ONLY.allow(InetAddress.ofLiteral(client)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, false", "10.0.0.1/8, true", "10.0.0.1, false", "::1/127, true", "2001:db8::/32, false"})
    void bits_behind_the_mask_are_noticed(String network, boolean meaningless) {
        assertThat(Cidr.parse(network).hasMeaninglessBits()).isEqualTo(meaningless);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/a",
                "::1/129",
                "1.2.3.4.5",
                "10",
                "10.1/16",
                "[::1]",
                "fe80::1%1",
                "10.0.0.0/+8"
            })
    void what_is_no_network_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
    }

    private static AccessRules rules(String text) {
        List<AccessRules.Rule> rules = new ArrayList<>();
        for (String rule : text.split(", ")) {
            if (!rule.isEmpty()) {
                String[] words = rule.split(" ");
                Optional<Cidr> network = words[1].equals("all") ? Optional.empty() : Optional.of(Cidr.parse(words[1]));
                rules.add(new AccessRules.Rule(words[0].equals("allow"), network));
            }
        }
        return new AccessRules(rules);
    }
}
