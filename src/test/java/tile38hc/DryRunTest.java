package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `-t`: what it warns of, where, and with which status it ends.
class DryRunTest {
    private static final String CHECKED = "lua_shared_dict hc 1m; init_worker_by_lua_block {"
            + " require('healthcheck').spawn_checker{shm = 'hc', upstream = 'a', type = 'http',"
            + " http_req = 'GET / HTTP/1.0\\r\\n\\r\\n', valid_statuses = {200}} }\n";

    @TempDir
    Path prefix;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /// A bar stands for the end of a line; the first line has the checker of upstream `a`.
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            upstream a { server 10.0.0.1:9851; | server 10.0.0.2:9851 down; } # "down" says how 10.0.0.2:9851 starts, no more: checks that pass turn it UP; take the line out to keep it from being checked in nginx.conf:3
            upstream a { server 10.0.0.1; }                                   # 10.0.0.1 names no port: 80 is checked and shown; Tile38's is 9851 in nginx.conf:2
            upstream a { server [::1]; }                                      # [::1] names no port: 80 is checked and shown; Tile38's is 9851 in nginx.conf:2
            upstream a { server 0.0.0.1:9851; }                               # 0.0.0.1:9851 is no server's address: its checks fail in nginx.conf:2
            upstream a { server 0.0.0.1; | balancer_by_lua_block { } }        # "balancer_by_lua_block" chooses the peers of "a" as requests come: its server lines are stand-ins, and checks of them say nothing in nginx.conf:3
            upstream a { server a.test:1; } | upstream b { server b.test:1; } # upstream "b" has no checker: the page shows "(NO checkers)", and its peers UP whatever they do in nginx.conf:3
            upstream a { server a.test:1; } server { location / { | allow 10.0.0.1; | return 200; } } # "allow" without "deny" lets everybody in: end with "deny all;" in nginx.conf:3
            upstream a { server a.test:1; } server { location / { | header_filter_by_lua_block { ngx.header.X = 1 } } } # "header_filter_by_lua_block" is left out: pages are sent without what it would change in nginx.conf:3
            upstream a { server a.test:1; } server { location / { | header_filter_by_lua_file f.lua; } } # "header_filter_by_lua_file" is not implemented: what it guards is answered 503 in nginx.conf:3
            upstream a { server a.test:1; } server { location / { | body_filter_by_lua 'x = 1'; return 200; } } # "body_filter_by_lua" is not implemented: what it guards is answered 503 in nginx.conf:3
            upstream a { server a.test:1; } server { location / { | log_by_lua_block { x = 1 } content_by_lua ' '; } } # "log_by_lua_block" is left out: what it would count or tell of requests is missing in nginx.conf:3
            upstream a { server a.test:1; } server { location / { | sub_filter a b; } } # "sub_filter" is left out: pages are sent without what it would change in nginx.conf:3
            upstream a { server a.test:1; } server { location / { | content_by_lua 'hc.spawn_checker{}'; } } # spawn_checker belongs into init_worker_by_lua: here each request starts one more checker in nginx.conf:3
            upstream a { server a.test:1; } server { location / { | content_by_lua_block { return hc.status_page():match("10.0.0.1:1 up") } } } # the page says UP and DOWN, in capitals, since version 0.07 of the library: this looks for small letters and finds nothing in nginx.conf:3
            upstream a { server a.test:1; } | resolver 10.0.0.53;             # names are resolved by this machine's own resolver, not by the addresses of "resolver" in nginx.conf:3
            upstream a { server a.test:1; } server { | listen unix:/x.sock; } # "listen unix:/x.sock" is not opened: no pages are served on socket files in nginx.conf:3
            """)
    void each_of_these_is_one_warning(String http, String warning) throws IOException {
        assertThat(test("events {} http { " + CHECKED + http.replace("|", "\n") + " }", "-t"))
                .isEqualTo(Exit.OK);
        assertThat(warnings()).containsExactly(warning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            proxy_pass http://10.0.0.9;         # "proxy_pass" makes a group of its own, which the page lists as "Upstream 10.0.0.9:80 (NO checkers)": name an upstream { } in it to have it checked in nginx.conf:3
            proxy_pass https://10.0.0.9/v1;     # "proxy_pass" makes a group of its own, which the page lists as "Upstream 10.0.0.9:443 (NO checkers)": name an upstream { } in it to have it checked in nginx.conf:3
            proxy_pass http://[::1]:80;         # the address in "proxy_pass" makes every status page one line of error, in OpenResty too: put it into an upstream { } in nginx.conf:3
            """)
    void hosts_that_are_passed_to_are_groups(String line, String warning) throws IOException {
        test("events {} http { " + CHECKED + "upstream a { server a.test:1; } server { location / {\n" + line
                + "} } }");
        assertThat(warnings())
                .containsExactly(
                        "\"proxy_pass\" is not served: what it is for is answered 501 in nginx.conf:3", warning);
    }

    @Test
    void the_upstream_of_the_leader_is_there_or_no_checker_is_started() throws IOException {
        String file = "events {} http { " + CHECKED.replace("type =", "tile38 = {leader = 'b'}, type =")
                + "upstream a { server a.test:1; } }";
        assertThat(test(file)).isEqualTo(Exit.OK);
        assertThat(warnings())
                .contains("spawn_checker: no checker is started for \"a\": tile38.leader: there is no upstream \"b\""
                        + " in nginx.conf:1");
    }

    @Test
    void an_upstream_that_proxy_pass_names_is_no_group_of_its_own() throws IOException {
        test("events {} http { " + CHECKED + "upstream a { server a.test:1; } server { location / {\n"
                + "proxy_pass http://a; } } }");
        assertThat(warnings())
                .containsExactly("\"proxy_pass\" is not served: what it is for is answered 501 in nginx.conf:3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            events {} stream { } http { }               # "stream" is left out: nothing in it is served or checked in nginx.conf:1
            events {} http { upstream a { server a:1; } } # there is no init_worker_by_lua, and so no checker: nothing is checked in nginx.conf:1
            events {}                                   # no "http" section in configuration: there is nothing to check or serve in nginx.conf:1
            """)
    void what_is_missing_or_left_out_is_told(String file, String warning) throws IOException {
        assertThat(test(file)).isEqualTo(Exit.OK);
        assertThat(warnings()).contains(warning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            upstream a { server ${HOST}:9851; }    # host not found in upstream "${HOST}:9851" in nginx.conf:1 ("${HOST}" is to be filled in before this file is read, by envsubst for example)
            upstream a { server @HOST@:9851; }     # host not found in upstream "@HOST@:9851" in nginx.conf:1 ("@HOST@" is to be filled in before this file is read, by envsubst for example)
            upstream a { server 10.0.0.1:${PORT}; } # invalid port in upstream "10.0.0.1:${PORT}" in nginx.conf:1 ("${PORT}" is to be filled in before this file is read, by envsubst for example)
            server { listen ${PORT}; }             # host not found in "${PORT}" of the "listen" directive in nginx.conf:1 ("${PORT}" is to be filled in before this file is read, by envsubst for example)
            server { listen 127.0.0.1:${PORT}; }   # invalid port in "127.0.0.1:${PORT}" of the "listen" directive in nginx.conf:1 ("${PORT}" is to be filled in before this file is read, by envsubst for example)
            """)
    void a_template_that_nobody_filled_in_is_refused(String http, String message) throws IOException {
        assertThat(test("events {} http { " + http + " }")).isEqualTo(Exit.FAILED);
        assertThat(text()).isEqualTo("tile38-hc: [emerg] " + message + "\n");
    }

    @Test
    void strictly_a_warning_is_a_failure() throws IOException {
        String file = "events {} stream { } http { " + CHECKED + "upstream a { server a.test:1; } }";
        assertThat(test(file)).isEqualTo(Exit.OK);
        assertThat(test(file, "--strict")).isEqualTo(Exit.FAILED);
        assertThat(text())
                .endsWith("tile38-hc: configuration file nginx.conf test failed: --strict, and there are"
                        + " warnings\n");
    }

    @Test
    void strictly_what_lua_logs_is_a_failure_too() throws IOException {
        String file = "events {} http { " + CHECKED.replace("require(", "ngx.log(ngx.WARN, 'odd') require(")
                + "upstream a { server a.test:1; } }";
        assertThat(test(file)).isEqualTo(Exit.OK);
        assertThat(test(file, "--strict")).isEqualTo(Exit.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upstream a { server a.test:1; }",
                "upstream a { server a.test:1; server b.test:1 backup; } server { location / { allow 10.0.0.1; deny all; } }",
                "upstream a { server a.test:1; } server { location / { deny 10.0.0.1; allow all; } }",
                "upstream a { server a.test:1; } server { location / { allow all; } }",
                "upstream a { server unix:/a.sock; }",
                "upstream a { server a.test:1; } server { location / { content_by_lua_block { return hc.status_page():match('(%u+)') -- up\n } } }"
            })
    void strictly_what_is_in_order_is_none(String http) throws IOException {
        assertThat(test("events {} http { " + CHECKED + http + " }", "--strict"))
                .as(text())
                .isEqualTo(Exit.OK);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void the_sample_is_in_order() {
        PrintStream out = new PrintStream(said, true, StandardCharsets.ISO_8859_1);
        assertThat(new CommandLine(out, out).run(List.of("-t", "--strict", "-p", "nginx-compat")))
                .isEqualTo(Exit.OK);
        assertThat(warnings()).isEmpty();
    }

    private Exit test(String file, String... more) throws IOException {
        Files.writeString(prefix.resolve("nginx.conf"), file);
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.ISO_8859_1);
        List<String> arguments = Stream.concat(
                        Stream.of("-t", "-p", prefix.toString(), "-c", "nginx.conf"), Stream.of(more))
                .toList();
        return new CommandLine(out, out).run(arguments);
    }

    private String text() {
        return said.toString(StandardCharsets.ISO_8859_1);
    }

    private List<String> warnings() {
        return text().lines()
                .filter(line -> line.startsWith("tile38-hc: [warn] "))
                .map(line -> line.substring("tile38-hc: [warn] ".length()))
                .toList();
    }
}
