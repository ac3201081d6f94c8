package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.Severity;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.page.PeerSketch;

class WatchTest {
    private static final Snapshot WELL = snapshot(new PeerSketch("10.0.0.2:9851"));
    private static final Snapshot BEHIND = snapshot(
            new PeerSketch("10.0.0.2:9851").in(PeerSketch.condition("behind", Severity.DEGRADED, "it is 12 s behind")));

    private final CountDownLatch stop = new CountDownLatch(1);
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final HeldLines log = new HeldLines(err);

    /// A terminal that keeps what it is shown, and stops the watch after some frames.
    private final class Scripted implements Terminal {
        private final StringBuilder shown = new StringBuilder();
        private final boolean live;
        private final boolean colours;
        private final int frames;
        private int prints;
        private int lines = 24;

        Scripted(boolean live, boolean colours, int frames) {
            this.live = live;
            this.colours = colours;
            this.frames = frames;
        }

        @Override
        public boolean isLive() {
            return live;
        }

        @Override
        public boolean hasColours() {
            return colours;
        }

        @Override
        public Size size() {
            return new Size(80, lines);
        }

        @Override
        public boolean print(String text) {
            shown.append(text.replace("\u001b", "ESC")).append("|\n");
            prints++;
            if (prints == frames + (live ? 1 : 0)) { // the first opens the screen
                stop.countDown();
            }
            return true;
        }
    }

    @Test
    void the_table_is_drawn_over_itself_on_a_screen_that_is_given_back() throws Exception {
        Scripted terminal = new Scripted(true, false, 1);
        watch(terminal, WELL).untilStopped("nginx.conf", Duration.ZERO, stop);
        assertThat(terminal.shown
                        .toString()
                        .replaceAll("\\d\\d:\\d\\d:\\d\\d", "TIME")
                        .replace("\r", ""))
                .isEqualTo("""
                ESC[?1049hESC[?7lESC[?25l|
                ESC[HTIME  nginx.conf  1 upESC[K
                ESC[K
                UPSTREAM  PEER           STATE  SINCE  LATENCY  ROLE  LAGESC[K
                u         10.0.0.2:9851  UP     0s     1.0 ms   -     -ESC[KESC[J|
                ESC[?25hESC[?7hESC[?1049l|
                """);
    }

    @Test
    void colours_are_shown_where_the_terminal_has_them() throws Exception {
        Scripted terminal = new Scripted(true, true, 1);
        watch(terminal, BEHIND).untilStopped("nginx.conf", Duration.ZERO, stop);
        assertThat(terminal.shown).contains("ESC[33mu         10.0.0.2:9851", "ESC[1mUPSTREAM", "ESC[0m");
    }

    @Test
    void the_newest_lines_of_the_log_are_beneath_and_come_not_in_between() throws Exception {
        Scripted terminal = new Scripted(true, false, 2);
        log.write("before\n".getBytes(StandardCharsets.ISO_8859_1));
        Watch watch = new Watch(
                now -> {
                    for (int i = 1; i <= 7; i++) {
                        write("2026/11/22 12:00:0" + i + " [warn] 4711#0: line " + i + "\n");
                    }
                    return WELL;
                },
                () -> PeerSketch.NOON,
                terminal,
                log);
        watch.untilStopped("nginx.conf", Duration.ZERO, stop);
        log.write("after\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(err.toString(StandardCharsets.ISO_8859_1)).isEqualTo("before\nafter\n");
        assertThat(terminal.shown.toString().replace("\r", "")).contains("""
                u         10.0.0.2:9851  UP     0s     1.0 ms   -     -ESC[K
                ESC[K
                12:00:03 [warn] line 3ESC[K
                12:00:04 [warn] line 4ESC[K
                12:00:05 [warn] line 5ESC[K
                12:00:06 [warn] line 6ESC[K
                12:00:07 [warn] line 7ESC[KESC[J|
                """);
    }

    @Test
    void lines_of_the_log_that_are_wider_than_the_terminal_go_on_beneath_and_leave_room_for_the_table()
            throws Exception {
        Scripted terminal = new Scripted(true, false, 1);
        log.hold(true);
        for (int i = 1; i <= 4; i++) {
            write("2026/11/22 12:00:0" + i + " [warn] 4711#0: number " + i + ": " + "word ".repeat(30) + "\n");
        }
        watch(terminal, WELL).untilStopped("nginx.conf", Duration.ZERO, stop);
        assertThat(terminal.shown.toString().replace("\r", "")).endsWith("""
                u         10.0.0.2:9851  UP     0s     1.0 ms   -     -ESC[K
                ESC[K
                12:00:03 [warn] number 3: word word word word word word word word word word wordESC[K
                  word word word word word word word word word word word word word word wordESC[K
                  word word word wordESC[K
                12:00:04 [warn] number 4: word word word word word word word word word word wordESC[K
                  word word word word word word word word word word word word word word wordESC[K
                  word word word wordESC[KESC[J|
                ESC[?25hESC[?7hESC[?1049l|
                """);
    }

    @Test
    void a_terminal_that_was_made_smaller_gets_as_many_lines_as_it_has() throws Exception {
        Scripted terminal = new Scripted(true, false, 2);
        Watch watch = new Watch(
                _ -> {
                    terminal.lines = 4; // from the next drawing on
                    return BEHIND;
                },
                () -> PeerSketch.NOON,
                terminal,
                log);
        watch.untilStopped("nginx.conf", Duration.ZERO, stop);
        String second = terminal.shown.toString().split("\\|\n")[2];
        assertThat(second.split("\r\n")).hasSize(4);
    }

    @Test
    void where_there_is_no_terminal_changes_are_lines_without_escapes() throws Exception {
        Scripted terminal = new Scripted(false, false, 3);
        watch(terminal, BEHIND).untilStopped("nginx.conf", Duration.ZERO, stop);
        assertThat(terminal.shown.toString().replaceAll("\\d\\d:\\d\\d:\\d\\d", "TIME"))
                .isEqualTo("""
                        TIME u 10.0.0.2:9851 UP, degraded; behind (degraded): it is 12 s behind
                        |
                        |
                        |
                        """);
    }

    @ParameterizedTest
    @CsvSource({"'50 132\n', 132, 50", "'0 0\n', 80, 24", "'', 80, 24", "nonsense, 80, 24"})
    void the_size_is_what_stty_says(String said, int columns, int lines) {
        assertThat(SystemTerminal.size(said)).isEqualTo(new Terminal.Size(columns, lines));
    }

    private Watch watch(Terminal terminal, Snapshot snapshot) {
        return new Watch(_ -> snapshot, () -> PeerSketch.NOON, terminal, log);
    }

    private void write(String line) {
        try {
            log.write(line.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Snapshot snapshot(PeerSketch peer) {
        return new Snapshot(
                PeerSketch.NOON, List.of(new Group("u", true, List.of(), List.of(peer.view()), List.of())), List.of());
    }
}
