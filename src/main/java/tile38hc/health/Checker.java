package tile38hc.health;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Probes the peers of one upstream, again and again, with at most `concurrency` probes in flight.
///
/// A worker takes the next due peer, probes it and looks for the next; while slots are free it leaves a successor
/// behind, for whatever is due meanwhile. A worker that finds nothing due sets an alarm for the first that will
/// be and ends. So an idle checker costs an entry in a queue and no thread, and a busy one hands no work from
/// thread to thread.
public final class Checker {
    private static final Outcome HOST_NOT_FOUND = new Outcome.NotConnected("host not found");

    private final CheckerSpec spec;
    private final Upstream upstream;
    private final Prober prober;
    private final Time time;
    private final Workers threads;
    private final Consumer<Event> events;

    private final ReentrantLock lock = new ReentrantLock();
    private final Pace pace;
    private final Schedule schedule = new Schedule(); // this and the rest: guarded by lock
    private int workers;
    private long alarm; // the number of the last one set: earlier ones are void
    private boolean alarmed; // whether that one is still to come
    private long alarmTime;
    private volatile boolean stopped; // written under lock

    /// @param events told from the workers' threads, so it must be quick
    public Checker(
            CheckerSpec spec, Upstream upstream, Prober prober, Time time, Workers threads, Consumer<Event> events) {
        this.spec = spec;
        this.upstream = upstream;
        this.prober = prober;
        this.time = time;
        this.threads = threads;
        this.events = events;
        this.pace = Pace.of(spec);
        upstream.peers().all().forEach(peer -> peer.state(spec.shm())); // what is set by hand from now on is not found
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
            leaveSuccessor();
        } finally {
            lock.unlock();
        }
    }

    /// What each worker does.
    void work() {
        for (Peer peer = next(); peer != null; peer = next()) {
            long start = time.nanos();
            long turn = peer.turn(this, start);
            if (turn == start) {
                finish(peer, probe(peer), start);
            } else {
                putBack(peer, turn);
            }
        }
    }

    /// A due peer; null if there is none, and this worker is not needed any more.
    private Peer next() {
        lock.lock();
        try {
            Peer peer = stopped ? null : schedule.take(time.nanos());
            if (peer == null) {
                workers--;
            }
            leaveSuccessor();
            return peer;
        } finally {
            lock.unlock();
        }
    }

    /// Sees to it that somebody takes the next peer: a worker now if it is due, an alarm otherwise. While no
    /// slot is free neither is needed, for the worker that ends first looks.
    private void leaveSuccessor() {
        if (stopped || schedule.isEmpty() || workers >= spec.concurrency()) {
            return;
        }
        long now = time.nanos();
        long wait = schedule.untilNext(now);
        if (wait <= 0) {
            workers++;
            threads.start(this::work);
        } else if (!alarmed || now + wait - alarmTime < 0) {
            alarmed = true;
            alarmTime = now + wait;
            alarm++;
            long number = alarm;
            threads.startLater(() -> wake(number), wait + pace.gathering());
        }
    }

    private void wake(long number) {
        lock.lock();
        try {
            if (number != alarm) {
                return; // an earlier peer has come since
            }
            alarmed = false;
            if (stopped || workers >= spec.concurrency()) {
                return; // those at work will look
            }
            workers++;
        } finally {
            lock.unlock();
        }
        work();
    }

    private void finish(Peer peer, Probe probe, long start) {
        if (stopped) {
            return;
        }
        PeerState coming = peer.state(spec.shm()).after(probe.outcome().passed(), spec.fall(), spec.rise());
        long due = Schedule.dueAfter(start, time.nanos(), pace.after(coming));
        // outside the lock, for it may write to the log; no other probe of this peer runs before it is back in the
        // queue
        peer.after(probe, spec, probe.start().plusNanos(due - start), events);
        putBack(peer, due);
    }

    private void putBack(Peer peer, long due) {
        lock.lock();
        try {
            schedule.putBack(peer, due);
        } finally {
            lock.unlock();
        }
    }
}
