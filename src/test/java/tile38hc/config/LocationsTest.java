package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationsTest {
    private static final String LUA = "content_by_lua_block { ngx.say('lua') }";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth_basic x;",
                "auth_request /a;",
                "if ($arg_x) { return 200; }",
                "satisfy any;",
                "precontent_by_lua_block { }",
                "limit_req zone=z;",
                "secure_link x;",
                "break;",
                "nobody_knows_this;",
                "nobody_knows_this { deeper on; }"
            })
    void what_guards_and_is_not_implemented_closes_its_location(String guard) throws IOException {
        String zone = "limit_req_zone $host zone=z:1m rate=1r/s;";
        Config config =
                Snippet.http(zone + " server { location / { " + guard + LUA + " } location /open { " + LUA + " } }");
        try (Answers answers = new Answers(config)) {
            assertThat(answers.status("GET /")).isEqualTo("503");
            assertThat(answers.status("GET /open")).isEqualTo("200 lua");
        }
        assertThat(Snippet.warnings(config)).anyMatch(warning -> warning.endsWith(" in nginx.conf:1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth_basic off;",
                "auth_request off;",
                "satisfy all;",
                "auth_basic_user_file x;",
                "deny 10.0.0.1;"
            })
    void what_guards_nothing_closes_nothing(String directive) throws IOException {
        assertThat(Answers.to("location / { " + directive + LUA + " }", "GET /"))
                .isEqualTo("200 lua");
    }

    @Test
    void a_guard_closes_what_stands_below_until_it_is_lifted() throws IOException {
        try (Answers answers = new Answers(Snippet.server("auth_basic x; location / { " + LUA + " location /in { " + LUA
                + " } } location /off { auth_basic off; " + LUA + " }"))) {
            assertThat(answers.status("GET /")).isEqualTo("503");
            assertThat(answers.status("GET /in")).isEqualTo("503");
            assertThat(answers.status("GET /off")).isEqualTo("200 lua");
        }
    }

    @Test
    void the_warning_names_the_guard_and_its_line() {
        assertThat(Snippet.warnings(Snippet.server("location / {\nauth_basic x;\n" + LUA + " }")))
                .containsExactly("\"auth_basic\" is not implemented: what it guards is answered 503 in nginx.conf:2");
    }

    /// nginx answers a `return` before it asks most guards.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deny all; return 200 open;                      | 200 open
            auth_basic x; return 200 open;                  | 200 open
            access_by_lua 'ngx.exit(403)'; return 200 open;  | 200 open
            rewrite_by_lua 'ngx.exit(403)'; return 200 open; | 200 open
            if ($arg_x) { } return 200 open;                | 503
            auth_basic x; if ($arg_x) { } return 200 open;  | 503
            nobody_knows_this; return 200 open;             | 503
            """)
    void a_return_is_answered_before_most_guards_are_asked(String inside, String expected) throws IOException {
        assertThat(Answers.to("location / { " + inside + " }", "GET /")).isEqualTo(expected);
    }

    @Test
    void who_says_so_is_served_what_nobody_knows() throws IOException {
        String text = "events {} http { server { location / { nobody_knows_this; " + LUA + " } } }";
        try (Answers answers = new Answers(Snippet.file(text, true))) {
            assertThat(answers.status("GET /")).isEqualTo("200 lua");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody_knows_this; events {} http { server { location / { return 200; } } }",
                "events { nobody_knows_this; } http { server { location / { return 200; } } }",
                "events {} http { nobody_knows_this; server { location / { return 200; } } }",
                "events {} http { upstream u { server a; nobody_knows_this; } server { location / { return 200; } } }",
                "events {} http { server { nobody_knows_this; location / { return 200; } } }"
            })
    void what_nobody_knows_closes_all_that_it_stands_around(String file) throws IOException {
        try (Answers answers = new Answers(Snippet.file(file))) {
            assertThat(answers.status("GET /")).isEqualTo("503");
            assertThat(answers.status("GET /x")).isEqualTo("503");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy_pass http://127.0.0.1:1;",
                "root /srv;",
                "alias /srv;",
                "index x.html;",
                "stub_status;",
                "rewrite ^ /x;",
                "try_files $uri =404;",
                "empty_gif;"
            })
    void what_serves_something_else_is_named_in_the_answer(String serving) throws IOException {
        String name = serving.replaceFirst("[ ;].*", "");
        assertThat(Answers.to("location / { " + serving + " }", "GET /"))
                .isEqualTo("501 tile38-hc does not serve what \"" + name + "\" (nginx.conf:1) asks for");
    }

    @ParameterizedTest
    @CsvSource({"GET /x, 404", "HEAD /x, 404", "POST /x, 404", "PUT /x, 405", "PUT /x/, 405"})
    void without_content_there_is_no_file(String request, String expected) throws IOException {
        assertThat(Answers.to("location / { }", request)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit_except GET { deny all; }                     | GET /    | 200 lua
            limit_except GET { deny all; }                     | HEAD /   | 200
            limit_except get { deny all; }                     | POST /   | 403
            limit_except GET POST { deny all; }                | POST /   | 200 lua
            limit_except GET { deny all; }                     | PUT /    | 403
            limit_except GET { allow 127.0.0.1; deny all; }    | PUT /x   | 405
            limit_except GET { auth_basic x; }                 | PUT /x   | 503
            deny all; limit_except GET { allow all; }          | GET /    | 403
            """)
    void methods_may_have_access_rules_of_their_own(String limit, String request, String expected) throws IOException {
        assertThat(Answers.to("location / { " + limit + LUA + " }", request)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            location /a { } location /a { }              | duplicate location "/a"
            location /a { } location ^~ /a { }           | duplicate location "/a"
            location = /a { } location =/a { }           | duplicate location "/a"
            location = /a { location /a/b { } }          | location "/a/b" cannot be inside the exact location "/a"
            location @a { location /b { } }              | location "/b" cannot be inside the named location "@a"
            location /a { location @b { } }              | named location "@b" can be on the server level only
            location /a { location /b { } }              | location "/b" is outside location "/a"
            location /a { location = / { } }             | location "/" is outside location "/a"
            location ! /a { }                            | invalid location modifier "!"
            location ~ ( { }                             | pcre2_compile() failed: missing closing parenthesis in "("
            location / { root a; alias b; }              | "alias" directive is duplicate, "root" directive was specified earlier
            location / { limit_except FOO { } }          | invalid method "FOO"
            """)
    void what_nginx_refuses_is_refused(String locations, String message) {
        assertThat(Snippet.refusalInServer(locations)).isEqualTo(message + " in nginx.conf:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "location /a { } location = /a { }",
                "location ~ a { } location ~ a { }",
                "location @a { } location @a { }",
                "location /a { location ~ x { } location /a/b { } location = /a { } }",
                "location / { location /a { location /a/b { } } }"
            })
    void what_nginx_takes_is_taken(String locations) {
        assertThat(Snippet.refusalInServer(locations)).isEqualTo("it starts");
    }
}
