package tile38hc.web;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tile38hc.health.Fleet;
import tile38hc.health.Journal;
import tile38hc.health.JournalEntry;
import tile38hc.health.Snapshot;
import tile38hc.health.Time;
import tile38hc.page.ChangeJson;
import tile38hc.page.StatusJson;

/// Makes the frames of the event stream, each once for all clients: up to four times a second what has changed, and a
/// beat where nothing has for five seconds. It works while somebody listens, and only then.
///
/// A listener that is too far behind is dropped: its thread is interrupted, which ends what it writes. All walk
/// along one chain of frames, so this bounds what all the slow ones together hold in memory. Safe for use by many
/// threads.
final class Broadcaster {
    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration BEAT = Duration.ofSeconds(5);

    /// For how long the lock is free between two frames at least: only then can anybody come or go.
    private static final Duration LEAST_PAUSE = Duration.ofMillis(50);

    /// For how many frames at most an [Opening] serves all who come: so a thousand that come back at once cost two
    /// pages.
    private static final int OPENING_FRAMES = 8;

    /// How many listeners are woken at once, and in how many slices all are, where they are more.
    private static final int FEW = 20;

    private static final int SLICES = 20;

    private final Supplier<Fleet> fleet;
    private final Journal journal;
    private final StatusJson.Process process;
    private final Time time;
    private final int longestDelay;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();
    private final Set<Listener> listeners = new HashSet<>(); // this and the rest: guarded by lock
    private boolean running;
    private Frame newest;
    private Snapshot shown;
    private long told;
    private Opening opening;
    private int openingAge;
    private long lastFrame;

    /// @param longestDelay how many bytes a listener may be behind
    Broadcaster(Supplier<Fleet> fleet, Journal journal, StatusJson.Process process, Time time, int longestDelay) {
        this.fleet = fleet;
        this.journal = journal;
        this.process = process;
        this.time = time;
        this.longestDelay = longestDelay;
    }

    /// One who reads the stream, on a thread of his own, until it is closed.
    final class Listener implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private Opening opening; // of that thread alone
        private volatile Frame at; // written by that thread

        private Listener(Opening opening) {
            this.opening = opening;
            this.at = opening.frame();
        }

        /// What comes before the first frame. It may be large, so it is given once and not kept.
        Opening takeOpening() {
            Opening first = opening;
            opening = null;
            return first;
        }

        /// Waits for the next frame.
        ///
        /// @throws InterruptedException where it was dropped, or the server stops
        byte[] next() throws InterruptedException {
            while (at.next() == null) {
                LockSupport.park(Broadcaster.this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            at = at.next();
            return at.bytes();
        }

        @Override
        public void close() {
            lock.lock();
            try {
                listeners.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }

    /// The calling thread listens from now on.
    Listener listen() {
        lock.lock();
        try {
            if (!running) {
                begin();
            }
            if (opening == null) {
                opening = new Opening(newest, shown, told, process, journal);
                openingAge = 0;
            }
            Listener listener = new Listener(opening);
            listeners.add(listener);
            return listener;
        } finally {
            lock.unlock();
        }
    }

    int listeners() {
        lock.lock();
        try {
            return listeners.size();
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        running = true;
        newest = Frame.first();
        told = journal.newest();
        shown = fleet.get().snapshot(time.now());
        lastFrame = time.nanos();
        Thread.ofVirtual().name("events").start(this::broadcast);
    }

    private void broadcast() {
        lock.lock();
        try {
            for (long begin = time.nanos(); !listeners.isEmpty(); begin = time.nanos()) {
                tick();
                wake();
                awaitNanos(Math.max(LEAST_PAUSE.toNanos(), PACE.toNanos() - (time.nanos() - begin)));
            }
        } catch (InterruptedException _) {
            // nobody does that
        } finally {
            running = false;
            opening = null;
            listeners.forEach(listener -> listener.thread.interrupt());
            lock.unlock();
        }
    }

    /// A few at a time, spread over the pace: a thousand threads that are ready at once would stand in the way of
    /// the checks.
    private void wake() throws InterruptedException {
        List<Listener> all = List.copyOf(listeners);
        int each = Math.max(FEW, all.size() / SLICES + 1);
        for (int i = 0; i < all.size(); i += each) {
            if (i > 0) {
                awaitNanos(PACE.toNanos() / (SLICES + 1));
            }
            all.subList(i, Math.min(i + each, all.size())).forEach(listener -> LockSupport.unpark(listener.thread));
        }
    }

    private void awaitNanos(long nanos) throws InterruptedException {
        long begin = time.nanos();
        for (long left = nanos; left > 0; left = nanos - (time.nanos() - begin)) {
            time.await(never, left);
        }
    }

    private void tick() {
        Snapshot now = fleet.get().snapshot(time.now());
        StringBuilder text = new StringBuilder(state(now));
        for (JournalEntry entry : journal.after(told)) {
            text.append(Opening.event(entry));
            told = entry.id();
        }
        if (text.isEmpty() && time.nanos() - lastFrame >= BEAT.toNanos()) {
            text.append(EventText.of("beat", "{\"time\":\"" + now.time() + "\"}"));
        }
        shown = now;
        if (!text.isEmpty()) {
            publish(EventText.bytes(text.toString()));
        }
    }

    /// What has changed, or everything where that cannot be told.
    private String state(Snapshot now) {
        return ChangeJson.comparable(shown, now)
                ? ChangeJson.between(shown, now)
                        .map(change -> EventText.of("change", change))
                        .orElse("")
                : Opening.state(now, process);
    }

    private void publish(byte[] frame) {
        newest = newest.append(frame);
        lastFrame = time.nanos();
        openingAge++;
        if (opening != null && (openingAge >= OPENING_FRAMES || delay(opening.frame()) > longestDelay / 2)) {
            opening = null;
        }
        for (Listener listener : listeners) {
            if (delay(listener.at) > longestDelay) {
                listener.thread.interrupt();
            }
        }
    }

    private long delay(Frame of) {
        return newest.end() - of.end();
    }
}
