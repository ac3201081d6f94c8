package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerThreadsTest {

    @Test
    void no_more_work_than_there_is_room_for_and_all_of_it_in_the_end() throws InterruptedException {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(200);
        try (WorkerThreads threads = new WorkerThreads(3)) {
            for (int i = 0; i < 200; i++) {
                threads.start(() -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    Thread.yield();
                    atWork.decrementAndGet();
                    done.countDown();
                });
            }
            done.await();
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void work_that_fails_leaves_room_for_the_next() throws InterruptedException {
        Semaphore done = new Semaphore(0);
        try (WorkerThreads threads = new WorkerThreads(1)) {
            for (int i = 0; i < 3; i++) {
                threads.start(() -> {
                    done.release();
                    throw new Failure();
                });
            }
            done.acquire(3);
        }
    }

    @Test
    void work_is_started_at_its_time_and_no_more_once_closed() throws InterruptedException {
        Semaphore done = new Semaphore(0);
        WorkerThreads threads = new WorkerThreads(1);
        long began = System.nanoTime();
        threads.startLater(done::release, TimeUnit.MILLISECONDS.toNanos(20));
        done.acquire();
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
        threads.close();
        threads.startLater(done::release, 0);
        try (WorkerThreads others = new WorkerThreads(1)) {
            Semaphore later = new Semaphore(0);
            others.startLater(later::release, TimeUnit.MILLISECONDS.toNanos(20));
            later.acquire();
        }
        assertThat(done.availablePermits()).isZero();
    }

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure() {
            super("shown on standard error, as the test wants it", null, false, false);
        }
    }
}
