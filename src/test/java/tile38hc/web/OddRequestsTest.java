package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests that no browser sends: each is answered as nginx 1.22.1 does, or as near as the JDK's server lets us,
/// and none harms another.
class OddRequestsTest {

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        Settings small = new Settings(
                List.of(),
                r -> Response.Page.text(r.body()),
                MediaTypes.BUILT_IN,
                List.of(),
                List.of(),
                10,
                Optional.empty());
        served = Served.at(
                Served.prefix("/", Settings.of(r -> Response.Page.text(r.host() + r.uri()))),
                Served.exact("/small", small));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    GET / HTTP/1.1|Host: a                     ; 200
                    FOO / HTTP/1.1|Host: a                     ; 200
                    OPTIONS / HTTP/1.1|Host: a                 ; 200
                    GET http://b/x HTTP/1.1|Host: a            ; 200
                    GET / HTTP/1.2|Host: a                     ; 200
                    GET / HTTP/1.0                             ; 200
                    GET / HTTP/1.1                             ; 400
                    GET / HTTP/1.1|Host:                       ; 400
                    GET / HTTP/1.1|Host: a|Host: b             ; 400
                    GET / HTTP/1.1|Host: a/b                   ; 400
                    GET / HTTP/1.0|Host: a b                   ; 400
                    GET http:///x HTTP/1.1|Host: a             ; 400
                    foo / HTTP/1.1|Host: a                     ; 400
                    GET a HTTP/1.1|Host: a                     ; 404
                    GET /../x HTTP/1.1|Host: a                 ; 400
                    GET /%00 HTTP/1.1|Host: a                  ; 400
                    GET /{x} HTTP/1.1|Host: a                  ; 400
                    GET / FOO/1.1|Host: a                      ; 400
                    GET / http/1.1|Host: a                     ; 400
                    GET / HTTP/0.9|Host: a                     ; 400
                    GET / HTTP/2.0|Host: a                     ; 505
                    TRACE / HTTP/1.1|Host: a                   ; 405
                    CONNECT / HTTP/1.1|Host: a                 ; 405
                    OPTIONS * HTTP/1.1|Host: a                 ; 404
                    GET //x HTTP/1.1|Host: a                   ; 404
                    GET                                        ; 400
                    GET /                                      ; 400
                    POST /small HTTP/1.1|Host: a|Content-Length: -1                   ; 400
                    POST /small HTTP/1.1|Host: a|Content-Length: x                    ; 400
                    POST /small HTTP/1.1|Host: a|Content-Length: 1|Content-Length: 1  ; 400
                    POST /small HTTP/1.1|Host: a|Content-Length: 99999999999999999999 ; 400
                    POST /small HTTP/1.1|Host: a|Transfer-Encoding: gzip              ; 501
                    POST /small HTTP/1.1|Host: a|Transfer-Encoding: chunked|Content-Length: 1 ; 400
                    """)
    void an_odd_request_gets_its_status(String request, int status) throws IOException {
        String text = request.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n";
        assertThat(Answer.of(served.raw(text)).status()).isEqualTo(status);
    }

    @Test
    void too_long_a_target_is_414_and_far_too_long_a_head_is_closed() throws IOException {
        assertThat(served.ask("GET /" + "a".repeat(8000)).status()).isEqualTo(200);
        assertThat(served.ask("GET /" + "a".repeat(8200)).status()).isEqualTo(414);
        assertThat(served.raw("GET / HTTP/1.1\r\nX: " + "a".repeat(500_000) + "\r\n\r\n"))
                .isEmpty();
        assertThat(served.raw("GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(50_000) + "\r\n"))
                .isEmpty();
    }

    @Test
    void a_body_over_the_limit_is_413_before_it_is_read() throws IOException {
        String head = "POST /small HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ";
        assertThat(Answer.of(served.raw(head + "10\r\n\r\n0123456789")).brief()).isEqualTo("200 text/plain 0123456789");
        assertThat(Answer.of(served.raw(head + "11\r\n\r\n0123456789x")).status())
                .isEqualTo(413);
    }

    @Test
    void a_chunked_body_over_the_limit_is_413_once_it_is() throws IOException {
        String head = "POST /small HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertThat(Answer.of(served.raw(head + "a\r\n0123456789\r\n0\r\n\r\n")).brief())
                .isEqualTo("200 text/plain 0123456789");
        assertThat(Answer.of(served.raw(head + "a\r\n0123456789\r\n1\r\nx\r\n0\r\n\r\n"))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void what_is_no_http_at_all_is_closed() throws IOException {
        for (String nonsense : List.of(
                "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", "\r\n\r\n\r\nHELO\r\n\r\n", "\0\0\0\0\r\n\r\n")) {
            assertThat(served.raw(nonsense))
                    .satisfiesAnyOf(answer -> assertThat(answer).isEmpty(), answer -> assertThat(answer)
                            .startsWith("HTTP/1.1 400"));
        }
        assertThat(served.ask("GET /").status()).isEqualTo(200);
    }
}
