package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `rewrite_by_lua*` and `access_by_lua*` before pages that say `open`: what nginx 1.22.1 with ngx_lua 0.10.23
/// answers, but for what is closed here (503).
class GuardsInLuaTest {
    private static final String PAGE = "content_by_lua_block { ngx.print('open') }";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            local x                                                | 200 open
            return 403                                             | 200 open
            ngx.exit(0)                                            | 200 open
            ngx.exit(ngx.DECLINED)                                 | 200 open
            ngx.sleep(0)                                           | 200 open
            ngx.log(ngx.ERR, 'said')                               | 200 open
            ngx.thread.spawn(function() error('x') end)            | 200 open
            ngx.status = 403                                       | 403 open
            ngx.exit(200)                                          | 200
            ngx.exit(204)                                          | 204
            ngx.exit(403)                                          | 403
            ngx.exit(ngx.HTTP_UNAUTHORIZED)                        | 401
            ngx.exit(418)                                          | 418
            ngx.exit(503)                                          | 503
            ngx.exit(444)                                          | closed
            ngx.exit(ngx.ERROR)                                    | closed
            ngx.exit(100)                                          | closed
            ngx.exit(1)                                            | closed
            pcall(ngx.exit, 403)                                   | 403
            ngx.thread.spawn(function() ngx.sleep(0) ngx.exit(403) end) | 403
            ngx.say('said')                                        | 200 said
            ngx.say('said') ngx.exit(403)                          | 200 said
            ngx.say('said') ngx.exit(0)                            | 200 said
            ngx.status = 403 ngx.say('said') ngx.exit(403)         | 403 said
            ngx.say('said') error('x')                             | closed
            ngx.send_headers()                                     | 200
            ngx.eof()                                              | 200
            ngx.redirect('/login')                                 | 302
            ngx.exec('/other', 'a=1')                              | 200 other /other a=1
            ngx.exec('@named')                                     | 200 named /t
            error('x')                                             | 500
            error()                                                | 500
            if then                                                | 500
            ngx.exit(ngx.AGAIN)                                    | 500
            require 'nosuch'                                       | 500
            local function f() return 1 + f() end f()              | 500
            ngx.thread.wait(ngx.thread.spawn(function() error('x') end)) | 200 open
            if ngx.var.document_root == '/' then ngx.exit(403) end | 503
            local v = 'document_root' local x = ngx.var[v]         | 503
            """)
    void what_lua_does_before_the_page_decides_who_sees_it(String lua, String expected) throws IOException {
        for (String phase : new String[] {"rewrite", "access"}) {
            String server = "location = /t { " + phase + "_by_lua_block { " + lua + "\n} " + PAGE + " }"
                    + "location = /other { content_by_lua_block { ngx.say('other ', ngx.var.uri, ' ', ngx.var.args) } }"
                    + "location @named { content_by_lua_block { ngx.say('named ', ngx.var.uri) } }";
            assertThat(Answers.to(server, "GET /t")).as(phase).isEqualTo(expected);
            assertThat(Answers.to(server, "HEAD /t")).as("HEAD " + phase).isEqualTo(expected.split(" ")[0]);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            access_by_lua 'ngx.exit(401)'; PAGE                                  | 401
            access_by_lua_file nosuch.lua; PAGE                                  | 404
            access_by_lua_file $arg_x.lua; PAGE                                  | 404
            allow all; access_by_lua 'ngx.exit(401)'; PAGE                       | 401
            deny all; access_by_lua 'ngx.exit(401)'; PAGE                        | 403
            deny all; access_by_lua 'ngx.say(1) ngx.exit(200)'; PAGE             | 403
            deny all; rewrite_by_lua 'ngx.exit(401)'; PAGE                       | 401
            deny all; rewrite_by_lua ' '; PAGE                                   | 403
            satisfy all; access_by_lua 'ngx.exit(401)'; PAGE                     | 401
            satisfy any; allow all; access_by_lua 'ngx.exit(401)'; PAGE          | 503
            auth_basic x; access_by_lua 'ngx.exit(0)'; PAGE                      | 503
            auth_basic x; rewrite_by_lua 'ngx.exit(401)'; PAGE                   | 503
            access_by_lua 'ngx.exit(401)'; rewrite_by_lua 'ngx.exit(402)'; PAGE  | 402
            access_by_lua 'ngx.exit(401)'; return 200 open;                      | 200 open
            rewrite_by_lua 'ngx.exit(401)'; return 200 open;                     | 200 open
            access_by_lua 'ngx.exit(401)'; proxy_pass http://h;                  | 401
            access_by_lua 'ngx.exit(401)';                                       | 401
            access_by_lua ' ';                                                   | 404
            limit_except POST { allow all; } access_by_lua 'ngx.exit(401)'; PAGE | 401
            internal; access_by_lua 'ngx.say(1)'; PAGE                           | 404
            access_by_lua 'ngx.exit(403)'; error_page 403 /t; PAGE               | 403
            access_by_lua 'ngx.exit(403)'; error_page 403 = /e; PAGE             | 403 e nil
            access_by_lua 'ngx.exit(403)'; error_page 403 =200 /e; PAGE          | 200 e nil
            access_by_lua 'ngx.header.content_type = 1 ngx.exit(403)'; error_page 403 /e; PAGE | 403 e nil
            """)
    void guards_are_asked_in_the_order_of_nginx(String location, String expected) throws IOException {
        String server = "location = /t { " + location.replace("PAGE", PAGE) + " }"
                + " location = /e { content_by_lua_block { ngx.say('e ', ngx.header.content_type) } }";
        assertThat(Answers.to(server, "GET /t")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /inherits            | 403
            GET /inherits/nested     | 403
            GET /nothing             | 403
            GET /own                 | 200 open
            GET /own/nested          | 200 open
            GET /exec                | 403
            GET /capture             | 200 200open
            """)
    void a_level_without_lua_of_a_phase_has_that_of_the_level_above(String request, String expected)
            throws IOException {
        String server = "access_by_lua 'ngx.exit(403)'; location /inherits { PAGE location /inherits/nested { PAGE } }"
                + "location /own { access_by_lua ' '; PAGE location /own/nested { PAGE } }"
                + "location /exec { access_by_lua ' '; content_by_lua 'ngx.exec(\"/inherits\")'; }"
                + "location /capture { access_by_lua ' '; content_by_lua_block {"
                + " local r = ngx.location.capture('/inherits') ngx.print(r.status, r.body) } }";
        assertThat(Answers.to(server.replace("PAGE", PAGE), request)).isEqualTo(expected);
    }

    /// Subrequests pass the rewrite phase, and not the access phase.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            access_by_lua 'ngx.exit(403)';                  | 200 200 open
            deny all;                                       | 200 200 open
            rewrite_by_lua 'ngx.exit(403)';                 | 200 403
            rewrite_by_lua 'ngx.say(1)';                    | 200 200 1
            rewrite_by_lua 'error(1)';                      | 200 500
            """)
    void what_guards_a_location_against_subrequests(String guard, String expected) throws IOException {
        String server = "location = /t { " + guard + PAGE + " } location = /c { content_by_lua_block {"
                + " local r = ngx.location.capture('/t') ngx.print(r.status, ' ', r.body) } }";
        assertThat(Answers.to(server, "GET /c")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ngx.ctx.x = 1                        | ngx.ctx.x                      | 200 1
            ngx.var.v = 'lua'                    | ngx.var.v                      | 200 lua
            ngx.req.set_header('X-A', 'b')       | ngx.var.http_x_a               | 200 b
            ngx.req.clear_header('Host')         | ngx.var.http_host or 'none'    | 200 none
            ngx.req.set_uri_args('a=2')          | ngx.var.arg_a                  | 200 2
            ngx.req.set_uri('/else')             | ngx.var.uri                    | 200 /else
            ngx.req.set_method(ngx.HTTP_PUT)     | ngx.req.get_method()           | 200 PUT
            ngx.req.read_body()                  | ngx.req.get_body_data()        | 200 body
            ngx.status = 202                     | ngx.status                     | 202 202
            ngx.header.x_a = 'b'                 | ngx.header.x_a                 | 200 b
            x = 1                                | x                              | 200 1
            """)
    void later_phases_go_on_with_what_earlier_ones_left(String before, String shown, String expected)
            throws IOException {
        for (String phase : new String[] {"rewrite", "access"}) {
            String server = "location = /t { set $v set; " + phase + "_by_lua_block { " + before + " }"
                    + " content_by_lua_block { ngx.print(" + shown + ") } }";
            String request = "POST /t?a=1 HTTP/1.1\r\nContent-Length: 4\r\nHost: test\r\nConnection: close\r\n\r\nbody";
            try (Answers answers = new Answers(Snippet.server(server))) {
                assertThat(answers.sent(request)).as(phase).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rewrite_by_lua_block { ngx.req.set_uri('/b', true) }                    | 200 b nil 2
            rewrite_by_lua_block { ngx.req.set_uri('/b', true) } deny all;          | 200 b nil 2
            rewrite_by_lua_block { ngx.ctx.x = 1 ngx.exec('/b') }                   | 200 b nil 2
            access_by_lua_block { ngx.ctx.x = 1 ngx.req.set_uri('/b', true) }       | 500
            rewrite_by_lua_block { ngx.req.set_uri('/denied', true) }               | 403
            rewrite_by_lua_block { ngx.req.set_uri('/a', true) }                    | 500
            rewrite_by_lua_block { ngx.req.set_uri('@n', true) }                    | 404
            rewrite_by_lua_block { ngx.say('said') ngx.req.set_uri('/b', true) }    | 200 said
            access_by_lua_block { ngx.req.set_method(ngx.HTTP_PUT) ngx.exec('/m') } | 403
            """)
    void who_is_sent_on_passes_the_guards_there(String guard, String expected) throws IOException {
        String server = "location = /a { set $v 2; " + guard + PAGE + " }"
                + "location = /b { internal; content_by_lua_block { ngx.say('b ', ngx.ctx.x, ' ', ngx.var.v) } }"
                + "location = /denied { deny all; " + PAGE + " } location @n { " + PAGE + " }"
                + "location = /m { limit_except GET { deny all; } " + PAGE + " }";
        assertThat(Answers.to(server, "GET /a")).isEqualTo(expected);
    }

    @Test
    void the_headers_that_a_guard_sets_go_out_with_its_refusal() throws IOException {
        String server = "location = /t { access_by_lua_block { ngx.header['WWW-Authenticate'] = 'Basic realm=\"x\"'"
                + " ngx.exit(401) } " + PAGE + " }";
        try (Answers answers = new Answers(Snippet.server(server))) {
            assertThat(answers.raw("GET /t"))
                    .startsWith("HTTP/1.1 401 ")
                    .containsIgnoringCase("\r\nWWW-Authenticate: Basic realm=\"x\"\r\n")
                    .doesNotContain("open");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void a_guard_that_has_said_something_shows_nothing_of_the_page(String method) throws IOException {
        String server = "location = /t { access_by_lua_block { ngx.say('no') } content_by_lua_block {"
                + " ngx.header.x_page = 'seen' ngx.say('open') } }";
        try (Answers answers = new Answers(Snippet.server(server))) {
            assertThat(answers.raw(method + " /t")).startsWith("HTTP/1.1 200 ").doesNotContain("seen", "open");
        }
    }

    /// `X_Token` is not `X-Token`: whoever takes the one away from clients may let the other pass.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                    | X-Token: x                | 200 open
                                    | X_Token: x                | 403
                                    | X_Token: x%X-Token: y     | 403
                                    | X_Token: y%X-Token: x     | 200 open
                                    | X.Token: x                | 403
            underscores_in_headers on;  | X_Token: x                | 200 open
            underscores_in_headers off; | X_Token: x                | 403
            ignore_invalid_headers off; | X_Token: x                | 200 open
            """)
    void headers_whose_names_nginx_does_not_take_are_not_there(String setting, String headers, String expected)
            throws IOException {
        String server = (setting == null ? "" : setting) + " location = /t { access_by_lua_block {"
                + " if ngx.var.http_x_token ~= 'x' then ngx.exit(403) end } " + PAGE + " }";
        try (Answers answers = new Answers(Snippet.server(server))) {
            String request = "GET /t HTTP/1.1\r\nHost: test\r\nConnection: close\r\n" + headers.replace("%", "\r\n")
                    + "\r\n\r\n";
            assertThat(answers.sent(request)).isEqualTo(expected);
        }
    }

    /// What would have changed or held back an answer on its way out.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            header_filter_by_lua 'ngx.header.x = 1'; PAGE                       | 200 open
            header_filter_by_lua 'ngx.header.x = 1'; return 200 open;           | 200 open
            header_filter_by_lua 'ngx.exit(403)'; PAGE                          | 503
            header_filter_by_lua 'ngx.exit(403)'; return 200 open;              | 503
            header_filter_by_lua_file f.lua; return 200 open;                   | 503
            body_filter_by_lua 'ngx.arg[1] = nil'; PAGE                         | 503
            body_filter_by_lua_block { ngx.arg[1] = nil } return 200 open;      | 503
            body_filter_by_lua_file f.lua; PAGE                                 | 503
            log_by_lua 'ngx.exit(403)'; PAGE                                    | 200 open
            """)
    void filters_that_may_hide_something_close_what_they_stand_in(String location, String expected) throws IOException {
        assertThat(Answers.to("location = /t { " + location.replace("PAGE", PAGE) + " }", "GET /t"))
                .isEqualTo(expected);
        String around = location.replaceAll("(PAGE|return .*)$", "location = /t { $1 }");
        assertThat(Answers.to(around.replace("PAGE", PAGE), "GET /t"))
                .as("in the server")
                .isEqualTo(expected);
    }

    /// Then the rewrite phase of Lua comes before `return`, which only nginx can do.
    @Test
    void lua_that_is_to_run_before_return_closes_everything() throws IOException {
        String file =
                "rewrite_by_lua_no_postpone on; server { location / { return 200 open; } location = /t { PAGE } }";
        try (Answers answers = new Answers(Snippet.http(file.replace("PAGE", PAGE)))) {
            assertThat(answers.status("GET /")).isEqualTo("503");
            assertThat(answers.status("GET /t")).isEqualTo("503");
        }
    }

    @Test
    void a_request_with_a_world_of_its_own_has_one_for_all_phases() throws IOException {
        String file = "lua_code_cache off; server { location / { rewrite_by_lua 'x = (x or 0) + 1';"
                + " access_by_lua 'x = x + 1'; content_by_lua 'ngx.say(x)'; } }";
        try (Answers answers = new Answers(Snippet.http(file))) {
            assertThat(answers.status("GET /")).isEqualTo("200 2");
            assertThat(answers.status("GET /")).isEqualTo("200 2");
        }
    }
}
