package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tile38hc.demo.Demo;

/// The whole program in this process, watching a stand-in leader and follower ten times a second.
final class WatchedPair implements AutoCloseable {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    final Demo demo = Demo.start(0, 0, System::nanoTime);
    final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Ports ports = new Ports("/tmp/unused-");
    private final App app;

    /// @param prefix an empty folder for its configuration
    WatchedPair(Path prefix, String... options) throws Exception {
        Log sink = new Log(SystemTime.INSTANCE::now);
        sink.addSink(log, Log.Level.NOTICE);
        app = new App(options(prefix, options), sink);
        app.prepare();
        Ports.bindPatiently(app::start);
    }

    private Options options(Path prefix, String... more) throws Exception {
        Path conf = Files.createDirectories(prefix.resolve("conf")).resolve("nginx.conf");
        Files.writeString(conf, """
                events {}
                http {
                  upstream leader { server %s; }
                  upstream follower { server %s; }
                  lua_shared_dict healthcheck 1m;
                  init_worker_by_lua_block {
                    local hc = require "resty.upstream.healthcheck"
                    local function check(u, path, tile38)
                      assert(hc.spawn_checker{
                        shm = "healthcheck", upstream = u, type = "http", interval = 100, fall = 2, rise = 2,
                        http_req = "GET " .. path .. " HTTP/1.0\\r\\n\\r\\n", valid_statuses = {200}, tile38 = tile38 })
                    end
                    check("leader", "/healthz")
                    check("follower", "/status", { leader = "leader", max_lag_seconds = 5 })
                  }
                  server {
                    listen 127.0.0.1:%d;
                    location = /status {
                      content_by_lua_block { ngx.print(require("healthcheck").status_page()) }
                    }
                  }
                }
                """.formatted(leader(), follower(), port()));
        List<String> args = new ArrayList<>(List.of("-p", prefix.toString(), "-c", "conf/nginx.conf"));
        args.addAll(List.of(more));
        return Options.parse(args);
    }

    String leader() {
        return "127.0.0.1:" + demo.leader().address().getPort();
    }

    String follower() {
        return "127.0.0.1:" + demo.follower().address().getPort();
    }

    /// Where the pages are.
    int port() {
        return ports.http();
    }

    String get(String path) throws IOException {
        return ask("GET", path).body();
    }

    RawHttp.Answer ask(String method, String path) throws IOException {
        return ask(port(), method, path);
    }

    /// Asks any server of this machine.
    static RawHttp.Answer ask(int port, String method, String path) throws IOException {
        return RawHttp.send(new Scenario.Request(
                Optional.empty(), method, "127.0.0.1", port, path, Map.of("Connection", "close"), "", List.of()));
    }

    /// Something that shall come to be true. Who cannot be asked yet has not said so.
    interface Question {
        boolean isTrue() throws Exception;
    }

    /// Waits until it is true.
    static void await(String what, Question question) throws Exception {
        await(() -> what, question);
    }

    static void await(Supplier<String> what, Question question) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!answers(question)) {
            assertThat(System.nanoTime()).as("in time: " + what.get()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static boolean answers(Question question) throws Exception {
        try {
            return question.isTrue();
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        app.close();
        ports.close();
        demo.close();
    }
}
