import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What scripts/run does once the jar is built: a leader, a follower, tile38-hc on the sample configuration, and its
/// page. Arguments are handed on to tile38-hc.
void main(String[] args) throws Exception {
    List<Process> started = new ArrayList<>();
    Path data = Files.createTempDirectory("tile38-hc-run");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, data)));

    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(Files.readAllLines(Path.of("scripts", "jvm-options")));
    command.addAll(List.of("-jar", "target/tile38-hc.jar"));
    String server = tile38();
    if (server.isEmpty()) {
        IO.println("no tile38-server on the PATH: a stand-in pair takes its place");
        command.add("--demo");
    } else {
        requireFree(9851);
        requireFree(9852);
        IO.println("a leader on 127.0.0.1:9851 and a follower on 127.0.0.1:9852, by " + server);
        started.add(tile38(server, 9851, data.resolve("leader")));
        started.add(tile38(server, 9852, data.resolve("follower")));
        await("http://127.0.0.1:9851/ping", started);
        await("http://127.0.0.1:9852/ping", started);
        IO.println("FOLLOW: " + get("http://127.0.0.1:9852/follow+127.0.0.1+9851").strip());
        command.addAll(List.of("--resolve", "tile38-leader=127.0.0.1", "--resolve", "tile38-follower=127.0.0.1"));
    }
    command.add("nginx-compat/conf/nginx.conf");
    command.addAll(List.of(args));
    Process checker = new ProcessBuilder(command).inheritIO().start();
    started.add(checker);
    String page = await("http://localhost:8080/status", started);
    IO.println("\nhttp://localhost:8080/status says:\n\n" + page + "\nopen http://localhost:8080/dashboard; Ctrl-C ends it");
    System.exit(checker.waitFor());
}

/// A server of somebody else's on the port would be told to follow, and lose what it holds.
void requireFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
        return;
    } catch (IOException e) {
        System.err.println("scripts/run needs 127.0.0.1:" + port + " for a Tile38 of its own: " + e.getMessage());
        System.exit(1);
    }
}

Process tile38(String server, int port, Path folder) throws IOException {
    return new ProcessBuilder(
                    server, "-q", "-h", "127.0.0.1", "-p", "" + port, "-d", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
}

/// The path of a real server, or nothing.
String tile38() throws IOException {
    Process found = new ProcessBuilder("scripts/tile38-server")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(found.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
}

String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
}

/// The answer of a URL once there is one. Ends this program if one of the processes ends first.
String await(String url, List<Process> processes) throws Exception {
    for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); System.nanoTime() < deadline; ) {
        try {
            return get(url);
        } catch (IOException e) {
            for (Process process : processes) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    System.exit(process.exitValue());
                }
            }
        }
    }
    throw new IOException("no answer from " + url + " in 30 s");
}

String get(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(1_000);
    connection.setReadTimeout(3_000);
    return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
}

void end(List<Process> processes, Path data) {
    processes.reversed().forEach(process -> {
        process.destroy();
        try {
            process.waitFor(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    });
    try (Stream<Path> files = Files.walk(data)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
        IO.println("left behind: " + data);
    }
}
