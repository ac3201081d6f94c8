package tile38hc.health;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads that all checkers of the process share: a virtual one for each that works, and one that starts those
/// whose time has come.
///
/// A checker that waits has no thread, and there are never more threads than the heap has room for: what is
/// started beyond that waits until one ends. So ten thousand checkers that start together fit in the usual 128
/// MB, where a thread costs 2 KB asleep and 5 KB in a probe.
public final class WorkerThreads implements Workers, AutoCloseable {
    private static final int BYTES_A_THREAD = 64 << 10; // of the heap: a tenth of it may be taken

    private final int most;
    private final ThreadFactory threads = Thread.ofVirtual().name("checker").factory();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("checkers").factory(),
            new ThreadPoolExecutor.DiscardPolicy()); // once closed
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // guarded by itself, as is the next
    private int running;

    public WorkerThreads() {
        this((int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / BYTES_A_THREAD));
    }

    WorkerThreads(int most) {
        this.most = most;
    }

    @Override
    public void start(Runnable work) {
        synchronized (waiting) {
            if (running == most) {
                waiting.add(work);
                return;
            }
            running++;
        }
        threads.newThread(() -> runAll(work)).start();
    }

    @Override
    public void startLater(Runnable work, long nanos) {
        clock.schedule(() -> run(() -> start(work)), nanos, TimeUnit.NANOSECONDS);
    }

    private void runAll(Runnable first) {
        for (Runnable work = first; work != null; work = next()) {
            run(work);
        }
    }

    /// Whatever fails is told, and stops nothing else.
    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private Runnable next() {
        synchronized (waiting) {
            Runnable work = waiting.poll();
            if (work == null) {
                running--;
            }
            return work;
        }
    }

    /// Starts nothing more at its time. What runs ends by itself.
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
