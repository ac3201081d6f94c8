package tile38hc;

import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Ends the process when its heap is exhausted, so that whoever started it can start it anew: one that does
/// nothing but collect garbage checks nothing, and does not even hear signals.
///
/// Exhausted is a heap where a thread died of an [OutOfMemoryError], or where collecting took nine tenths of the
/// time at two looks in a row. It needs no flag, so a bare `java -jar` has it too; and other than with
/// `-XX:+ExitOnOutOfMemoryError` a Lua page that wants too much fails alone.
final class MemoryGuard implements Thread.UncaughtExceptionHandler {
    static final Duration PACE = Duration.ofSeconds(10);

    private static final Duration FOR_LAST_WORDS = Duration.ofSeconds(1);
    private static final double MOST = 0.9;
    private static final byte[] WHY =
            "tile38-hc: [emerg] out of memory: ended; a larger -Xmx may help\n".getBytes(StandardCharsets.ISO_8859_1);

    private final Duration pace;
    private final LongSupplier clock;
    private final LongSupplier collecting;
    private final PrintStream err;
    private final Runnable end;
    private final Thread thread = Thread.ofPlatform().daemon().name("memory").unstarted(this::watch);
    private volatile boolean exhausted;

    /// @param pace from look to look
    /// @param clock monotonic milliseconds
    /// @param collecting how many of them went into collecting
    /// @param err may block, and is not waited for then
    MemoryGuard(Duration pace, LongSupplier clock, LongSupplier collecting, PrintStream err, Runnable end) {
        this.pace = pace;
        this.clock = clock;
        this.collecting = collecting;
        this.err = err;
        this.end = end;
    }

    /// Of this JVM since its start. What collectors do beside the program's threads is not counted.
    static long collectingMillis() {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        return collectors.stream()
                .filter(collector -> !collector.getName().endsWith("Cycles"))
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    void start() {
        thread.start();
    }

    @Override
    public void uncaughtException(Thread dead, Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                exhausted = true;
                LockSupport.unpark(thread);
                sayWhy();
            }
        }
        Thread teller = Thread.ofPlatform().daemon().name("last words").start(() -> {
            err.print("Exception in thread \"" + dead.getName() + "\" ");
            e.printStackTrace(err);
        });
        try {
            teller.join(FOR_LAST_WORDS); // and no longer: the dead thread may have others to carry
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            awaitExhaustion();
            LockSupport.parkNanos(FOR_LAST_WORDS.toNanos());
        } finally { // an error in here can only be one more of them
            end.run();
        }
    }

    private void awaitExhaustion() {
        boolean busy = false;
        long before = 0;
        while (!exhausted) {
            long began = clock.getAsLong();
            LockSupport.parkNanos(pace.toNanos());
            long took = Math.max(1, clock.getAsLong() - began);
            long now = collecting.getAsLong();
            boolean busyAgain = now - before > MOST * took;
            if (busy && busyAgain) {
                exhausted = true;
                Thread.startVirtualThread(this::sayWhy); // for this may take for ever
            }
            busy = busyAgain;
            before = now;
        }
    }

    private void sayWhy() {
        err.write(WHY, 0, WHY.length); // made beforehand: there is no room for more
        err.flush();
    }
}
