package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.log.Log;

/// The program in a process of its own, which is sent real signals.
class SignalsTest {
    @TempDir
    Path prefix;

    @AutoClose
    private final Ports ports = new Ports("/tmp/unused-");

    private Path log;
    private Process program;

    SignalsTest() throws IOException {}

    @BeforeEach
    void start() throws Exception {
        Programs.installed("kill");
        Files.createDirectories(prefix.resolve("conf"));
        write("first");
        log = prefix.resolve("standard-error");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        program = new ProcessBuilder(
                        java, "@scripts/jvm-options", "-cp", "target/classes", "tile38hc.Main", "-p", prefix.toString())
                .redirectError(log.toFile())
                .start();
        Await.until("a page", () -> get().equals("first"));
    }

    @AfterEach
    void end() {
        program.destroyForcibly();
    }

    @Test
    void hup_reloads_and_usr1_reopens_the_log_and_term_ends_it_well() throws Exception {
        write("second");
        signal("HUP");
        Await.until("the new page", () -> get().equals("second"));
        Files.writeString(prefix.resolve("conf/nginx.conf"), "events {}\nserber {}\n");
        signal("HUP");
        Await.until("refused", () -> log().contains("[emerg]"));
        assertThat(log()).contains("unknown directive \"serber\" in conf/nginx.conf:2");
        assertThat(get()).isEqualTo("second");
        Path copy = prefix.resolve("copy.log");
        Await.until("the file", () -> Files.exists(copy));
        Files.move(copy, prefix.resolve("copy.log.1"));
        signal("USR1");
        Await.until("a new file", () -> Files.exists(copy));
        Await.until("it is told", () -> log().contains(" (SIGUSR1) received, reopening logs"));
        signal("TERM");
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
    }

    /// Each reload is waited for in the second half, so that all of them are made.
    @Test
    void a_storm_of_reloads_loses_no_request_and_leaves_nothing_behind() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean keepsConnection = i % 2 == 0;
            clients.add(CompletableFuture.supplyAsync(() -> ask(keepsConnection, over), Thread::startVirtualThread));
        }
        long threads = count("task");
        for (int i = 0; i < 50; i++) {
            signal("HUP");
        }
        Await.until("the first reload", () -> reloads() > 0);
        for (int i = 0; i < 50; i++) {
            int before = reloads();
            signal("HUP");
            Await.until("one more reload", () -> reloads() > before);
        }
        over.set(true);
        for (CompletableFuture<Integer> client : clients) {
            assertThat(client.get(60, TimeUnit.SECONDS)).isPositive();
        }
        assertThat(count("task")).as("threads").isLessThanOrEqualTo(threads + 10);
        assertThat(count("fd")).as("descriptors").isLessThan(60);
    }

    @ParameterizedTest
    @CsvSource({"true, true, false", "false, false, false", "true, false, true"})
    void hup_ends_the_program_only_where_its_terminal_has_gone(boolean before, boolean now, boolean ends)
            throws Exception {
        AtomicBoolean terminal = new AtomicBoolean(before);
        AtomicBoolean ended = new AtomicBoolean();
        int other = Integer.parseInt(ports.rewritten("18101"));
        Options.Service options = Options.parse(List.of("-p", prefix.toString(), "--listen", "127.0.0.1:" + other))
                .service();
        Log quiet = new Log(SystemTime.INSTANCE::now);
        try (App app = new App(options, quiet);
                Orders orders = new Orders(app, quiet, () -> ended.set(true), terminal::get)) {
            app.prepare();
            Ports.bindPatiently(app::start);
            write("other");
            terminal.set(now);
            orders.hangUp("signal 1 (SIGHUP)");
            assertThat(ended.get()).isEqualTo(ends);
            assertThat(Running.ask(other, "GET", "/").body()).isEqualTo(ends ? "first" : "other");
        }
    }

    /// Asks again and again, and fails at the first request that is not answered.
    private int ask(boolean keepsConnection, AtomicBoolean over) {
        String request = "GET / HTTP/1.1\r\nHost: a\r\n" + (keepsConnection ? "" : "Connection: close\r\n") + "\r\n";
        int answers = 0;
        try {
            while (!over.get()) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.http())) {
                    socket.setSoTimeout(60_000);
                    do {
                        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                        readUntil(socket, "first");
                        answers++;
                    } while (keepsConnection && !over.get());
                }
            }
            return answers;
        } catch (IOException e) {
            throw new AssertionError("after " + answers + " answers", e);
        }
    }

    private static void readUntil(Socket socket, String text) throws IOException {
        StringBuilder all = new StringBuilder();
        while (all.indexOf(text) < 0) {
            int c = socket.getInputStream().read();
            assertThat(c).as("closed after " + all).isNotNegative();
            all.append((char) c);
        }
    }

    private void write(String page) throws IOException {
        Files.writeString(prefix.resolve("conf/nginx.conf"), """
                error_log copy.log notice;
                events {}
                http { server { listen 127.0.0.1:%d; location / { return 200 %s; } } }
                """.formatted(ports.http(), page));
    }

    private String get() throws IOException {
        return Running.ask(ports.http(), "GET", "/").body();
    }

    private String log() throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }

    private int reloads() throws IOException {
        return log().split(" reconfigured: ", -1).length - 1;
    }

    private void signal(String name) throws Exception {
        Programs.Ended kill = Programs.run("", List.of("kill", "-" + name, "" + program.pid()));
        assertThat(kill.status()).as(kill.said()).isZero();
    }

    /// How many the process has, where the system tells.
    private long count(String what) throws IOException {
        Path folder = Path.of("/proc", "" + program.pid(), what);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }
}
