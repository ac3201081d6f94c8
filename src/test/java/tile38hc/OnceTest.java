package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.demo.Demo;
import tile38hc.json.Json;
import tile38hc.json.JsonRules;

/// `--once`, against a stand-in leader and follower and a port at which nobody listens.
class OnceTest {

    @AutoClose
    private final Demo demo = Demo.start(0, 0, System::nanoTime);

    /// Bound, so that nobody else is given the port, and not listening, so that nobody can connect.
    @AutoClose
    private final SocketChannel nobody =
            SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    @TempDir
    Path prefix;

    private Exit exit;

    OnceTest() throws Exception {}

    @Test
    void each_check_has_a_block_with_a_few_lines_about_each_peer() throws Exception {
        String text = run("""
                upstream leader { server 127.0.0.1:LEADER; server 127.0.0.1:NOBODY backup; }
                upstream other { server 127.0.0.1:NOBODY; }
                """, """
                check{ upstream = "leader", http_req = "GET /healthz HTTP/1.0\\r\\n\\r\\n", valid_statuses = {200} }
                """);
        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(neutral(text)).isEqualTo("""
                leader: GET /healthz HTTP/1.0, wants 200
                  ok      127.0.0.1:LEADER  T ms  HTTP/1.1 200 OK
                    | {"ok":true,"elapsed":"T"}
                  FAILED  127.0.0.1:NOBODY  T ms  failed to connect to 127.0.0.1:NOBODY: connection refused

                other: no check looks at it
                1 of 2 checks failed; not all is well
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            GET /healthz HTTP/1.0\\r\\n\\r\\n                               | -
            GET /status HTTP/1.0\\r\\n\\r\\n                                | this check cannot fail: Tile38 answers GET /status
            GET /healthz?x=1 HTTP/1.0\\r\\n\\r\\n                           | this check cannot fail: to Tile38 GET /healthz?x=1 is an unknown command
            GET /healthz/ HTTP/1.0\\r\\n\\r\\n                              | this check cannot fail: to Tile38 GET /healthz/ is an unknown command
            HEAD /healthz HTTP/1.0\\r\\n\\r\\n                              | this check cannot pass: Tile38 takes HEAD for a command
            GET / HTTP/1.0\\r\\n\\r\\n                                      | this check cannot pass: Tile38 closes the connection unanswered on GET /
            GET /healthz HTTP/1.0\\r\\nAuthorization: Bearer x\\r\\n\\r\\n  | this check misleads: Tile38 takes all that stands behind "Authorization:"
            """)
    void a_check_that_tells_nothing_of_a_tile38_is_named(String request, String advice) throws Exception {
        String text = run("upstream leader { server 127.0.0.1:LEADER; }", """
                check{ upstream = "leader", http_req = "%s", valid_statuses = {200} }
                """.formatted(request));
        if (advice == null) {
            assertThat(text).doesNotContain("this check");
        } else {
            assertThat(text).contains("  " + advice).contains("\n  write instead: ");
        }
    }

    @Test
    void what_other_servers_answer_is_no_ground_for_advice() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answer(server, "HTTP/1.0 200 OK\r\n\r\nhello\u001b[31m\nworld"));
            String text = run(
                    "upstream web { server 127.0.0.1:%d; }".formatted(server.getLocalPort()),
                    "check{ upstream = 'web', http_req = 'GET / HTTP/1.0\\r\\n\\r\\n' }");
            assertThat(exit).isEqualTo(Exit.OK);
            assertThat(text)
                    .contains("web: GET / HTTP/1.0, wants any first line\n")
                    .contains("hello\\x1b[31m world\n")
                    .doesNotContain("this check")
                    .endsWith("0 of 1 checks failed; all is well\n");
        }
    }

    @Test
    void what_is_wrong_with_the_data_is_told_and_counts() throws Exception {
        demo.follower().run("FOLLOW", "no", "one");
        String text = run("upstream fleet { server 127.0.0.1:LEADER; server 127.0.0.1:FOLLOWER; }", """
                check{ upstream = "fleet", http_req = "GET /healthz HTTP/1.0\\r\\n\\r\\n", valid_statuses = {200} }
                """);
        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(text)
                .contains("\nTile38:\n  down      all")
                .contains("two_leaders: ")
                .endsWith("0 of 2 checks failed; not all is well\n");
    }

    @Test
    void what_is_found_at_the_port_of_a_check_is_told_of_the_peer() throws Exception {
        demo.leader().run("READONLY", "yes");
        String text = run("upstream fleet { server 127.0.0.1:NOBODY; }", """
                check{ upstream = "fleet", http_req = "GET /healthz HTTP/1.0\\r\\n\\r\\n", valid_statuses = {200}, port = LEADER }
                """);
        assertThat(neutral(text)).contains("\nTile38:\n  degraded  127.0.0.1:NOBODY  read_only: ");
    }

    @Test
    void a_follower_that_holds_other_data_is_found_out() throws Exception {
        Await.until(
                "a copy", () -> demo.follower().run("GET", "fleet", "truck1").contains("coordinates"));
        demo.follower().lose("fleet", "truck1");
        String text = run("""
                upstream leader { server 127.0.0.1:LEADER; }
                upstream follower { server 127.0.0.1:FOLLOWER; }
                """, """
                check{ upstream = "leader", http_req = "GET /healthz HTTP/1.0\\r\\n\\r\\n", valid_statuses = {200} }
                check{ upstream = "follower", http_req = "GET /healthz HTTP/1.0\\r\\n\\r\\n", valid_statuses = {200} }
                """);
        assertThat(text).contains("diverged: holds other data than its leader").contains("(fleet: leader ");
        assertThat(exit).isEqualTo(Exit.FAILED);
    }

    @Test
    void without_a_check_it_says_so() throws Exception {
        assertThat(run("upstream leader { server 127.0.0.1:LEADER; }", "")).isEqualTo("""
                leader: no check looks at it
                There are no checks: no Lua has called spawn_checker, or it was refused, as the log tells.
                """);
        assertThat(exit).isEqualTo(Exit.OK);
    }

    @Test
    void programs_get_the_same_as_json() throws Exception {
        String text = run("upstream leader { server 127.0.0.1:LEADER; }", """
                check{ upstream = "leader", http_req = "GET /status HTTP/1.0\\r\\n\\r\\n", valid_statuses = {200},
                       match_body = "elapsed" }
                check{ upstream = "leader", http_req = "", connect_only = true }
                check{ upstream = "leader", http_req = "GET /status HTTP/1.0\\r\\n\\r\\n", valid_statuses = {500} }
                """, "--json");
        Json.Obj report = (Json.Obj) Json.read(text, JsonRules.BYTES);
        assertThat(report.members().keySet())
                .containsExactly("version", "time", "ok", "checks", "unchecked", "conditions");
        assertThat(report.get("ok", Json.Bool.class)).contains(new Json.Bool(false));
        assertThat(neutral(report.get("checks", Json.Arr.class).orElseThrow().compact()))
                .isEqualTo("""
                        [{"upstream":"leader","type":"http","request":"GET /status HTTP/1.0\\r\\n\\r\\n",\
                        "valid_statuses":[200],"match_body":"elapsed","advice":[],"peers":[{\
                        "address":"127.0.0.1:LEADER","server":"127.0.0.1:LEADER","backup":false,"ok":true,\
                        "duration_ms":T,"reply":"HTTP/1.1 200 OK","body":"{\\"ok\\":false,\\"err\\":\\"unknown command \
                        'status'\\",\\"elapsed\\":\\"T\\"}\\r\\n","reason":null}]},\
                        {"upstream":"leader","type":"http","request":null,\
                        "valid_statuses":null,"match_body":null,"advice":[],"peers":[{\
                        "address":"127.0.0.1:LEADER","server":"127.0.0.1:LEADER","backup":false,"ok":true,\
                        "duration_ms":T,"reply":null,"body":null,"reason":null}]},\
                        {"upstream":"leader","type":"http","request":"GET /status HTTP/1.0\\r\\n\\r\\n",\
                        "valid_statuses":[500],"match_body":null,"advice":[{"effect":"cannot_pass","message":\
                        "Tile38 answers GET /status with 200 in whatever state","instead":\
                        "http_req = \\"GET /healthz HTTP/1.0\\\\r\\\\n\\\\r\\\\n\\", valid_statuses = {200}"}],"peers":[{\
                        "address":"127.0.0.1:LEADER","server":"127.0.0.1:LEADER","backup":false,"ok":false,\
                        "duration_ms":T,"reply":"HTTP/1.1 200 OK","body":"{\\"ok\\":false,\\"err\\":\\"unknown command \
                        'status'\\",\\"elapsed\\":\\"T\\"}\\r\\n","reason":"bad status code from 127.0.0.1:LEADER: 200"}]}]""");
    }

    private String run(String upstreams, String checks, String... more) throws Exception {
        Path conf = prefix.resolve("nginx.conf");
        Files.writeString(conf, """
                events {}
                http {
                  %s
                  lua_shared_dict d 1m;
                  init_worker_by_lua_block {
                    local hc = require "resty.upstream.healthcheck"
                    local function check(spec)
                      spec.shm, spec.type = "d", "http"
                      assert(hc.spawn_checker(spec))
                    end
                    %s
                  }
                }
                """.formatted(upstreams, checks)
                .replace("LEADER", port(demo.leader().address()))
                .replace("FOLLOWER", port(demo.follower().address()))
                .replace("NOBODY", port(nobody.getLocalAddress())));
        List<String> args = new ArrayList<>(List.of("-c", conf.toString(), "--once"));
        args.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        exit = new CommandLine(new PrintStream(out), new PrintStream(err)).run(args);
        assertThat(err.toString(StandardCharsets.ISO_8859_1).lines()).allMatch(line -> line.contains(" [warn] "));
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /// Without what differs from run to run.
    private String neutral(String text) throws IOException {
        return text.replace(port(demo.leader().address()), "LEADER")
                .replace(port(nobody.getLocalAddress()), "NOBODY")
                .replaceAll(" +[0-9.]+ ms", "  T ms")
                .replaceAll("(elapsed\\\\?\":\\\\?\")[^\"\\\\]+", "$1T")
                .replaceAll("(duration_ms\":)[0-9.]+", "$1T")
                .replaceAll("(?m)^ {40}", "    | ");
    }

    /// To the first visitor.
    private static void answer(ServerSocket server, String reply) {
        try (Socket visitor = server.accept()) {
            visitor.getInputStream().read(new byte[1_000]);
            visitor.getOutputStream().write(reply.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String port(SocketAddress address) {
        return String.valueOf(((InetSocketAddress) address).getPort());
    }
}
