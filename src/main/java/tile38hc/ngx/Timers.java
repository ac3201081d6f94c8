package tile38hc.ngx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tile38hc.health.Time;

/// The timers of the process: what Lua asked to be run later. Each runs on a virtual thread of its own; one more
/// thread, which exists only while there is something to wait for, waits for the next.
final class Timers {

    /// How many may wait, as `lua_max_pending_timers` has it by default.
    static final int MAX_PENDING = 1024;

    /// What to run, told whether it comes too early because the process ends.
    interface Task {
        void run(boolean premature);
    }

    private record Entry(long due, long order, Task task) {}

    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition ended = lock.newCondition();
    private final PriorityQueue<Entry> waiting = // this and the rest: guarded by lock
            new PriorityQueue<>(Comparator.comparing(Entry::due, (a, b) -> Long.signum(a - b))
                    .thenComparing(Entry::order));
    private long order;
    private int running;
    private boolean somebodyWaits;
    private boolean closed;

    Timers(Time time) {
        this.time = time;
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    int pending() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    int running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    void schedule(long nanos, Task task) {
        lock.lock();
        try {
            waiting.add(new Entry(time.nanos() + nanos, order, task));
            order++;
            if (somebodyWaits) {
                changed.signal();
            } else {
                somebodyWaits = true;
                Thread.ofVirtual().name("lua-timers").start(this::waitForTasks);
            }
        } finally {
            lock.unlock();
        }
    }

    private void waitForTasks() {
        lock.lock();
        try {
            while (!waiting.isEmpty()) {
                long left = waiting.element().due() - time.nanos();
                if (left <= 0) {
                    start(waiting.remove(), false);
                } else {
                    time.await(changed, left);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody does so but whoever ends the process
        } finally {
            somebodyWaits = false;
            lock.unlock();
        }
    }

    private void start(Entry entry, boolean premature) {
        running++;
        Thread.ofVirtual().name("lua-timer").start(() -> {
            try {
                entry.task().run(premature);
            } finally {
                ended();
            }
        });
    }

    private void ended() {
        lock.lock();
        try {
            running--;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when none runs and none is due within `nanos` from now; after that time in any case.
    void awaitIdle(long nanos) {
        long deadline = time.nanos() + nanos;
        lock.lock();
        try {
            while (time.nanos() < deadline
                    && (running > 0 || !waiting.isEmpty() && waiting.element().due() < deadline)) {
                time.await(ended, deadline - time.nanos());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Runs everything that waits at once, as premature. What is scheduled from now on is the caller's mistake.
    void close() {
        lock.lock();
        try {
            closed = true;
            List<Entry> left = new ArrayList<>(waiting);
            waiting.clear();
            left.forEach(entry -> start(entry, true));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
