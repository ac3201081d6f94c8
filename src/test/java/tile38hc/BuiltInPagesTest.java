package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tile38hc.alert.MemoryJournal;
import tile38hc.health.Fleet;

/// None of our own pages says more to anybody than the configuration lets its status page say.
class BuiltInPagesTest {
    private static final String STATUS = "content_by_lua_block { ngx.print(require('healthcheck').status_page()) }";

    @AutoClose
    private final Ports ports = new Ports("/tmp/unused-");

    @TempDir
    Path prefix;

    BuiltInPagesTest() throws Exception {}

    @Test
    void all_are_there_where_the_status_page_may_be_seen() throws Exception {
        try (App _ = start("location = /status { " + STATUS + " }")) {
            assertThat(paths()).allSatisfy(path -> assertThat(status(path)).isNotIn(403, 404));
        }
    }

    @Test
    void none_leaks_where_the_status_page_is_denied() throws Exception {
        try (App _ = start("location = /status { deny all; " + STATUS + " }")) {
            assertThat(paths()).allSatisfy(path -> assertThat(status(path)).isEqualTo(403));
        }
    }

    @Test
    void none_leaks_where_what_guards_the_status_page_is_not_understood() throws Exception {
        try (App _ = start("location = /status { auth_basic x; auth_basic_user_file y; " + STATUS + " }")) {
            assertThat(paths()).allSatisfy(path -> assertThat(status(path)).isEqualTo(403));
        }
    }

    @Test
    void none_leaks_through_a_subrequest() throws Exception {
        try (App _ = start("""
                location = /status { deny all; %s }
                location /via/ {
                  content_by_lua_block {
                    local answer = ngx.location.capture(ngx.var.uri:sub(5))
                    ngx.status = answer.status
                    ngx.print(answer.body)
                  }
                }
                """.formatted(STATUS))) {
            assertThat(paths())
                    .allSatisfy(path -> assertThat(status("/via" + path)).isEqualTo(404));
        }
    }

    @Test
    void a_page_of_the_configuration_comes_first() throws Exception {
        try (App _ = start("location = /status { " + STATUS + " } location /metrics { return 200 mine; }")) {
            assertThat(WatchedPair.ask(ports.http(), "GET", "/metrics").body()).isEqualTo("mine");
            assertThat(status("/status.json")).isEqualTo(200);
        }
    }

    /// Each page's own, or one beneath it where it stands for several.
    private static List<String> paths() {
        return BuiltInPages.of(new Fleet(), new MemoryJournal()).keySet().stream()
                .filter(path -> !path.equals("/events")) // it does not end; EventsPageTest has it
                .map(path -> path.equals("/node/") ? "/node/127.0.0.1:9" : path)
                .toList();
    }

    private int status(String path) throws Exception {
        return WatchedPair.ask(ports.http(), "GET", path).status();
    }

    private App start(String locations) throws Exception {
        Path conf = Files.createDirectories(prefix.resolve("conf")).resolve("nginx.conf");
        Files.writeString(conf, """
                events {}
                http {
                  upstream u { server 127.0.0.1:9; }
                  server { listen 127.0.0.1:%d; %s }
                }
                """.formatted(ports.http(), locations));
        App app = new App(
                Options.parse(List.of("-p", prefix.toString(), "-c", "conf/nginx.conf")),
                new Log(SystemTime.INSTANCE::now));
        app.prepare();
        Ports.bindPatiently(app::start);
        return app;
    }
}
