package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of directives that nothing here acts upon, and that nginx refuses all the same. Its messages were
/// recorded.
class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            worker_priority x; events {}                      | "worker_priority" directive invalid number
            worker_cpu_affinity 0102; events {}               | invalid character "2" in "worker_cpu_affinity"
            worker_cpu_affinity auto 01 10; events {}         | invalid number of arguments in "worker_cpu_affinity" directive
            thread_pool a threads; events {}                  | "thread_pool" must have "threads" parameter
            thread_pool a threads=0; events {}                | invalid threads value "threads=0"
            error_log x warn error; events {}                 | duplicate log level "error"
            error_log memory:1; events {}                     | invalid buffer size "1"
            error_log syslog:; events {}                      | unknown syslog parameter ""
            error_log syslog:facility=local7; events {}       | no syslog server specified
            error_log syslog:server=; events {}               | no host in syslog server ""
            error_log syslog:server=a,facility=x; events {}   | unknown syslog facility "x"
            error_log syslog:server=a,severity=x; events {}   | unknown syslog severity "x"
            error_log syslog:server=a,server=b; events {}     | duplicate syslog "server"
            error_log syslog:server=a,tag=a-b; events {}      | syslog "tag" only allows alphanumeric characters and underscore
            events {} load_module modules/x.so;               | "load_module" directive is specified too late
            """)
    void outside_of_http(String file, String message) {
        assertThat(Snippet.refusal(file)).isEqualTo(message + " in nginx.conf:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keepalive_disable x;                              | invalid value "x"
            server_tokens maybe;                              | invalid value "maybe"
            gzip_comp_level 10;                               | value must be between 1 and 9
            gzip_proxied any x;                               | invalid value "x"
            gzip_buffers 0 8k;                                | "gzip_buffers" directive invalid value
            proxy_buffers 8 x;                                | "proxy_buffers" directive invalid value
            large_client_header_buffers x 8k;                 | "large_client_header_buffers" directive invalid value
            limit_rate x;                                     | "limit_rate" directive invalid value
            limit_req_status 200;                             | value must be between 400 and 599
            ssl_protocols TLSv1.2 TLSv1.4;                    | invalid value "TLSv1.4"
            ssl_session_cache shared:SSL;                     | invalid session cache "shared:SSL"
            ssl_session_cache shared:SSL:1k;                  | session cache "shared:SSL:1k" is too small
            proxy_next_upstream error http_200;               | invalid value "http_200"
            proxy_cache_use_stale x;                          | invalid value "x"
            proxy_store_access user:x;                        | invalid value "user:x"
            open_file_cache max=x;                            | invalid "open_file_cache" parameter "max=x"
            open_file_cache inactive=10s;                     | "open_file_cache" must have the "max" parameter
            open_log_file_cache inactive=10s;                 | "open_log_file_cache" must have "max" parameter
            disable_symlinks maybe;                           | invalid parameter "maybe"
            index "" a;                                       | index "" in "index" directive is invalid
            aio maybe;                                        | "aio" directive invalid value
            directio x;                                       | "directio" directive invalid value
            root $document_root/x;                            | the $document_root variable cannot be used in the "root" directive
            proxy_redirect x;                                 | invalid parameter "x"
            proxy_redirect ~( y;                              | pcre2_compile() failed: missing closing parenthesis in "("
            proxy_cookie_path x;                              | invalid parameter "x"
            proxy_bind x;                                     | invalid address "x"
            proxy_cache_valid 99 1m;                          | invalid status "99"
            proxy_cache_valid 200 x;                          | invalid time value "x"
            fastcgi_split_path_info ^a$;                      | pattern "^a$" must have 2 captures
            fastcgi_param A b c;                              | invalid parameter "c"
            add_trailer a b c;                                | invalid parameter "c"
            access_log x combined buffer;                     | invalid parameter "buffer"
            access_log x$uri combined gzip;                   | buffered logs cannot have variables in name
            access_log syslog:server=a combined gzip;         | logs to syslog cannot be buffered
            log_format x 'a $ b';                             | invalid parameter "a $ b"
            log_format x '${uri';                             | the closing bracket in "uri" variable is missing
            resolver valid=1s;                                | no name servers defined
            resolver a=b;                                     | host not found in resolver "a=b"
            error_page 404 =x /y;                             | invalid value "=x"
            error_page 499 /y;                                | invalid value "499"
            expires @25h;                                     | "expires" directive daily time value must be less than 24 hours
            expires modified @1h;                             | "expires" directive daily time cannot be used with "modified" parameter
            expires modified max;                             | "expires" directive invalid value
            """)
    void in_http(String inside, String message) {
        assertThat(Snippet.refusalInHttp(inside + " server { }")).isEqualTo(message + " in nginx.conf:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit_req_zone $uri rate=1r/s a;                                    | invalid parameter "a"
            limit_req_zone $uri zone=:1m rate=1r/s;                             | "limit_req_zone" must have "zone" parameter
            limit_req_zone $uri zone=a:1k rate=1r/s;                            | zone "zone=a:1k" is too small
            limit_req_zone $uri zone=a:1m rate=0r/s;                            | invalid rate "rate=0r/s"
            limit_req_zone $uri zone=a:1m rate=1r/h;                            | invalid rate "rate=1r/h"
            limit_conn_zone $uri zone=a:1m; limit_conn_zone $uri zone=a:1m;     | limit_conn_zone "a" is already bound to key "$uri"
            limit_req burst=5;                                                  | "limit_req" must have "zone" parameter
            limit_req_zone $uri zone=a:1m rate=1r/s; limit_req zone=a burst=0;  | invalid burst value "burst=0"
            limit_req_zone $uri zone=a:1m rate=1r/s; limit_req zone=a x;        | invalid parameter "x"
            limit_conn_zone $uri zone=a:1m; limit_conn a 1; limit_conn a 2;     | "limit_conn" directive is duplicate
            limit_conn_zone $uri zone=a:1m; limit_conn a x;                     | invalid number of connections "x"
            limit_conn_zone $uri zone=a:1m; limit_conn a 65536;                 | connection limit must be less 65536
            upstream u { zone z x; server a; }                                  | invalid zone size "x"
            upstream u { zone z 1k; server a; }                                 | zone "z" is too small
            proxy_cache x;                                                      | zero size shared memory zone "x"
            proxy_cache_path /x levels=1:2;                                     | "proxy_cache_path" must have "keys_zone" parameter
            proxy_cache_path /x keys_zone=a;                                    | invalid keys zone size "keys_zone=a"
            proxy_cache_path /x keys_zone=a:1k;                                 | keys zone "keys_zone=a:1k" is too small
            proxy_cache_path /x keys_zone=a:1m levels=4;                        | invalid "levels" "levels=4"
            proxy_cache_path /x keys_zone=a:1m inactive=x;                      | invalid inactive value "inactive=x"
            proxy_cache_path /x keys_zone=a:1m; proxy_cache_path /y keys_zone=a:1m; | duplicate zone "a"
            """)
    void of_shared_memory(String inside, String message) {
        assertThat(Snippet.refusalInHttp(inside + " server { }")).isEqualTo(message + " in nginx.conf:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            log_format x '$nosuch';                | unknown "nosuch" variable
            access_log x$nosuch;                   | unknown "nosuch" variable
            limit_rate $nosuch;                    | unknown "nosuch" variable
            auth_basic $nosuch;                    | unknown "nosuch" variable
            proxy_cache_key $nosuch;               | unknown "nosuch" variable
            split_clients $nosuch $x { * a; }      | unknown "nosuch" variable
            geo $nosuch $x { default 0; }          | unknown "nosuch" variable
            map $args $uri { default 1; }          | the duplicate "uri" variable
            map $args $x { ~(?<host>a) 1; }        | the duplicate "host" variable
            geo $uri { default 1; }                | the duplicate "uri" variable
            auth_request_set a b;                  | invalid variable name "a"
            split_clients $uri x { }               | invalid variable name "x"
            split_clients $uri $x { 50 a; }        | invalid percent value "50"
            split_clients $uri $x { 0.555% a; }    | invalid percent value "0.555%"
            split_clients $uri $x { 60% a; 41% b; } | percent total is greater than 100%
            map $host $x { hostnames; *a.com 1; }  | invalid hostname or wildcard "*a.com"
            geo $x { ranges; 10.0.0.1 a; }         | invalid range "10.0.0.1"
            geo $x { ranges; 10.0.0.2-10.0.0.1 a; } | invalid range "10.0.0.2-10.0.0.1"
            geo $x { default 0; ranges; }          | the "ranges" directive must be the first directive inside "geo" block
            geo $x { proxy x; }                    | invalid network "x"
            geo $x { delete; }                     | invalid number of the geo parameters
            """)
    void of_variables(String inside, String message) {
        assertThat(Snippet.refusalInHttp(inside + " server { }")).isEqualTo(message + " in nginx.conf:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            location ~ ^/(?<uri>x)$ { }            | the duplicate "uri" variable
            set_by_lua_block a { return 1 }        | invalid variable name "a"
            set_by_lua_block $uri { return 1 }     | the duplicate "uri" variable
            location / { content_by_lua_file $nosuch; } | unknown "nosuch" variable
            try_files a =x;                        | invalid code "=x"
            rewrite ^ "";                          | empty replacement
            location / { fastcgi_pass 127.0.0.1; } | no port in upstream "127.0.0.1"
            location / { grpc_pass grpcs://a; }    | no port in upstream "a"
            location / { memcached_pass a:1/x; }   | invalid host in upstream "a:1/x"
            ssl_certificate x.crt;                 | no "ssl_certificate_key" is defined for certificate "x.crt"
            listen 81 so_keepalive=::;             | invalid so_keepalive value: "::"
            listen 81 so_keepalive=1m:x:1;         | invalid so_keepalive value: "1m:x:1"
            listen 81 ipv6only=maybe;              | invalid parameter "ipv6only=maybe"
            """)
    void in_a_server(String inside, String message) {
        assertThat(Snippet.refusalInServer(inside)).isEqualTo(message + " in nginx.conf:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keepalive_disable none msie6; server_tokens build; gzip_proxied expired no-cache; gzip_buffers 4 8k;",
                "limit_rate 10k; limit_rate_after $arg_x; ssl_protocols TLSv1.2 tlsv1.3; ssl_session_cache builtin shared:SSL:1m;",
                "error_log syslog:server=[::1]:514,facility=local7,tag=a_b,severity=info,nohostname info;",
                "proxy_next_upstream error http_503 non_idempotent; proxy_store_access user:rw group:r; proxy_bind $remote_addr transparent;",
                "proxy_cache_path /x levels=1:2 keys_zone=k:1m inactive=1h max_size=1g use_temp_path=off; proxy_cache k;",
                "proxy_cache_valid 200 302 10m; proxy_cache_valid any 1m; proxy_cache_valid 5m; proxy_cache off;",
                "proxy_redirect ~^http://a/(?<rest>.*)$ /$rest; resolver local=on ipv6=off; proxy_cookie_path / /x; fastcgi_split_path_info ^(.+?\\.php)(/.*)$;",
                "open_file_cache max=10 inactive=20s; open_log_file_cache off; disable_symlinks on from=$document_root;",
                "limit_req_zone $uri zone=a:1m rate=1r/m; limit_req zone=a burst=5 delay=3; limit_req_zone $uri zone=b:1m rate=5;",
                "geo $x { ranges; default 0; 10.0.0.1-10.0.0.9 a; ::1-::2 b; delete 10.0.0.1-10.0.0.2; proxy 10.0.0.0/8; }",
                "map $host $x { hostnames; *.a.com 1; .b.com 2; www.c.* 3; d.com 4; }",
                "split_clients $uri $x { 0.5% a; 99.5% b; } expires @15h30m; aio threads=default;",
                "server { listen 81 so_keepalive=30m::10; server_name $hostname; location $uri { } }",
                "upstream f { server a:1; } server { location / { fastcgi_pass f; } }",
                "server { location / { fastcgi_pass late; } } upstream late { server a:1; }"
            })
    void what_nginx_takes_is_taken(String inside) {
        assertThat(Snippet.refusalInHttp(inside + " server { }")).isEqualTo("it starts");
    }
}
