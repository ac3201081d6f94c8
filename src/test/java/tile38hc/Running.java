package tile38hc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tile38hc.log.Log;

/// The whole program in this process, on a configuration that stands in a test.
final class Running implements AutoCloseable {
    final App app;
    private final int port;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    /// @param prefix a folder for its configuration
    /// @param ports one of them stands in for 18100, on which the configuration listens
    Running(Path prefix, Ports ports, String configuration, String... options) throws Exception {
        port = ports.http();
        Files.writeString(
                Files.createDirectories(prefix.resolve("conf")).resolve("nginx.conf"), ports.rewritten(configuration));
        List<String> args = new ArrayList<>(List.of("-p", prefix.toString(), "-c", "conf/nginx.conf"));
        args.addAll(List.of(options));
        Log sink = new Log(SystemTime.INSTANCE::now);
        sink.addSink(log, Log.Level.NOTICE);
        app = new App(Options.parse(args).service(), sink);
        app.prepare();
        Ports.bindPatiently(app::start);
    }

    /// What it has logged so far.
    String log() {
        return log.toString(StandardCharsets.ISO_8859_1);
    }

    String get(String path) throws IOException {
        return ask("GET", path).body();
    }

    RawHttp.Answer ask(String method, String path) throws IOException {
        return ask(port, method, path);
    }

    /// Asks any server of this machine.
    static RawHttp.Answer ask(int port, String method, String path) throws IOException {
        return RawHttp.send(new Scenario.Request(
                Optional.empty(), method, "127.0.0.1", port, path, Map.of("Connection", "close"), "", List.of()));
    }

    @Override
    public void close() {
        app.close();
    }
}
