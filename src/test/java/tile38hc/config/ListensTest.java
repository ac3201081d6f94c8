package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.web.Listen;

class ListensTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                       | 0.0.0.0:80
            listen 8080;                             | 0.0.0.0:8080
            listen *:8080;                           | 0.0.0.0:8080
            listen 127.0.0.1;                        | 127.0.0.1:80
            listen 127.0.0.1:8080 default_server;    | 127.0.0.1:8080 default
            listen [::]:8080;                        | [::]:8080
            listen [::]:8080 ipv6only=off default;   | [::]:8080 default both
            listen [::1]:80 backlog=5 reuseport bind;| [::1]:80
            listen 8080; listen 127.0.0.1:8080;      | 0.0.0.0:8080, 127.0.0.1:8080
            listen 8080-8082;                        | 0.0.0.0:8080, 0.0.0.0:8081, 0.0.0.0:8082
            listen 127.0.0.1:8080-8081 http2;        | 127.0.0.1:8080, 127.0.0.1:8081
            listen 8080 so_keepalive=30m::10;        | 0.0.0.0:8080
            """)
    void addresses_are_read(String lines, String expected) {
        assertThat(Snippet.http("server { " + lines + " }").servers().getFirst().listens().stream()
                        .map(ListensTest::text)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    private static String text(Listen listen) {
        return listen.text() + (listen.defaultServer() ? " default" : "") + (isBoth(listen) ? " both" : "");
    }

    private static boolean isBoth(Listen listen) {
        return listen.text().startsWith("[") && !listen.ipv6Only();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listen 0;                  | invalid port in "0" of the "listen" directive
            listen 65536;              | invalid port in "65536" of the "listen" directive
            listen 8082-8080;          | invalid port range in "8082-8080" of the "listen" directive
            listen 127.0.0.1:x;        | invalid port in "127.0.0.1:x" of the "listen" directive
            listen [::1:80;            | invalid host in "[::1:80" of the "listen" directive
            listen unix:;              | no path in the unix domain socket in "unix:" of the "listen" directive
            listen 80 sll;             | invalid parameter "sll"
            listen 80 backlog=x;       | invalid backlog "backlog=x"
            listen 80 backlog=0;       | invalid backlog "backlog=0"
            listen 80 rcvbuf=x;        | invalid rcvbuf "rcvbuf=x"
            listen 80 ipv6only=maybe;  | invalid parameter "ipv6only=maybe"
            listen 80 so_keepalive=x;  | invalid so_keepalive value: "x"
            listen 80; listen *:80;    | a duplicate listen 0.0.0.0:80
            listen 443 ssl;            | no "ssl_certificate" is defined for the "listen ... ssl" directive
            """)
    void what_nginx_refuses_is_refused(String lines, String message) {
        assertThat(Snippet.refusalInHttp("server { " + lines + " }")).isEqualTo(message + " in nginx.conf:1");
    }

    @Test
    void of_all_servers_at_an_address_one_is_the_default() {
        String first = "server { listen 80 default_server; }\n";
        assertThat(Snippet.refusalInHttp(first + "server { listen *:80 default_server; }"))
                .isEqualTo("a duplicate default server for 0.0.0.0:80 in nginx.conf:2");
        assertThat(Snippet.refusalInHttp(first + "server { listen 127.0.0.1:80 default_server; }"))
                .isEqualTo("it starts");
    }

    @Test
    void of_all_lines_for_an_address_one_has_settings() {
        String first = "server { listen 80 backlog=5; }\n";
        assertThat(Snippet.refusalInHttp(first + "server { listen 80 rcvbuf=8k; }"))
                .isEqualTo("duplicate listen options for 0.0.0.0:80 in nginx.conf:2");
        assertThat(Snippet.refusalInHttp(first + "server { listen 80 default_server; }"))
                .isEqualTo("it starts");
    }

    @Test
    void a_socket_file_is_not_opened_and_its_server_left_out() {
        Config config = Snippet.http("server { listen unix:/run/x.sock; }\nserver { listen 80; }");
        assertThat(config.servers()).hasSize(1);
        assertThat(Snippet.warnings(config))
                .containsExactly("\"listen unix:/run/x.sock\" is not opened: no pages are served on socket files"
                        + " in nginx.conf:1");
    }
}
