package tile38hc.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tile38hc.Await;
import tile38hc.Fifo;

/// Files that the log is copied to, among them some that take nothing.
@Timeout(120)
class LogFileTest {
    @TempDir
    Path folder;

    @AutoClose
    private final Log log = new Log(() -> Instant.EPOCH);

    private final ByteArrayOutputStream others = new ByteArrayOutputStream();

    LogFileTest() {
        log.addSink(others, Log.Level.NOTICE);
    }

    @Test
    void a_copy_gets_what_is_grave_enough_and_goes_on_behind_what_is_there() throws IOException {
        Path file = Files.writeString(folder.resolve("copy"), "before\n");
        log.copyTo(List.of(new Log.Copy("copy", file, Log.Level.ERROR)));
        log.log(Log.Level.ERROR, "grave");
        log.log(Log.Level.WARN, "less");
        Await.until("the line", () -> !messages(file).isEmpty());
        assertThat(messages(file)).containsExactly("grave");
        assertThat(Files.readString(file)).startsWith("before\n");
    }

    @Test
    void what_waits_is_written_before_the_end() throws IOException {
        copyTo("copy");
        say(IntStream.range(0, 100).mapToObj(i -> "line " + i).toArray(String[]::new));
        log.close(); // which waits for it, but not as long as a busy machine may take
        Await.until("all lines", () -> messages(folder.resolve("copy")).size() == 100);
    }

    @Test
    void a_fifo_that_nobody_reads_stops_nobody_and_has_it_all_when_somebody_does() throws Exception {
        Path fifo = Fifo.make(folder.resolve("fifo"));
        copyTo("fifo");
        say("one", "two");
        assertThat(said()).containsExactly("one", "two");
        assertThat(read(fifo, 2)).containsExactly("one", "two");
    }

    @Test
    void a_fifo_that_nobody_reads_does_not_hold_up_the_end() throws Exception {
        Path fifo = Fifo.make(folder.resolve("fifo"));
        copyTo("fifo");
        say("one");
        log.close();
        assertThat(read(fifo, 1)).containsExactly("one"); // by the thread that was left waiting
    }

    @Test
    void a_file_that_was_moved_gets_what_was_said_before_and_a_new_one_the_rest() throws IOException {
        Path file = copyTo("copy");
        say("one");
        Await.until("a line", () -> messages(file).size() == 1);
        Path moved = Files.move(file, folder.resolve("copy.1"));
        say("two");
        log.reopen();
        say("three");
        log.copyTo(List.of(new Log.Copy("copy", file, Log.Level.NOTICE))); // as a reload does
        say("four");
        Await.until("the last line", () -> messages(file).contains("four"));
        assertThat(messages(moved)).containsExactly("one", "two");
        assertThat(messages(file)).containsExactly("three", "four");
    }

    @Test
    void many_reloads_and_rotations_of_a_copy_that_hangs_keep_the_order() throws Exception {
        Path fifo = Fifo.make(folder.resolve("fifo"));
        for (int reload = 0; reload < 50; reload++) {
            copyTo("fifo");
            log.reopen();
            say("line " + reload);
            copyTo("another");
        }
        StringBuilder text = new StringBuilder();
        try (RandomAccessFile both = Fifo.letGo(fifo)) {
            for (int line = 0; line < 50; line++) {
                text.append(both.readLine()).append('\n');
            }
        }
        assertThat(messages(text.toString())).containsExactlyElementsOf(said()).hasSize(50);
    }

    @Test
    void where_the_folder_is_missing_nothing_is_written_or_said_until_it_is_there() throws IOException {
        Path file = copyTo("logs/copy");
        say("one");
        log.reopen();
        Files.createDirectory(folder.resolve("logs"));
        log.reopen();
        say("two");
        Await.until("a line", () -> !messages(file).isEmpty());
        assertThat(said()).containsExactly("one", "two");
    }

    @Test
    void a_file_that_cannot_be_opened_is_told_with_the_reason() throws IOException {
        Files.createDirectory(folder.resolve("copy"));
        copyTo("copy");
        Await.until("it is told", () -> !said().isEmpty());
        assertThat(said()).containsExactly("open() \"copy\" failed (Is a directory): no copy of the log is written");
    }

    @Test
    void a_file_that_cannot_be_opened_anew_goes_on_where_it_was() throws IOException {
        Path place = Files.createDirectory(folder.resolve("logs"));
        Path file = copyTo("logs/copy");
        Await.until("the file", () -> Files.exists(file));
        Path moved = Files.move(place, folder.resolve("moved"));
        log.reopen();
        Await.until("it is told", () -> !said().isEmpty());
        say("after");
        Await.until("the last line", () -> messages(moved.resolve("copy")).contains("after"));
        assertThat(said())
                .containsExactly(
                        "open() \"logs/copy\" failed (No such file or directory): its copy of the log goes on where it was",
                        "after");
    }

    @Test
    void a_full_disk_stops_nothing() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full on this machine");
        log.copyTo(List.of(new Log.Copy("/dev/full", Path.of("/dev/full"), Log.Level.NOTICE)));
        say("one", "two");
        log.close();
        assertThat(said()).containsExactly("one", "two");
    }

    /// Copies the log to nothing but a file in the folder.
    private Path copyTo(String name) {
        Path file = folder.resolve(name);
        log.copyTo(List.of(new Log.Copy(name, file, Log.Level.NOTICE)));
        return file;
    }

    private void say(String... messages) {
        for (String message : messages) {
            log.log(Log.Level.NOTICE, message);
        }
    }

    private List<String> said() {
        return messages(others.toString(StandardCharsets.ISO_8859_1));
    }

    private static List<String> messages(Path file) throws IOException {
        return messages(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    private static List<String> messages(String text) {
        return text.lines()
                .filter(line -> line.contains("]"))
                .map(line -> line.replaceFirst(".*?\\] \\d+#0: ", ""))
                .toList();
    }

    private static List<String> read(Path fifo, int lines) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(fifo, StandardCharsets.ISO_8859_1)) {
            return messages(String.join("\n", in.lines().limit(lines).toList()));
        }
    }
}
