package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tile38hc.log.Format;
import tile38hc.log.Log;

class LogTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Log log = new Log(() -> Instant.EPOCH);

    @Test
    void a_line_has_the_shape_of_nginx() {
        log.addSink(out, Log.Level.NOTICE);
        log.log(Log.Level.WARN, "healthcheck: peer a is turned down");
        assertThat(text())
                .matches(
                        "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d \\[warn] \\d+#0: healthcheck: peer a is turned down\n");
    }

    @Test
    void each_sink_takes_what_is_grave_enough_for_it() {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        log.addSink(out, Log.Level.NOTICE);
        log.addSink(errors, Log.Level.ERROR);
        log.log(Log.Level.NOTICE, "one");
        log.log(Log.Level.INFO, "two");
        log.log(Log.Level.CRIT, "three");
        assertThat(text()).contains("one", "three").doesNotContain("two");
        assertThat(errors.toString(StandardCharsets.ISO_8859_1))
                .contains("three")
                .doesNotContain("one", "two");
    }

    @Test
    void what_a_peer_sent_can_neither_forge_a_line_nor_steer_a_terminal() {
        log.addSink(out, Log.Level.NOTICE);
        log.log(Log.Level.ERROR, "bad status line from a: \u001b[31m\r\u0000\u007f\u00e9");
        assertThat(text()).endsWith("bad status line from a: \\x1b[31m\\x0d\\x00\\x7f\u00e9\n");
    }

    @Test
    void in_json_a_line_is_an_object_with_what_it_is_about() {
        log.addSink(out, Log.Level.NOTICE, Format.JSON);
        log.log(
                Log.Level.WARN,
                "caf\u00c3\u00a9 \u001b[31m\n\u00ff",
                Optional.of("fleet"),
                Optional.of("10.0.0.1:9851"));
        log.log(Log.Level.NOTICE, "started");
        long pid = ProcessHandle.current().pid();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {"time":"1970-01-01T00:00:00Z","level":"warn","pid":%1$d,"message":"caf\u00e9 \\u001b[31m\\n\ufffd",\
                "upstream":"fleet","peer":"10.0.0.1:9851"}
                {"time":"1970-01-01T00:00:00Z","level":"notice","pid":%1$d,"message":"started"}
                """.formatted(pid));
    }

    @Test
    void a_refusal_to_start_is_an_object_too() {
        CommandLine program = new CommandLine(new PrintStream(OutputStream.nullOutputStream()), new PrintStream(out));
        assertThat(program.run(List.of("--log", "json", "-c", "no/such.conf"))).isEqualTo(Exit.FAILED);
        assertThat(text())
                .startsWith("{")
                .contains("\"level\":\"emerg\"", "no/such.conf")
                .endsWith("}\n");
    }

    @Test
    void a_sink_that_is_gone_stops_nothing() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };
        log.addSink(gone, Log.Level.NOTICE);
        log.addSink(out, Log.Level.NOTICE);
        log.log(Log.Level.ERROR, "one");
        log.log(Log.Level.ERROR, "two");
        assertThat(text()).contains("one", "two");
    }

    @Test
    @Timeout(120)
    void a_standard_error_that_nobody_reads_stops_no_check(@TempDir Path folder) throws Exception {
        try (Unread err = new Unread()) {
            checksGoOn(folder, "stderr", new CommandLine(new PrintStream(out), new PrintStream(err)));
        }
    }

    @Test
    @Timeout(120)
    void a_terminal_that_is_held_stops_no_check(@TempDir Path folder) throws Exception {
        try (Unread screen = new Unread()) {
            checksGoOn(folder, "stderr", new CommandLine(new PrintStream(screen), new PrintStream(out)), "--watch");
        }
    }

    @Test
    @Timeout(120)
    void an_error_log_that_nobody_reads_stops_no_check(@TempDir Path folder) throws Exception {
        Path fifo = Fifo.make(folder.resolve("fifo"));
        checksGoOn(folder, fifo.toString(), new CommandLine(new PrintStream(out), new PrintStream(out)));
        try (BufferedReader in = Files.newBufferedReader(fifo, StandardCharsets.ISO_8859_1)) {
            assertThat(in.lines()).anyMatch(line -> line.contains("healthcheck: ")); // all that waited, and its end
        }
    }

    @Test
    void an_error_log_has_the_name_whose_bytes_the_configuration_has(@TempDir Path folder) throws IOException {
        assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding")).equals(StandardCharsets.UTF_8),
                "the locale has no such names");
        Path file = Files.writeString(folder.resolve("nginx.conf"), "error_log caf\u00e9.log; events {}");
        CommandLine program = new CommandLine(new PrintStream(out), new PrintStream(out));
        assertThat(program.run(List.of("-t", "-p", folder.toString(), "-c", file.toString())))
                .as(text())
                .isEqualTo(Exit.OK);
        Await.until("it is made", () -> Files.exists(folder.resolve("caf\u00e9.log")));
    }

    /// The program starts, checks, logs what its checks say, and ends well.
    private static void checksGoOn(Path folder, String errorLog, CommandLine program, String... options)
            throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            rude.setSoTimeout(60_000);
            Path file = Files.writeString(folder.resolve("nginx.conf"), """
                    error_log %s notice;
                    events {}
                    http {
                        upstream rude { server 127.0.0.1:%d; }
                        init_worker_by_lua_block {
                            require "resty.upstream.healthcheck".spawn_checker {
                                shm = "checks", upstream = "rude", type = "http", http_req = "GET / HTTP/1.0\\r\\n\\r\\n",
                                interval = 10, fall = 1000
                            }
                        }
                        lua_shared_dict checks 1m;
                    }
                    """.formatted(errorLog, rude.getLocalPort()));
            List<String> args = new ArrayList<>(List.of(options));
            args.add(file.toString());
            Thread service = Thread.ofPlatform().start(() -> program.run(args));
            for (int check = 0; check < 3; check++) {
                rude.accept().close(); // each failure is told to the log
            }
            assertThat(program.stop()).isTrue();
            service.join();
        }
    }

    private String text() {
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
