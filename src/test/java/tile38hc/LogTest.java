package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        log.addSink(out, Log.Level.NOTICE, Options.LogFormat.JSON);
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
    void a_file_that_cannot_be_opened_anew_goes_on_where_it_was(@TempDir Path folder) throws IOException {
        Path place = Files.createDirectory(folder.resolve("logs"));
        log.addSink(out, Log.Level.NOTICE);
        log.copyTo(List.of(new Log.Copy(new LogFile(place.resolve("copy")), Log.Level.NOTICE)));
        Path moved = Files.move(place, folder.resolve("moved"));
        log.reopen();
        log.log(Log.Level.NOTICE, "after");
        assertThat(text()).contains("[emerg]", "open() \"" + place.resolve("copy") + "\" failed");
        assertThat(Files.readString(moved.resolve("copy"))).contains("after");
    }

    @Test
    void a_full_disk_stops_nothing_and_takes_no_file_away() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no " + full + " on this machine");
        log.addSink(out, Log.Level.NOTICE);
        log.copyTo(List.of(new Log.Copy(new LogFile(full), Log.Level.NOTICE)));
        log.log(Log.Level.NOTICE, "one");
        log.log(Log.Level.NOTICE, "two");
        assertThat(text()).contains("one", "two");
    }

    private String text() {
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
