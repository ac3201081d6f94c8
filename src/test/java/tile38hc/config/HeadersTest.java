package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `add_header`, `expires` and `charset` add to an answer. Recorded from nginx.
class HeadersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add_header X-A a; location / { return 200; }                                   | X-a: a
            add_header X-A a; location / { add_header X-B b; return 200; }                 | X-b: b
            add_header X-A $uri; location / { return 302 /y; }                             | X-a: /x
            add_header X-A a; location / { return 404; }                                   | ''
            add_header X-A a always; location / { return 404; }                            | X-a: a
            add_header X-A a always; location / { deny all; }                              | X-a: a
            add_header X-A $arg_none; location / { return 200; }                           | ''
            add_header X-A 1; add_header X-A 2; location / { return 204; }                 | X-a: 1; X-a: 2
            add_header X-A a; location / { content_by_lua_block { ngx.say(1) } }           | X-a: a
            expires -1; location / { return 200; }                     | Cache-control: no-cache; Expires: Sun, 22 Nov 2026 11:59:59 GMT
            expires 1h; location / { return 200; }                     | Cache-control: max-age=3600; Expires: Sun, 22 Nov 2026 13:00:00 GMT
            expires epoch; location / { return 200; }                  | Cache-control: no-cache; Expires: Thu, 01 Jan 1970 00:00:01 GMT
            expires max; location / { expires off; return 200; }       | ''
            expires 1h; location / { return 404; }                     | ''
            expires epoch; location / { content_by_lua_block { ngx.header.cache_control = "no-store" ngx.say(1) } } | Cache-control: no-cache; Expires: Thu, 01 Jan 1970 00:00:01 GMT
            """)
    void headers_are_added(String server, String expected) throws IOException {
        try (Answers answers = new Answers(Snippet.server(server))) {
            assertThat(answers.raw("GET /x")
                            .lines()
                            .filter(line -> line.matches("(X-|Expires|Cache).*"))
                            .sorted()
                            .collect(Collectors.joining("; ")))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return 200 x;                                              | /x       | text/plain
            default_type a/b; return 200 x;                            | /x       | a/b
            types { c/d FOO; } return 200 x;                           | /x.foo   | c/d
            types { } return 200 x;                                    | /x.html  | text/plain
            return 200 x;                                              | /x.html  | text/html
            charset utf-8; return 200 x;                               | /x       | text/plain; charset=utf-8
            charset utf-8; return 404;                                 | /x       | text/html; charset=utf-8
            charset utf-8; return 302 /y;                              | /x       | text/html
            charset off; return 200 x;                                 | /x       | text/plain
            return 304;                                                | /x       | text/plain
            charset utf-8; default_type a/b; return 200 x;             | /x       | a/b
            charset utf-8; charset_types a/b; default_type a/b; return 200 x; | /x | a/b; charset=utf-8
            charset utf-8; content_by_lua_block { ngx.header.content_type = "text/html; charset=x" ngx.say(1) } | /x | text/html; charset=x
            """)
    void a_type_is_given(String location, String path, String expected) throws IOException {
        try (Answers answers = new Answers(Snippet.server("location / { " + location + " }"))) {
            assertThat(answers.raw("GET " + path)).containsIgnoringCase("\r\nContent-Type: " + expected + "\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return 200 x;                                       | keep-alive
            return 404;                                         | keep-alive
            return 400;                                         | close
            return 500;                                         | close
            return 500 x;                                       | keep-alive
            content_by_lua_block { error("x") }                 | close
            keepalive_timeout 0; return 200 x;                  | close
            error_page 500 /e; return 500;                      | close
            """)
    void a_connection_is_kept_or_not(String location, String expected) throws IOException {
        String server = "location / { " + location + " } location /e { return 200 e; }";
        try (Answers answers = new Answers(Snippet.server(server))) {
            assertThat(answers.first("GET /x")).contains("\r\nConnection: " + expected + "\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return 302 /to;                                                              | /to
            content_by_lua_block { ngx.header["Location"] = "/lua" ngx.exit(404) }       | /lua
            """)
    void an_error_page_keeps_the_headers_of_what_it_stands_for(String location, String expected) throws IOException {
        String server = "absolute_redirect off; error_page 302 404 /e; location /e { return 200 e; } location / { "
                + location + " }";
        try (Answers answers = new Answers(Snippet.server(server))) {
            assertThat(answers.raw("GET /x"))
                    .contains("\r\nLocation: " + expected + "\r\n")
                    .endsWith("\r\n\r\ne");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            error_page 404 /e;            | 404 e 404 /e
            error_page 404 =200 /e;       | 200 e 200 /e
            error_page 404 = /e;          | 200 e 0 /e
            error_page 404 =503 /e;       | 503 e 503 /e
            error_page 404 /e$arg_x;      | 404 e 404 /e2
            error_page 404 @named;        | 404 named /x
            error_page 500 /e;            | 404
            """)
    void an_error_has_a_page(String errorPage, String expected) throws IOException {
        assertThat(Answers.to(errorPage + """
                        location /e { content_by_lua_block { ngx.say("e ", ngx.status, " ", ngx.var.uri) } }
                        location @named { return 200 "named $uri"; }
                        location / { return 404; }
                        """, "GET /x?x=2")).isEqualTo(expected);
    }
}
