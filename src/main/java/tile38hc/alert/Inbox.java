package tile38hc.alert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tile38hc.health.JournalEntry;
import tile38hc.health.Time;

/// Hands entries from the threads of checks, which never wait, to the one that tells of them. Where too many wait,
/// the oldest are given up.
final class Inbox {

    /// @param lost how many were given up since the last time
    record Post(List<JournalEntry> entries, long lost) {}

    private final int most;
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<JournalEntry> entries = new ArrayDeque<>(); // this and the rest: guarded by lock
    private long lost;
    private boolean closing;

    Inbox(int most, Time time) {
        this.most = most;
        this.time = time;
    }

    void put(JournalEntry entry) {
        lock.lock();
        try {
            if (entries.size() == most) {
                entries.removeFirst();
                lost++;
            }
            entries.add(entry);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Ends all waiting, now and later.
    void close() {
        lock.lock();
        try {
            closing = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }

    Post take() {
        lock.lock();
        try {
            Post post = new Post(List.copyOf(entries), lost);
            entries.clear();
            lost = 0;
            return post;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for an entry, but not longer than this.
    void awaitEntry(long nanos) throws InterruptedException {
        await(nanos, true);
    }

    /// Lets time pass, whatever comes in.
    void pause(long nanos) throws InterruptedException {
        await(nanos, false);
    }

    private void await(long nanos, boolean endsWithEntry) throws InterruptedException {
        lock.lock();
        try {
            long end = time.nanos() + nanos;
            for (long rest = nanos;
                    rest > 0 && !closing && !(endsWithEntry && !entries.isEmpty());
                    rest = end - time.nanos()) {
                time.await(changed, rest);
            }
        } finally {
            lock.unlock();
        }
    }
}
