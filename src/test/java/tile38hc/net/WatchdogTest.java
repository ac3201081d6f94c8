package tile38hc.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchdogTest {
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONG = TimeUnit.MINUTES.toNanos(5);

    @AutoClose
    private final Watchdog watchdog = new Watchdog();

    /// Something to close, and to wait for being closed.
    private static final class Channel implements Closeable {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public void close() {
            closed.countDown();
        }

        boolean isClosed() {
            return closed.getCount() == 0;
        }
    }

    @Test
    void an_overdue_channel_is_closed() throws InterruptedException {
        Channel channel = new Channel();
        try (Watchdog.Guard guard = watchdog.guard(channel, LONG)) {
            guard.deadline(SHORT);
            channel.closed.await();
            assertThat(guard.overdue()).isTrue();
        }
    }

    @Test
    void no_deadline_is_later_than_the_limit() throws InterruptedException {
        Channel channel = new Channel();
        try (Watchdog.Guard guard = watchdog.guard(channel, SHORT)) {
            guard.deadline(LONG);
            channel.closed.await();
        }
    }

    @Test
    void a_later_deadline_replaces_an_earlier_one() throws InterruptedException {
        Channel moved = new Channel();
        Channel late = new Channel();
        try (Watchdog.Guard first = watchdog.guard(moved, LONG);
                Watchdog.Guard second = watchdog.guard(late, LONG)) {
            first.deadline(20 * SHORT);
            first.deadline(LONG);
            second.deadline(40 * SHORT);
            late.closed.await();
            assertThat(moved.isClosed()).isFalse();
            assertThat(first.overdue()).isFalse();
        }
    }

    @Test
    void time_in_which_the_process_stood_still_does_not_count() throws InterruptedException {
        // to the thread that looks it seems that it has slept for a minute
        try (Watchdog late = new Watchdog(
                () -> System.nanoTime() + (Thread.currentThread().getName().equals("watchdog") ? LONG : 0))) {
            Channel channel = new Channel();
            try (Watchdog.Guard guard = late.guard(channel, SHORT)) {
                long began = System.nanoTime();
                guard.deadline(SHORT);
                channel.closed.await();
                assertThat(System.nanoTime() - began).isGreaterThan(40 * SHORT);
            }
        }
    }

    @Test
    void what_is_overdue_stays_so() throws InterruptedException {
        Channel channel = new Channel();
        try (Watchdog.Guard guard = watchdog.guard(channel, LONG)) {
            guard.deadline(SHORT);
            channel.closed.await();
            guard.deadline(LONG);
            assertThat(guard.overdue()).isTrue();
        }
    }

    @Test
    void a_channel_that_is_no_longer_guarded_is_left_alone() throws InterruptedException {
        Channel gone = new Channel();
        try (Watchdog.Guard guard = watchdog.guard(gone, LONG)) {
            guard.deadline(20 * SHORT);
        }
        Channel next = new Channel(); // with the very guard that has become free
        try (Watchdog.Guard guard = watchdog.guard(next, LONG)) {
            assertThat(guard.overdue()).isFalse();
            guard.deadline(40 * SHORT);
            next.closed.await();
        }
        assertThat(gone.isClosed()).isFalse();
    }

    @Test
    void each_of_many_is_closed_at_its_own_time() throws InterruptedException {
        List<Channel> hanging = new ArrayList<>();
        List<Channel> quick = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Channel channel = new Channel();
            (i % 2 == 0 ? hanging : quick).add(channel);
            Watchdog.Guard guard = watchdog.guard(channel, LONG);
            guard.deadline(i % 2 == 0 ? SHORT * (1 + i % 7) : LONG);
        }
        for (Channel channel : hanging) {
            channel.closed.await();
        }
        assertThat(quick).noneMatch(Channel::isClosed);
    }
}
