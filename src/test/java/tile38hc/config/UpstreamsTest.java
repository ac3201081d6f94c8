package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.Server;
import tile38hc.health.Upstream;

class UpstreamsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server a;                                          | u: a 80
            server a:9851;                                     | u: a:9851 9851
            server [::1];                                      | u: [::1] 80
            server [::1]:9851;                                 | u: [::1]:9851 9851
            server unix:/run/a.sock;                           | u: unix:/run/a.sock 0
            server a backup; server b;                         | u: a 80 backup, b 80
            server a down; server b weight=3 max_fails=0;      | u: a 80 down, b 80 weight 3 max_fails 0
            server a fail_timeout=1m;                          | u: a 80 fail_timeout 60
            server a resolve slow_start=10s; zone z 64k;       | u: a 80
            server a backup; server b; ip_hash;                | u: a 80 backup, b 80
            server a; keepalive 1;                             | u: a 80
            """)
    void servers_are_read(String inside, String expected) {
        assertThat(groups("upstream u { " + inside + " }")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            proxy_pass http://a;                | u: s 80; a:80: a:80 80
            proxy_pass https://a/x?y;           | u: s 80; a:443: a:443 443
            proxy_pass HTTP://a:81;             | u: s 80; a:81: a:81 81
            proxy_pass http://[::1]:82/;        | u: s 80; [::1]:82: [::1]:82 82
            proxy_pass http://unix:/a.sock:/x;  | u: s 80; /a.sock: unix:/a.sock 0
            proxy_pass http://U;                | u: s 80
            proxy_pass http://$host;            | u: s 80
            fastcgi_pass a:9000;                | u: s 80; a:9000: a:9000 9000
            grpc_pass grpcs://a:1;              | u: s 80; a:1: a:1 1
            uwsgi_pass suwsgi://a:1;            | u: s 80; a:1: a:1 1
            memcached_pass u;                   | u: s 80
            """)
    void a_host_that_requests_are_passed_to_is_a_group_of_its_own(String pass, String expected) {
        assertThat(groups("upstream u { server s; } server { location / { " + pass + " } }"))
                .isEqualTo(expected);
    }

    @Test
    void groups_stand_in_the_order_in_which_they_are_come_upon() {
        assertThat(groups("""
                        server { location / { proxy_pass http://late; } location /x { proxy_pass http://only:1; } }
                        upstream first { server f; }
                        upstream late { server l; }
                        server { location / { proxy_pass http://only:1/y; } }
                        """)).isEqualTo("late: l 80; only:1: only:1 1; first: f 80");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server a:x;                         | invalid port in upstream "a:x" in nginx.conf:2
            server a:0;                         | invalid port in upstream "a:0" in nginx.conf:2
            server a:65536;                     | invalid port in upstream "a:65536" in nginx.conf:2
            server :80;                         | no host in upstream ":80" in nginx.conf:2
            server ::1:80;                      | invalid port in upstream "::1:80" in nginx.conf:2
            server [::1;                        | invalid host in upstream "[::1" in nginx.conf:2
            server [x]:80;                      | invalid IPv6 address in upstream "[x]:80" in nginx.conf:2
            server a/b;                         | invalid host in upstream "a/b" in nginx.conf:2
            server http://a;                    | invalid host in upstream "http://a" in nginx.conf:2
            server unix:;                       | no path in the unix domain socket in upstream "unix:" in nginx.conf:2
            server a weight=0;                  | invalid parameter "weight=0" in nginx.conf:2
            server a weight=;                   | invalid parameter "weight=" in nginx.conf:2
            server a max_fails=x;               | invalid parameter "max_fails=x" in nginx.conf:2
            server a fail_timeout=x;            | invalid parameter "fail_timeout=x" in nginx.conf:2
            server a Backup;                    | invalid parameter "Backup" in nginx.conf:2
            keepalive 1;                        | no servers are inside upstream in nginx.conf:3
            server a backup;                    | no servers in upstream "u" in nginx.conf:1
            ip_hash; server a; server b backup; | balancing method does not support parameter "backup" in nginx.conf:2
            server a; keepalive 0;              | invalid value "0" in "keepalive" directive in nginx.conf:2
            hash $uri x; server a;              | invalid parameter "x" in nginx.conf:2
            random two x; server a;             | invalid parameter "x" in nginx.conf:2
            server 127.0.0.256:80;              | host not found in upstream "127.0.0.256:80" in nginx.conf:2
            server *:80;                        | host not found in upstream "*:80" in nginx.conf:2
            server a; keepalive x;              | invalid value "x" in "keepalive" directive in nginx.conf:2
            server a; zone z 8k;                | zone "z" is too small in nginx.conf:2
            server a; zone z;                   | zero size shared memory zone "z" in nginx.conf:2
            """)
    void what_nginx_refuses_is_refused(String inside, String message) {
        assertThat(Snippet.refusalInHttp("upstream u {\n" + inside + "\n}")).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            upstream u { server a; } upstream U { server b; }                          | duplicate upstream "U"
            upstream u { server a; } server { location / { proxy_pass http://u:80; } } | upstream "u" may not have port 80
            server { location / { proxy_pass http://u:80; } } upstream u { server a; } | upstream "u" may not have port 80
            server { location / { proxy_pass ftp://u; } }                              | invalid URL prefix
            server { location / { proxy_pass http://u:x; } }                           | invalid port in upstream "u:x"
            server { location / { proxy_pass http:///x; } }                            | no host in upstream "/x"
            """)
    void groups_that_contradict_one_another_are_refused(String inside, String message) {
        assertThat(Snippet.refusalInHttp(inside)).isEqualTo(message + " in nginx.conf:1");
    }

    private static String groups(String http) {
        return Snippet.http(http).fleet().upstreams().stream()
                .map(UpstreamsTest::text)
                .collect(Collectors.joining("; "));
    }

    private static String text(Upstream upstream) {
        return upstream.name() + ": "
                + upstream.servers().stream().map(UpstreamsTest::text).collect(Collectors.joining(", "));
    }

    private static String text(Server server) {
        return server.name() + " " + server.port()
                + (server.backup() ? " backup" : "")
                + (server.down() ? " down" : "")
                + (server.weight() == 1 ? "" : " weight " + server.weight())
                + (server.maxFails() == 1 ? "" : " max_fails " + server.maxFails())
                + (server.failTimeoutSeconds() == 10 ? "" : " fail_timeout " + server.failTimeoutSeconds());
    }
}
