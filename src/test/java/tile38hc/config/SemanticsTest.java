package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values and names that nginx refuses. Its messages were recorded.
class SemanticsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            worker_processes many; events {}               | "worker_processes" directive invalid value in nginx.conf:1
            worker_processes -1; events {}                 | "worker_processes" directive invalid value in nginx.conf:1
            events { worker_connections x; }               | invalid number "x" in nginx.conf:1
            events { use foopoll; }                        | invalid event type "foopoll" in nginx.conf:1
            error_log x loud; events {}                    | invalid log level "loud" in nginx.conf:1
            """)
    void outside_of_http(String file, String message) {
        assertThat(Snippet.refusal(file)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            access_log x nosuch;                           | unknown log format "nosuch"
            access_log x late; log_format late $uri;       | unknown log format "late"
            access_log off x;                              | invalid parameter "x"
            access_log x combined buffer=x;                | invalid buffer size "x"
            access_log x combined flush=1s;                | no buffer is defined for access_log "x"
            access_log x combined gzip=0;                  | invalid compression level "0"
            log_format combined x;                         | duplicate "log_format" name "combined"
            log_format x escape=xml $uri;                  | unknown log format escaping "xml"
            resolver 1.1.1.1:x;                            | invalid port in resolver "1.1.1.1:x"
            resolver 1.1.1.1 valid=x;                      | invalid parameter: valid=x
            resolver 1.1.1.1 ipv6=maybe;                   | invalid parameter: ipv6=maybe
            lua_shared_dict d 8191;                        | invalid lua shared dict size "8191"
            lua_shared_dict d 1.5m;                        | invalid lua shared dict size "1.5m"
            lua_shared_dict '' 1m;                         | invalid lua shared dict name ""
            lua_shared_dict d 1m; lua_shared_dict d 1m;    | lua_shared_dict "d" is already defined as "d"
            lua_shared_dict d 1m; lua_shared_dict d 2m;    | the size 2097152 of shared memory zone "d" conflicts with already declared size 1048576
            lua_shared_dict d 1m; limit_req zone=d;        | the shared memory zone "d" is already declared for a different use
            limit_req_zone $uri zone=d rate=1r/s;          | invalid zone size "zone=d"
            limit_conn nosuch 1;                           | zero size shared memory zone "nosuch"
            lua_package_path a; lua_package_path b;        | "lua_package_path" directive is duplicate
            keepalive_timeout x;                           | "keepalive_timeout" directive invalid value
            keepalive_timeout 1 x;                         | "keepalive_timeout" directive invalid value
            satisfy some;                                  | invalid value "some"
            init_by_lua '';                                | invalid location config: no runnable Lua code
            init_by_lua_block {}                           | invalid location config: no runnable Lua code
            access_by_lua_block {}                         | invalid location config: no runnable Lua code
            map $uri x { }                                 | invalid variable name "x"
            map $uri $x { a b c; }                         | invalid number of the map parameters
            map $uri $x { a b; A c; }                      | conflicting parameter "a"
            map $uri $x { default b; default c; }          | duplicate default map parameter
            map $uri $x { ~( b; }                          | pcre2_compile() failed: missing closing parenthesis in "("
            map $nosuch $x { }                             | unknown "nosuch" variable
            map $uri $x { a $nosuch; }                     | unknown "nosuch" variable
            geo $x { localhost y; }                        | invalid network "localhost"
            geo x { }                                      | invalid variable name "x"
            add_header a b c;                              | invalid parameter "c"
            add_header a $nosuch;                          | unknown "nosuch" variable
            expires x;                                     | "expires" directive invalid value
            error_page 200 /x;                             | value "200" must be between 300 and 599
            error_page x /x;                               | invalid value "x"
            error_page =200 /x;                            | invalid number of arguments in "error_page" directive
            """)
    void in_http(String inside, String message) {
        assertThat(Snippet.refusalInHttp(inside + " server { }")).isEqualTo(message + " in nginx.conf:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            if $uri { }                       | invalid condition "$uri"
            if ($uri { }                      | invalid condition "$uri"
            if ( ) { }                        | invalid condition ")"
            if () { }                         | invalid condition ")"
            if ( { }                          | invalid condition "("
            if (uri) { }                      | invalid condition "uri"
            if ($uri == x) { }                | unexpected "==" in condition
            if ($uri = x y) { }               | invalid condition "$uri"
            if ($uri ~ [) { }                 | pcre2_compile() failed: missing terminating ] for character class in "["
            if (-z $uri) { }                  | invalid condition "-z"
            if (-f) { }                       | invalid condition "-f"
            if ($nosuch) { }                  | unknown "nosuch" variable
            if ($uri = $nosuch) { }           | unknown "nosuch" variable
            if (-f $nosuch/x) { }             | unknown "nosuch" variable
            rewrite ( /x;                     | pcre2_compile() failed: missing closing parenthesis in "("
            rewrite ^ /x once;                | invalid parameter "once"
            rewrite ^ /$nosuch;               | unknown "nosuch" variable
            server_name ~(;                   | pcre2_compile() failed: missing closing parenthesis in "("
            """)
    void in_a_server(String inside, String message) {
        assertThat(Snippet.refusalInServer(inside)).isEqualTo(message + " in nginx.conf:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_log x; access_log syslog:server=a combined; access_log x combined buffer=1k flush=1s gzip if=$uri;",
                "log_format x escape=json '{\"a\": \"$request_time\"}'; access_log logs/x x;",
                "resolver 127.0.0.11 [::1]:53 valid=5s ipv6=off status_zone=x;",
                "limit_req_zone $binary_remote_addr zone=z:1m rate=1r/s; limit_req zone=z burst=5;",
                "keepalive_timeout 65 60; satisfy ANY; userid v1;",
                "map $uri $x { default 1; hostnames; volatile; .a.b 2; ~^/(?<part>.) $part; \\default 3; }",
                "map $http_upgrade $connection_upgrade { default upgrade; '' close; }",
                "geo $x { ranges; default 0; 10.0.0.1-10.0.0.2 1; }",
                "map $uri $x { if 1; set 2; zone 3; rewrite 4; map 5; access_log 6; proxy_pass 7; }",
                "geoip2 x.mmdb { $country country iso_code; } add_header X $country;",
                "split_clients $uri $x { 50% a; * b; } add_header X $x;"
            })
    void what_nginx_takes_is_taken_in_http(String inside) {
        assertThat(Snippet.refusalInHttp(inside + " server { }")).isEqualTo("it starts");
    }

    @ParameterizedTest
    @CsvSource({
        "ngx_http_lua_module, true",
        "ndk_http_module, true",
        "ngx_stream_module, true",
        "ngx_http_vhost_traffic_status_module, false"
    })
    void a_module_that_we_do_not_know_may_make_variables(String module, boolean refused) {
        String file = "load_module modules/" + module + ".so; events {} http { server { return 200 $nosuch; } }";
        assertThat(Snippet.refusal(file).equals("unknown \"nosuch\" variable in nginx.conf:1"))
                .isEqualTo(refused);
    }

    @Test
    void other_protocols_have_names_of_their_own() {
        String stream = "stream { log_format x $protocol; map $a $b { } server { listen 1; access_log y x; } }";
        assertThat(Snippet.refusal("events {} http { log_format x $uri; } " + stream))
                .isEqualTo("it starts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if ($uri) { } if ( $uri = x ) { } if ($uri !~* 'a b') { } if (!-e $document_root$uri) { }",
                "if ($http_cookie ~ 'id=(?<id>\\d+)') { return 200 $id; }",
                "location ~ ^/(?<rest>.*)$ { return 200 $rest$1; }",
                "server_name ~^(?P<sub>.+)\\.a$; location / { return 200 $sub; }",
                "set_by_lua_block $made { return 1 } location / { return 200 $made; }",
                "auth_request_set $user $upstream_http_x_user; location / { return 200 $user; }",
                "location / { return 200 $upstream_addr$ssl_protocol$cookie_a$request_id$geoip2_x; }",
                "nobody_knows_this { set x; if; zone y; } location / { }",
                "nobody_knows_this $x; location / { return 200 $nosuch; }"
            })
    void what_nginx_takes_is_taken_in_a_server(String inside) {
        assertThat(Snippet.refusalInServer(inside)).isEqualTo("it starts");
    }
}
