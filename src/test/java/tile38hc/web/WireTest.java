package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What goes over the wire, byte by byte where it matters.
class WireTest {

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.at(
                Served.says("/text", "caf\u00e9\n"),
                Served.says("/large", "x".repeat(300_000)),
                page("/headers", 200, new Header("X-A", "1"), new Header("X-A", "2"), new Header("Server", "mine")),
                page("/split", 200, new Header("X-A", "1\r\nX-B: 2")),
                page("/length", 200, new Header("Content-Length", "1"), new Header("Transfer-Encoding", "x")),
                page("/204", 204),
                page("/304", 304),
                Served.exact("/404", Settings.of(_ -> Response.Status.of(404))),
                Served.exact("/drop", Settings.of(_ -> new Response.Drop())),
                Served.exact("/echo", Settings.of(request -> Response.Page.text(request.body()))),
                Served.exact(
                        "/broken",
                        Settings.of(_ -> new Response.Stream(200, Optional.empty(), List.of(), out -> {
                            out.write("one".getBytes());
                            out.flush();
                            throw new IllegalStateException();
                        }))),
                Served.exact(
                        "/stream",
                        Settings.of(_ -> new Response.Stream(200, Optional.of("text/event-stream"), List.of(), out -> {
                            out.write("one".getBytes());
                            out.flush();
                            out.write("two".getBytes());
                        }))));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void a_text_goes_out_byte_for_byte_with_its_length() throws IOException {
        Answer answer = served.ask("GET /text");
        assertThat(answer.brief()).isEqualTo("200 text/plain caf\u00e9");
        assertThat(answer.header("Content-Length")).contains("5");
        assertThat(answer.header("Server")).contains("tile38-hc");
        assertThat(answer.header("Connection")).contains("close");
        assertThat(answer.header("Date")).isPresent();
    }

    @Test
    void a_large_body_arrives_whole() throws IOException {
        assertThat(served.ask("GET /large").body()).isEqualTo("x".repeat(300_000));
    }

    @Test
    void head_has_the_headers_of_get_and_no_body() throws IOException {
        for (String path : List.of("/text", "/404", "/large")) {
            Answer get = served.ask("GET " + path);
            Answer head = served.ask("HEAD " + path);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
            assertThat(head.type()).isEqualTo(get.type());
        }
    }

    @Test
    void headers_are_kept_repeated_ones_too() throws IOException {
        Answer answer = served.ask("GET /headers");
        assertThat(answer.headers()).contains("X-a: 1", "X-a: 2", "Server: mine");
    }

    @Test
    void a_line_break_in_a_value_starts_no_header() throws IOException {
        assertThat(served.ask("GET /split").header("X-A")).contains("1%0D%0AX-B: 2");
    }

    @Test
    void the_framing_is_the_servers_own() throws IOException {
        Answer answer = served.ask("GET /length");
        assertThat(answer.header("Content-Length")).contains("4");
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void no_content_has_neither_type_nor_length() throws IOException {
        Answer answer = served.ask("GET /204");
        assertThat(answer.brief()).endsWith(" - ");
        assertThat(answer.header("Content-Length")).isEmpty();
    }

    @Test
    void not_modified_tells_what_there_is_and_sends_none_of_it() throws IOException {
        Answer answer = served.ask("GET /304");
        assertThat(answer.brief()).isEqualTo("304 text/plain ");
        assertThat(answer.header("Content-Length")).contains("0");
    }

    @Test
    void a_dropped_request_is_closed_without_a_byte() throws IOException {
        assertThat(served.raw("GET /drop HTTP/1.1\r\nHost: a\r\n\r\n")).isEmpty();
    }

    @Test
    void a_stream_is_chunked_for_1_1_and_ends_with_the_connection_for_1_0() throws IOException {
        Answer chunked = served.ask("GET /stream");
        assertThat(chunked.body()).isEqualTo("3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");
        assertThat(chunked.type()).isEqualTo("text/event-stream");
        assertThat(Answer.of(served.raw("GET /stream HTTP/1.0\r\n\r\n")).body()).isEqualTo("onetwo");
        assertThat(served.ask("HEAD /stream").body()).isEmpty();
    }

    @Test
    void a_stream_that_fails_has_no_end_and_is_logged() throws IOException {
        assertThat(served.ask("GET /broken").body()).isEqualTo("3\r\none\r\n");
        assertThat(served.errors).anyMatch(line -> line.startsWith("the handler failed: java.lang.IllegalState"));
    }

    @Test
    void bodies_come_in_by_length_and_in_chunks() throws IOException {
        assertThat(served.raw(
                        "POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nab\u00ff"))
                .endsWith("\r\n\r\nab\u00ff");
        assertThat(served.raw("POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"))
                .endsWith("\r\n\r\nabc");
    }

    @Test
    void a_connection_serves_many_requests_pipelined_ones_too() throws IOException {
        String one = "GET /text HTTP/1.1\r\nHost: a\r\n\r\n";
        String last = "GET /text HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        assertThat(served.raw(one + one + last).split("caf\u00e9")).hasSize(4);
    }

    @Test
    void http_1_0_closes_unless_asked_to_keep_alive() throws IOException {
        assertThat(Answer.of(served.raw("GET /text HTTP/1.0\r\n\r\n")).brief()).isEqualTo("200 text/plain caf\u00e9");
        try (Socket socket = served.connect()) {
            for (int i = 0; i < 2; i++) {
                Served.send(socket, "GET /204 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
                byte[] start = socket.getInputStream().readNBytes(12);
                assertThat(new String(start)).isEqualTo("HTTP/1.1 204");
                socket.getInputStream().skipNBytes(socket.getInputStream().available());
            }
        }
    }

    private static Location page(String path, int status, Header... headers) {
        String body = status == 200 ? "text" : "";
        return Served.exact(
                path, Settings.of(_ -> new Response.Page(status, Optional.empty(), List.of(headers), body)));
    }
}
