package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `return`, and the variables that may stand in it.
class ReturnsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return 200 text;                               | 200 text
            return 200 '$uri?$args $arg_a';                | 200 /x?a=1 1
            return 200 ${arg_a}b$arg_none$1;               | 200 1b
            return 404;                                    | 404
            return 404 gone;                               | 404 gone
            return 404 '';                                 | 404
            return 497;                                    | 400
            return 200 $proxy_add_x_forwarded_for;         | 200 127.0.0.1
            stub_status;                                   | 501 tile38-hc does not serve what "stub_status" (nginx.conf:1) asks for
            return 204 text;                               | 204
            return 444;                                    | closed
            return 499;                                    | closed
            return 499 text;                               | 499 text
            return 99;                                     | closed
            set $a 1; set $b $a$a; return 200 $b;          | 200 11
            set $a 1; return 200 $A;                       | 200
            set $args z; return 200 $arg_a;                | 200 1
            """)
    void an_answer_is_made(String inside, String expected) throws IOException {
        assertThat(Answers.to("location / { " + inside + " }", "GET /x?a=1")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return 301 /to;               | 301 http://test:PORT/to
            return 302 /to$uri;           | 302 http://test:PORT/to/x
            return http://e.test/;        | 302 http://e.test/
            return $scheme://e.test$uri;  | 302 http://e.test/x
            return 307 https://$host/;    | 307 https://test/
            return 301;                   | '301 '
            absolute_redirect off; return 301 /to;       | 301 /to
            port_in_redirect off; return 301 /to;        | 301 http://test/to
            server_name_in_redirect on; return 301 /to;  | 301 http://named:PORT/to
            """)
    void a_client_is_sent_elsewhere(String inside, String expected) throws IOException {
        try (Answers answers = new Answers(Snippet.server("server_name named; location / { " + inside + " }"))) {
            String answer = answers.raw("GET /x");
            String location = answer.replaceFirst("(?s).*\r\nLocation: ([^\r]*)\r\n.*", "$1");
            String shown = answer.substring(9, 12) + " " + location.replaceFirst("(test|named):\\d+", "$1:PORT");
            assertThat(shown).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return x;                  | invalid return code "x"
            return -1;                 | invalid return code "-1"
            return 1000;               | invalid return code "1000"
            return 200 $;              | invalid variable name
            return 200 '${a';          | the closing bracket in "a" variable is missing
            return 200 $nosuch;        | unknown "nosuch" variable
            return 200 $0;             | unknown "0" variable
            set a 1;                   | invalid variable name "a"
            set $a $nosuch;            | unknown "nosuch" variable
            set $uri 1;                | the duplicate "uri" variable
            set $http_host 1;          | the duplicate "http_host" variable
            """)
    void what_nginx_refuses_is_refused(String inside, String message) {
        assertThat(Snippet.refusalInServer("location / { " + inside + " }")).isEqualTo(message + " in nginx.conf:1");
    }
}
