package tile38hc.net;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Closes channels whose operation takes too long: one thread for all of them, so that the operations themselves can be
/// plain blocking ones, which cost less than timed ones.
///
/// Its thread sleeps until the earliest deadline that it saw at its last look. A deadline set since then is nearly
/// always a later one, so setting it wakes nobody: with a timeout of one second the thread wakes about twice a second,
/// however many operations begin and end, and not at all while there are none.
///
/// Deadlines count the time in which this process runs. Where its thread finds that it has slept far too long, the
/// process stood still (it was stopped, or memory was collected), and what came meanwhile has not been read: that is
/// no peer's fault, so all get the time back.
public final class Watchdog implements Closeable {
    private static final long NEVER = Long.MAX_VALUE;

    /// While the process runs no thread wakes later than this. After a standstill the others get as long to
    /// read what has come meanwhile.
    private static final long STANDSTILL = Duration.ofMillis(250).toNanos();

    private final LongSupplier clock;
    private final long origin;
    private final Thread thread = Thread.ofPlatform().daemon().name("watchdog").unstarted(this::watch);
    private final ArrayDeque<Guard> free = new ArrayDeque<>(); // guarded by itself
    private int count; // guarded by free
    private volatile Guard[] guards = {}; // every one that ever was, as many as were in use at once; then nulls
    private volatile long wakeUp = NEVER; // when the thread will look by itself
    private volatile long stoodStill; // written by the thread that looks
    private volatile boolean stopped;

    public Watchdog() {
        this(System::nanoTime);
    }

    Watchdog(LongSupplier clock) {
        this.clock = clock;
        this.origin = clock.getAsLong();
        thread.start();
    }

    /// Begins to guard a channel, with no deadline yet.
    ///
    /// @param nanos how far from now the latest deadline of this guard may be
    public Guard guard(Closeable channel, long nanos) {
        Guard guard;
        synchronized (free) {
            guard = free.poll();
            if (guard == null) {
                guard = new Guard();
                keep(guard);
            }
        }
        guard.channel = channel;
        guard.limit = elapsed() + nanos;
        return guard;
    }

    private void keep(Guard guard) {
        Guard[] all = count < guards.length ? guards : Arrays.copyOf(guards, Math.max(16, 2 * count));
        all[count++] = guard;
        guards = all; // also makes the guard known to the thread that looks
    }

    /// Ends the thread. What is guarded then has no end to its time.
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private long elapsed() {
        return clock.getAsLong() - origin - stoodStill;
    }

    private void watch() {
        boolean forgave = false;
        while (!stopped) {
            wakeUp = NEVER; // a deadline set behind our back while we look wakes us
            long late = elapsed() - earliest();
            forgave = !forgave && late > STANDSTILL; // not twice in a row: where all starves, all come late
            if (forgave) {
                stoodStill += late + STANDSTILL;
            }
            long now = elapsed();
            long earliest = NEVER;
            for (Guard guard : guards) {
                if (guard == null) {
                    break;
                }
                earliest = Math.min(earliest, guard.check(now));
            }
            wakeUp = earliest;
            if (earliest == NEVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, earliest - now);
            }
        }
    }

    /// The first deadline of a channel that is still open.
    private long earliest() {
        long earliest = NEVER;
        for (Guard guard : guards) {
            if (guard == null) {
                break;
            }
            if (!guard.overdue()) {
                earliest = Math.min(earliest, guard.deadline.get());
            }
        }
        return earliest;
    }

    /// The deadlines of one channel, one after the other. For one thread at a time; closed by it when the channel needs
    /// guarding no more.
    public final class Guard implements Closeable {
        private static final long OVERDUE = -1;

        private final AtomicLong deadline = new AtomicLong(NEVER); // in time elapsed, or OVERDUE
        private volatile Closeable channel;
        private long limit;

        private Guard() {}

        /// From now on the channel is closed after so long, instead of whatever was set before.
        public void deadline(long nanos) {
            long due = Math.min(elapsed() + nanos, limit);
            long before = deadline.get();
            if (before != OVERDUE && deadline.compareAndSet(before, due) && due < wakeUp) {
                LockSupport.unpark(thread);
            }
        }

        /// Whether a deadline has passed, and the channel is closed for that reason.
        public boolean overdue() {
            return deadline.get() == OVERDUE;
        }

        @Override
        public void close() {
            deadline.set(NEVER);
            synchronized (free) {
                free.push(this);
            }
        }

        /// Closes the channel if it is time.
        ///
        /// @return the deadline if it is still to come
        private long check(long now) {
            long due = deadline.get();
            if (due > now) {
                return due;
            }
            // Read before the claim below: should the guard pass on to another channel in between, its deadline is
            // another one too, and the claim fails.
            Closeable overdue = channel;
            if (due != OVERDUE && deadline.compareAndSet(due, OVERDUE)) {
                try {
                    overdue.close();
                } catch (IOException e) {
                    // closed all the same
                }
            }
            return NEVER;
        }
    }
}
