package tile38hc.tile38;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tile38hc.Await;

/// A real tile38-server on a [#quietPort] of the loopback address, where this machine has one.
public final class RealServer implements Closeable {
    private final String program;
    private final Path folder;
    private final InetSocketAddress address;
    private final List<String> options;
    private Process process;

    private RealServer(String program, Path folder, InetSocketAddress address, List<String> options) {
        this.program = program;
        this.folder = folder;
        this.address = address;
        this.options = options;
    }

    /// As `scripts/tile38-server` finds it.
    public static Optional<String> find() throws IOException, InterruptedException {
        Process script = new ProcessBuilder("scripts/tile38-server")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String path = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return script.waitFor() == 0 ? Optional.of(path) : Optional.empty();
    }

    public static RealServer start(String program, Path folder, String... options) throws Exception {
        return startAt(program, new InetSocketAddress("127.0.0.1", quietPort()), folder, options);
    }

    static RealServer startAt(String program, InetSocketAddress address, Path folder, String... options)
            throws Exception {
        RealServer server = new RealServer(program, folder, address, List.of(options));
        server.start();
        server.awaitReady();
        return server;
    }

    /// Free, and of those that systems give to no client by chance: it stays free for a while.
    public static int quietPort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (ServerSocket free = new ServerSocket(port, 0, InetAddress.getByName("127.0.0.1"))) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // then another
            }
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    Path folder() {
        return folder;
    }

    /// Starts the process, and does not wait for it.
    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program,
                "-q",
                "-h",
                address.getHostString(),
                "-p",
                String.valueOf(address.getPort()),
                "-d",
                folder.toString()));
        command.addAll(options);
        process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Until it has loaded its data: PING is answered before, and FOLLOW refused.
    void awaitReady() throws Exception {
        Await.until("tile38-server answers", () -> !run("SERVER").startsWith("-LOADING"));
    }

    /// One command on a connection of its own.
    String run(String... words) throws IOException {
        try (Talk talk = new Talk(address)) {
            return talk.ask(words);
        }
    }

    void follow(InetSocketAddress leader) throws IOException {
        run("FOLLOW", leader.getHostString(), String.valueOf(leader.getPort()));
    }

    void awaitCaughtUp() throws Exception {
        Await.until("caught up", () -> run("HEALTHZ").equals("+OK"));
    }

    /// Writes `count` points of about 100 bytes in the AOF each.
    void load(String key, int from, int count) throws IOException {
        try (Talk talk = new Talk(address)) {
            talk.load(key, from, count, List.of());
        }
    }

    void loadExpiring(String key, int from, int count, String seconds) throws IOException {
        try (Talk talk = new Talk(address)) {
            talk.load(key, from, count, List.of("EX", seconds));
        }
    }

    /// Ends the process at once.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Ends the process in order.
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /// Lets it open no more files and connections than it has, by the soft limit; or as many as it could before.
    void lastDescriptorUsed(boolean used) throws Exception {
        try (var open = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
            long limit = used ? open.count() : 1_000;
            new ProcessBuilder("prlimit", "--pid", String.valueOf(process.pid()), "--nofile=" + limit + ":")
                    .start()
                    .waitFor();
        }
    }

    /// `STOP` or `CONT`.
    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}
