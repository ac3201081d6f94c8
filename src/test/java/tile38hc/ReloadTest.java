package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.log.Log;

/// The whole program, whose configuration is changed while it runs.
class ReloadTest {
    private static final String STATUS =
            "location = /status { content_by_lua_block { ngx.print(require('healthcheck').status_page()) } }";

    @TempDir
    Path prefix;

    @AutoClose
    private final Ports ports = new Ports("/tmp/unused-");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final HttpServer good = peer(200);
    private final HttpServer bad = peer(500);
    private App app;

    ReloadTest() throws Exception {}

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(prefix.resolve("conf"));
        Files.createDirectories(prefix.resolve("logs"));
    }

    @AfterEach
    void stop() {
        app.close();
        good.stop(0);
        bad.stop(0);
    }

    @Test
    void a_peer_that_stays_keeps_its_state_and_what_is_new_begins_as_at_a_start() throws Exception {
        start("upstream foo { server BAD; } " + checked("foo"), STATUS);
        await("down", () -> get("/status").contains(name(bad) + " DOWN"));
        String since = member("since");
        reload("upstream foo { server GOOD; server BAD weight=7; } " + checked("foo"), STATUS);
        assertThat(get("/status")).contains(name(good) + " UP\n        " + name(bad) + " DOWN\n");
        assertThat(get("/status.json")).contains("\"since\": \"" + since);
        assertThat(log()).containsOnlyOnce("is turned down").contains("[notice]", "1 of 2 peers were there before");
    }

    @Test
    void checks_go_on_with_what_they_counted() throws Exception {
        start("upstream foo { server BAD; } " + checked("foo").replace("fall = 2", "fall = 100000"), STATUS);
        await("some failures", () -> failures() > 3);
        long before = failures();
        reload("upstream foo { server BAD; } " + checked("foo").replace("fall = 2", "fall = 5"), STATUS);
        await("the new fall holds", () -> get("/status").contains("DOWN"));
        assertThat(failures()).isGreaterThan(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serber {}                            | unknown directive \"serber\" in conf/nginx.conf:2",
                "init_by_lua_block { error('no') }    | init_by_lua failed, as the log tells",
                "server { listen 127.0.0.1:TAKEN; }   | failed (98: Address already in use)",
                "server { listen 127.0.0.1:PORT ssl; ssl_certificate none; ssl_certificate_key none; } | cannot load"
            })
    void a_configuration_that_is_refused_changes_nothing(String more, String expected) throws Exception {
        start("upstream foo { server BAD; } " + checked("foo"), STATUS);
        await("down", () -> get("/status").contains("DOWN"));
        long checks = failures();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            reload("upstream bar { server GOOD; } " + more.replace("TAKEN", "" + taken.getLocalPort()), STATUS);
        }
        assertThat(log()).contains("[emerg]", expected).doesNotContain("reconfigured");
        assertThat(get("/status")).contains("foo", "DOWN").doesNotContain("bar");
        await("checks go on", () -> failures() > checks + 2);
        reload("upstream bar { server GOOD; }", STATUS);
        assertThat(get("/status")).contains("Upstream bar (NO checkers)");
    }

    @Test
    void lua_begins_anew_and_shared_dictionaries_stay_where_name_and_size_do() throws Exception {
        String lua = "init_worker_by_lua_block { started = (started or 0) + 1"
                + " for _, name in ipairs{ 'same', 'other' } do ngx.shared[name]:incr('starts', 1, 0) end"
                + " ngx.timer.at(3600, function(premature)"
                + " ngx.shared.same:set('end', tostring(premature) .. tostring(ngx.worker.exiting())) end) } ";
        String page = "location = /lua { content_by_lua_block { ngx.say(started, ngx.shared.same:get('starts'),"
                + " ngx.shared.other:get('starts'), ' ', ngx.shared.same:get('end'), ngx.worker.exiting()) } }";
        start("lua_shared_dict same 1m; lua_shared_dict other 1m; " + lua, page);
        assertThat(get("/lua")).isEqualTo("111 nilfalse\n");
        reload("lua_shared_dict same 1m; lua_shared_dict other 2m; " + lua, page);
        await("the old timer ended", () -> get("/lua").equals("121 truetruefalse\n"));
    }

    @Test
    void keys_in_shared_memory_follow_a_peer_to_its_new_position() throws Exception {
        String page = "location = /keys { content_by_lua_block {"
                + " local d = ngx.shared.healthcheck ngx.say(d:get('d:foo:p0'), d:get('d:foo:p1')) } }";
        start("upstream foo { server BAD; server GOOD; } " + checked("foo"), page);
        await("down", () -> get("/keys").equals("truenil\n"));
        reload("upstream foo { server GOOD; server BAD; } " + checked("foo"), page);
        assertThat(get("/keys")).isEqualTo("niltrue\n");
    }

    @Test
    void a_stream_goes_on_over_a_reload_and_shows_the_new_peers() throws Exception {
        start("upstream foo { server GOOD; }", STATUS);
        try (Socket stream = new Socket(InetAddress.getLoopbackAddress(), ports.http())) {
            stream.setSoTimeout(60_000);
            stream.getOutputStream()
                    .write("GET /events HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            readUntil(stream, name(good));
            reload("upstream foo { server GOOD; server BAD; }", STATUS);
            readUntil(stream, name(bad));
        }
    }

    @Test
    void a_request_that_runs_is_answered_by_the_lua_that_it_began_with() throws Exception {
        String lua = "lua_shared_dict d 1m; init_worker_by_lua_block { generation = 'GENERATION' }";
        String pages = "location = /slow { content_by_lua_block { ngx.shared.d:set('came', 1)"
                + " while not ngx.shared.d:get('go') do ngx.sleep(0.01) end ngx.say(generation) } }"
                + " location = /came { content_by_lua_block { ngx.say(ngx.shared.d:get('came')) } }"
                + " location = /go { content_by_lua_block { ngx.shared.d:set('go', 1) ngx.say(generation) } }";
        start(lua.replace("GENERATION", "old"), pages);
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> get("/slow"), Thread::startVirtualThread);
        await("it runs", () -> get("/came").equals("1\n"));
        reload(lua.replace("GENERATION", "new"), pages);
        assertThat(get("/go")).isEqualTo("new\n");
        assertThat(slow.get()).isEqualTo("old\n");
    }

    @Test
    void addresses_come_and_go() throws Exception {
        int more = Integer.parseInt(ports.rewritten("18101"));
        String second = " server { listen 127.0.0.1:" + more + "; location = /x { return 200 second; } }";
        start("", "location = /x { return 200 first; }");
        reload(second, "location = /x { return 200 again; }");
        assertThat(get("/x") + Running.ask(more, "GET", "/x").body()).isEqualTo("againsecond");
        reload("", "location = /x { return 200 alone; }");
        assertThat(get("/x")).isEqualTo("alone");
        await("closed", () -> {
            try (ServerSocket free = new ServerSocket(more, 1, InetAddress.getLoopbackAddress())) {
                return free.isBound();
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Test
    void the_log_goes_to_other_files_and_to_new_ones_of_the_same_name() throws Exception {
        Path logs = prefix.resolve("logs");
        write("error_log logs/one.log notice;", "", "");
        launch();
        reload("error_log logs/two.log notice;", "", "");
        await("the end of one", () -> Files.readString(logs.resolve("one.log")).endsWith("reconfiguring\n"));
        await("the begin of two", () -> Files.readString(logs.resolve("two.log"))
                .contains("reconfigured"));
        Files.move(logs.resolve("two.log"), logs.resolve("two.log.1"));
        reload("serber;", "", "");
        assertThat(logs.resolve("two.log")).doesNotExist();
        sink.reopen();
        reload("zerber;", "", "");
        await("the new file", () -> Files.readString(logs.resolve("two.log")).contains("zerber"));
        assertThat(Files.readString(logs.resolve("two.log"))).doesNotContain("serber");
        assertThat(Files.readString(logs.resolve("two.log.1")))
                .contains("serber")
                .doesNotContain("zerber");
    }

    @Test
    void a_name_that_has_lost_its_address_keeps_it() throws Exception {
        write("", "upstream foo { server there:" + bad.getAddress().getPort() + "; } " + checked("foo"), STATUS);
        launch("--resolve", "there=127.0.0.1");
        await("down", () -> get("/status").contains(name(bad) + " DOWN"));
        reload("upstream foo { server there:" + bad.getAddress().getPort() + "; } " + checked("foo"), STATUS);
        assertThat(get("/status")).contains(name(bad) + " DOWN");
    }

    private Log sink;

    private void start(String http, String pages) throws Exception {
        write("", http, pages);
        launch();
    }

    private void launch(String... more) throws Exception {
        sink = new Log(SystemTime.INSTANCE::now);
        sink.addSink(log, Log.Level.NOTICE);
        List<String> args = new ArrayList<>(List.of("-p", prefix.toString()));
        args.addAll(List.of(more));
        app = new App(Options.parse(args).service(), sink);
        app.prepare();
        Ports.bindPatiently(app::start);
    }

    private void reload(String http, String pages) throws Exception {
        reload("", http, pages);
    }

    private void reload(String main, String http, String pages) throws Exception {
        write(main, http, pages);
        app.reload();
    }

    private void write(String main, String http, String pages) throws IOException {
        String text = main + " events {} http {\n" + http + "\nserver { listen 127.0.0.1:PORT; " + pages + " } }\n";
        Files.writeString(
                prefix.resolve("conf/nginx.conf"),
                text.replace("PORT", "" + ports.http())
                        .replace("GOOD", name(good))
                        .replace("BAD", name(bad)));
    }

    private static String checked(String upstream) {
        return """
                lua_shared_dict healthcheck 1m;
                init_worker_by_lua_block {
                  assert(require("resty.upstream.healthcheck").spawn_checker{
                    shm = "healthcheck", upstream = "%s", type = "http", interval = 20, fall = 2, rise = 2,
                    http_req = "GET / HTTP/1.0\\r\\n\\r\\n", valid_statuses = { 200 } })
                }
                """.formatted(upstream);
    }

    private static HttpServer peer(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String name(HttpServer peer) {
        return "127.0.0.1:" + peer.getAddress().getPort();
    }

    private long failures() {
        String failures = member("failures");
        return failures.isEmpty() ? 0 : Long.parseLong(failures);
    }

    /// The first of this name in `/status.json`.
    private String member(String name) {
        Matcher member = Pattern.compile("\"" + name + "\": \"?([^\",\n}]*)").matcher(get("/status.json"));
        return member.find() ? member.group(1) : "";
    }

    private String get(String path) {
        try {
            return Running.ask(ports.http(), "GET", path).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String log() {
        return log.toString(StandardCharsets.ISO_8859_1);
    }

    private static void readUntil(Socket socket, String text) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int c = socket.getInputStream().read();
                all.indexOf(text) < 0;
                c = socket.getInputStream().read()) {
            assertThat(c).as("the stream goes on").isNotNegative();
            all.append((char) c);
        }
    }

    private void await(String what, Await.Question question) {
        Await.until(what, log, question);
    }
}
