package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryGuardTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicLong looks = new AtomicLong();

    @Test
    void a_process_that_only_collects_is_ended() throws InterruptedException {
        guard(look -> 95 * look).start();
        end.await();
        assertThat(looks.get()).isEqualTo(2);
        while (err.size() == 0) {
            Thread.onSpinWait(); // it is said by a thread of its own
        }
        assertThat(err.toString()).isEqualTo("tile38-hc: [emerg] out of memory: ended; a larger -Xmx may help\n");
    }

    @Test
    void one_that_collects_much_but_now_and_then_is_not() throws InterruptedException {
        guard(look -> look < 100 ? 100 * (look / 2) : 95 * look).start();
        end.await();
        assertThat(looks.get()).isGreaterThan(100);
    }

    @Test
    void one_where_memory_ran_out_is_ended_at_once() throws InterruptedException {
        MemoryGuard guard = new MemoryGuard(Duration.ofDays(1), () -> 0, () -> 0, new PrintStream(err), end::countDown);
        guard.start();
        guard.uncaughtException(Thread.currentThread(), new IllegalStateException("some other fault"));
        assertThat(end.await(300, TimeUnit.MILLISECONDS)).isFalse();
        guard.uncaughtException(Thread.currentThread(), new IllegalStateException(new OutOfMemoryError("heap")));
        end.await();
        assertThat(err.toString()).contains("some other fault", "OutOfMemoryError: heap");
    }

    /// Of a check that failed, too, whose thread then goes on.
    @Test
    void a_fault_is_told_to_a_standard_error_that_nobody_reads_without_waiting_for_it() throws Exception {
        try (Unread unread = new Unread()) {
            MemoryGuard guard =
                    new MemoryGuard(Duration.ofDays(1), () -> 0, () -> 0, new PrintStream(unread), end::countDown);
            guard.uncaughtException(Thread.currentThread(), new IllegalStateException("some fault"));
            assertThat(end.getCount()).isEqualTo(1);
        }
    }

    /// One that looks each 100 ms of a clock of its own, and has been collecting for so long at each look.
    private MemoryGuard guard(LongUnaryOperator collectedAtLook) {
        AtomicLong clock = new AtomicLong(-100);
        return new MemoryGuard(
                Duration.ofMillis(1),
                () -> clock.addAndGet(100),
                () -> collectedAtLook.applyAsLong(looks.incrementAndGet()),
                new PrintStream(err),
                end::countDown);
    }
}
