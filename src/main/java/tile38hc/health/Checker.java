package tile38hc.health;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Probes the peers of one upstream, again and again, with at most `concurrency` probes in flight.
///
/// The workers are threads that take the next due peer, probe it and look for the next. At most one of them waits
/// for the clock; a worker that takes a peer leaves such a successor behind while slots are free, and one that
/// finds somebody waiting ends. So an idle checker costs one parked thread, and a busy one hands no work from
/// thread to thread.
public final class Checker {
    private static final Outcome HOST_NOT_FOUND = new Outcome.NotConnected("host not found");

    private final CheckerSpec spec;
    private final Upstream upstream;
    private final Prober prober;
    private final Time time;
    private final ThreadFactory threads;
    private final Consumer<Event> events;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Pace pace;
    private final Schedule schedule = new Schedule(); // this and the rest: guarded by lock
    private int workers;
    private boolean somebodyWaits;
    private volatile boolean stopped; // written under lock

    /// @param threads for the workers: virtual threads outside tests
    /// @param events told from the workers' threads, so it must be quick
    public Checker(
            CheckerSpec spec,
            Upstream upstream,
            Prober prober,
            Time time,
            ThreadFactory threads,
            Consumer<Event> events) {
        this.spec = spec;
        this.upstream = upstream;
        this.prober = prober;
        this.time = time;
        this.threads = threads;
        this.events = events;
        this.pace = Pace.of(spec);
    }

    public CheckerSpec spec() {
        return spec;
    }

    public Upstream upstream() {
        return upstream;
    }

    /// Starts probing: every peer at once, as far as `concurrency` allows.
    public void start() {
        upstream.onMembershipChange(this::adoptPeers);
        adoptPeers();
    }

    /// Starts no more probes. Those in flight end by themselves and are forgotten.
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Probes one peer once, outside the schedule, and changes nothing.
    public Probe probe(Peer peer) {
        Instant start = time.now();
        long began = time.nanos();
        Outcome outcome = peer.address().map(prober::probe).orElse(HOST_NOT_FOUND);
        return new Probe(start, Duration.ofNanos(time.nanos() - began), outcome);
    }

    private void adoptPeers() {
        lock.lock();
        try {
            schedule.keepOnly(upstream.peers().all(), time.nanos());
            changed.signal();
            ensureSuccessor();
        } finally {
            lock.unlock();
        }
    }

    /// What each worker does.
    void work() {
        for (Peer peer = next(); peer != null; peer = next()) {
            long start = time.nanos();
            Probe probe = probe(peer);
            finish(peer, probe, start);
        }
    }

    /// Waits for a due peer; null if this worker is not needed any more.
    private Peer next() {
        lock.lock();
        try {
            while (!stopped && !somebodyWaits && !schedule.isEmpty()) {
                Peer peer = schedule.take(time.nanos());
                if (peer != null) {
                    ensureSuccessor();
                    return peer;
                }
                awaitNextDue();
            }
            workers--;
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void awaitNextDue() {
        somebodyWaits = true;
        try {
            time.await(changed, schedule.untilNext(time.nanos()) + pace.gathering());
        } catch (InterruptedException e) {
            stopped = true; // nobody interrupts workers but whoever ends the process
        } finally {
            somebodyWaits = false;
        }
    }

    private void finish(Peer peer, Probe probe, long start) {
        if (stopped) {
            return;
        }
        PeerState coming = peer.state().after(probe.outcome().passed(), spec.fall(), spec.rise());
        long due = Schedule.dueAfter(start, time.nanos(), pace.after(coming));
        // outside the lock, for it may write to the log; no other probe of this peer runs before it is back in the
        // queue
        peer.after(probe, spec, probe.start().plusNanos(due - start), events);
        lock.lock();
        try {
            if (schedule.putBack(peer, due)) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void ensureSuccessor() {
        if (!stopped && !somebodyWaits && !schedule.isEmpty() && workers < spec.concurrency()) {
            workers++;
            threads.newThread(this::work).start();
        }
    }
}
