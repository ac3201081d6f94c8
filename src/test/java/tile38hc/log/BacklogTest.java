package tile38hc.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BacklogTest {
    private static final byte[] LARGE = ("x".repeat(100_000) + "\n").getBytes(StandardCharsets.ISO_8859_1);

    /// Takes as many lines as it is let, as a pipe does whose reader is slow; and fails while its disk is full.
    private static final class Pipe implements Log.Target {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final Semaphore lines = new Semaphore(0);
        private final Semaphore failures = new Semaphore(0);
        private volatile boolean full;

        @Override
        public void write(byte[] bytes) throws IOException {
            lines.acquireUninterruptibly();
            if (full) {
                taken.write(bytes, 0, 2);
                failures.release();
                throw new IOException("No space left on device");
            }
            taken.writeBytes(bytes);
        }

        String text() {
            return taken.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private final Pipe pipe = new Pipe();
    private final Backlog backlog =
            new Backlog(pipe, count -> (count + " missing\n").getBytes(StandardCharsets.ISO_8859_1));

    @Test
    void whoever_logs_waits_for_nobody_and_what_found_no_room_is_counted_in_its_place() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            backlog.write(LARGE, 0, LARGE.length);
        }
        pipe.lines.release(1000);
        String text = whenItEndsWith("missing\n");
        long large =
                text.lines().filter(line -> line.length() == LARGE.length - 1).count();
        assertThat(large).isBetween(10L, 11L); // a megabyte, and the one that was being written
        assertThat(text).endsWith("x\n" + (100 - large) + " missing\n");
    }

    @Test
    void a_disk_that_was_full_is_written_again() throws IOException, InterruptedException {
        pipe.lines.release(1000);
        pipe.full = true;
        backlog.write(line("one"));
        pipe.failures.acquireUninterruptibly(2); // the line, and the one that tells of it
        backlog.write(line("two"));
        pipe.failures.acquireUninterruptibly();
        pipe.full = false;
        backlog.write(line("three"));
        assertThat(whenItEndsWith("missing\n").lines().filter(line -> line.length() > 2))
                .containsExactly("3 missing");
    }

    @Test
    void a_pipe_that_nobody_reads_does_not_hold_up_the_end() throws IOException {
        backlog.write(line("one"));
        backlog.end();
        assertThat(pipe.text()).isEmpty();
    }

    private String whenItEndsWith(String end) throws InterruptedException {
        while (!pipe.text().endsWith(end)) {
            Thread.sleep(2);
        }
        return pipe.text();
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
