package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What nginx 1.22.1 made of each `Host` header.
class HostNameTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    a,          a
                    A.Example,  a.example
                    a.b.,       a.b
                    a:99,       a
                    a:b,        a
                    a.:80,      a
                    [::1],      [::1]
                    [::1]:80,   [::1]
                    [::1,       [::1
                    '',         400
                    ':80',      400
                    a/b,        400
                    a..b,       400
                    'a b',      400
                    '.',        400
                    """)
    void a_host_is_lower_case_and_without_its_port(String header, String expected) {
        assertThat(HostName.of(header).orElse("400")).isEqualTo(expected);
    }
}
