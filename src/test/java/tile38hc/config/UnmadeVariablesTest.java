package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Variables that have a value in nginx and none here: nobody decides by them.
class UnmadeVariablesTest {

    /// Each line makes `$v`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "split_clients $remote_addr $v { 50% a; * b; }",
                "perl_set $v 'sub { return 1; }';",
                "js_set $v main.v;",
                "js_var $v x;",
                "geoip2 /x.mmdb { $v source=$remote_addr country iso_code; }",
                "auth_jwt_claim_set $v role;",
                "keyval $remote_addr $v zone=z;",
                "num_map $arg_x $v { default 0; }",
                "geo $v { ranges; default 0; 10.0.0.0-10.0.0.9 1; }",
                "geo $v { proxy 10.0.0.0/8; default 0; }",
                "geoip_country /x.dat; map $geoip_country_code $v { default 0; }",
                "js_set $w main.w; map $remote_addr $v { default $w; }",
                "js_set $w main.w; geo $w $v { default 0; }",
                "js_set $w main.w; map $w $x { default 0; } map $x $v { default 1; }"
            })
    void who_asks_for_one_is_answered_503(String makes) throws IOException {
        assertThat(ofAll(makes, "return 200 $v;")).isEqualTo("503");
        assertThat(ofAll(makes, "content_by_lua_block { ngx.say(ngx.var.v == nil) }"))
                .isEqualTo("503");
        assertThat(ofAll(makes, "content_by_lua_block { ngx.say(ngx.var[('v'):lower()] == nil) }"))
                .isEqualTo("503");
        assertThat(ofAll(makes, "content_by_lua_block { ngx.say('all may see this') }"))
                .isEqualTo("200 all may see this");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            set_by_lua $v "return 1";                            | return 200 $v;
            set_by_lua_block $v { return 1 }                     | set $w "x$v"; return 200 $w;
            set_md5 $v "secret$remote_addr";                     | content_by_lua_block { ngx.say(ngx.var.v) }
            set_unescape_uri $v $arg_x;                          | content_by_lua 'ngx.say(ngx.var["v"])';
            auth_request_set $v $upstream_http_x;                | content_by_lua_file $v.lua;
            set_by_lua_block $v { return 1 }                     | return 302 /$v;
            userid on;                                           | content_by_lua_block { ngx.say(ngx.var.uid_got) }
            userid on;                                           | return 200 $uid_set;
            ``                                                   | return 200 $document_root;
            ``                                                   | content_by_lua_block { ngx.say(ngx.var.ssl_protocol) }
            ``                                                   | content_by_lua_block { local ok = pcall(function() return ngx.var.msie end) ngx.say(ok) }
            set_by_lua_block $v { return 1 } return 200 "$v";    | content_by_lua_block { ngx.say(1) }
            """)
    void wherever_it_is_made(String inServer, String inLocation) throws IOException {
        assertThat(Answers.to(inServer + " location /t { " + inLocation + " }", "GET /t"))
                .isEqualTo("503");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            userid off; location /t { content_by_lua_block { ngx.say(ngx.var.uid_got) } }              | 200 nil
            set $v a; location /t { return 200 $v; }                                                   | 200 a
            set_by_lua_block $w { return 1 } set $x $w; location /t { content_by_lua_block { ngx.say(ngx.var.uri) } } | 200 /t
            set_by_lua_block $w { return 1 } location /t { content_by_lua_block { ngx.say(1) --[[ ngx.var.w ]] } } | 200 1
            location /t { content_by_lua_block { ngx.say(#ngx.var.binary_remote_addr, ngx.var.realip_remote_addr) } } | 200 4127.0.0.1
            location /t { content_by_lua_block { ngx.say(ngx.var.upstream_addr, ngx.var.remote_user) } } | 200 nilnil
            """)
    void everything_else_is_as_before(String inServer, String answer) throws IOException {
        assertThat(Answers.to(inServer, "GET /t")).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            js_set $v m.v; server { return 200 $v; }                          | "$v" is made by "js_set" (nginx.conf:1), which is not implemented: what asks for it is answered 503 in nginx.conf:1
            js_set $v m.v; server { add_header X $v; }                        | "$v" is made by "js_set" (nginx.conf:1), which is not implemented: the header is not sent in nginx.conf:1
            server { location / { return 200 $document_root; } }              | "$document_root" has no value here: what asks for it is answered 503 in nginx.conf:1
            geo $v { ranges; } server { location / { return 200 $v; } }       | "$v" is made by "geo" (nginx.conf:1) with ranges or proxies, which is not implemented: what asks for it is answered 503 in nginx.conf:1
            """)
    void the_warning_says_who_makes_it(String http, String warning) {
        assertThat(Snippet.warnings(Snippet.http(http))).containsExactly(warning);
    }

    private static String ofAll(String inHttp, String inLocation) throws IOException {
        String text = inHttp + " server { listen 127.0.0.1:8080; location /t { " + inLocation + " } }";
        try (Answers answers = new Answers(Snippet.http(text))) {
            return answers.status("GET /t");
        }
    }
}
