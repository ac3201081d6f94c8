package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.web.AccessRules;
import tile38hc.web.Handler;

/// Who may see our own pages, server by server: clients from this machine, from 10.0.0.1, or nobody.
class BuiltInGuardsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server { }                                                              | here
            server { } server { listen 81; }                                        | here, -
            server { STATUS }                                                       | here 10
            server { } server { listen 81; STATUS }                                 | -, here 10
            server { deny 10.0.0.1; STATUS }                                        | here
            server { location / { allow 10.0.0.1; deny all; CODE } }                | 10
            server { location / { location /s { deny 10.0.0.1; CODE } } }           | here
            server { STATUS location /t { deny 10.0.0.1; CODE } }                   | here
            server { STATUS location /t { deny all; CODE } }                        | nobody
            server { location / { content_by_lua 'prometheus_status_page()'; } }    | here 10
            server { location / { content_by_lua_file status_page.lua; } }          | here 10
            server { location / { content_by_lua_block { ngx.say('x') } } }         | here
            server { auth_basic x; STATUS }                                         | nobody
            server { STATUS location ~ /t { access_by_lua ' '; CODE } }             | nobody
            server { location /s { internal; CODE } }                               | nobody
            server { auth_basic x; }                                                | -
            server { deny 127.0.0.1; }                                              | nobody
            server { listen 81 proxy_protocol; STATUS }                             | nobody
            """)
    void whoever_may_see_all_of_a_servers_status_pages(String servers, String expected) {
        String http = servers.replace("STATUS", "location /s { CODE }")
                .replace("CODE", "content_by_lua_block { ngx.print(hc.status_page()) }");
        assertThat(Snippet.http(http).servers().stream()
                        .map(server -> text(server.builtIns().guards()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    private static String text(List<Handler> guards) {
        if (guards.isEmpty()) {
            return "-"; // no such pages at all
        }
        String seen = Stream.of(may(guards, "127.0.0.1", "here"), may(guards, "10.0.0.1", "10"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return seen.isEmpty() ? "nobody" : seen;
    }

    private static String may(List<Handler> guards, String client, String name) {
        return guards.stream().allMatch(guard -> ((AccessRules) guard).allow(InetAddress.ofLiteral(client)))
                ? name
                : "";
    }
}
