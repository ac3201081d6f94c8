package tile38hc.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import tile38hc.health.Time;
import tile38hc.nginx.ConfigFiles;
import tile38hc.nginx.Configuration;
import tile38hc.nginx.Warning;
import tile38hc.source.SourceException;
import tile38hc.web.HealthPage;

/// Reads configurations that stand in the source of a test. What a snippet's first line holds is line 1 of
/// nginx.conf.
final class Snippet {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Snippet() {}

    static Config file(String text) {
        return file(text, false);
    }

    static Config file(String text, boolean ignoreUnknown) {
        Configuration tree = Configuration.read(new OneFile(text), "nginx.conf", "");
        LuaHost host = new LuaHost(Path.of("prefix/conf"), (message, level) -> {}, warning -> {}, checker -> {});
        return new ConfigReader(
                        tree,
                        Path.of("prefix"),
                        Path.of("prefix/conf"),
                        ignoreUnknown,
                        new Noon(),
                        host,
                        Map.of(HealthPage.PATH, new HealthPage()))
                .read(Optional.empty());
    }

    /// What stands in `http`.
    static Config http(String text) {
        return file("events {} http { " + text + "\n}");
    }

    /// What stands in the only server.
    static Config server(String text) {
        return http("server { listen 127.0.0.1:8080; " + text + "\n}");
    }

    /// What a file is refused with, and where.
    static String refusal(String text) {
        SourceException refused = catchThrowableOfType(SourceException.class, () -> file(text));
        return refused == null ? "it starts" : refused.getMessage();
    }

    static String refusalInHttp(String text) {
        return refusal("events {} http { " + text + "\n}");
    }

    static String refusalInServer(String text) {
        return refusalInHttp("server { listen 127.0.0.1:8080; " + text + "\n}");
    }

    static List<String> warnings(Config config) {
        return config.warnings().stream().map(Warning::toString).toList();
    }

    private record OneFile(String text) implements ConfigFiles {

        @Override
        public String read(String path) throws IOException {
            if (!path.equals("nginx.conf")) {
                throw new NoSuchFileException(path);
            }
            return text;
        }

        @Override
        public List<String> list(String folder) {
            return List.of("nginx.conf");
        }
    }

    /// It is always the same moment.
    private static final class Noon implements Time {

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void await(Condition changed, long nanos) throws InterruptedException {
            changed.await();
        }
    }
}
