package tile38hc.health;

import java.net.SocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// One address of an upstream: who it is, and what is known of it now.
///
/// Several checkers may probe one peer: those that name one dictionary count together, and each that turns the peer
/// has the last word, as in the library. Safe for use by many threads: the changing members are volatile and written
/// under this object's lock.
public final class Peer {
    private final String upstream;
    private final String name;
    private final Server server;
    private final Optional<SocketAddress> address;
    private final Runnable changed;
    private final RecentChecks recent;
    private final ProbeCounters counters;

    private final Map<String, Tally> tallies = new HashMap<>(1); // by dictionary; guarded by this
    private volatile PeerState state;
    private volatile boolean down;
    private volatile Instant since;
    private volatile Probe last;
    private volatile Instant next;
    private boolean handedOver; // guarded by this

    Peer(String upstream, Server server, Optional<SocketAddress> address, boolean startsDown, Runnable changed) {
        this.upstream = upstream;
        this.server = Objects.requireNonNull(server);
        this.address = address;
        this.name = address.map(AddressText::of).orElseGet(server::placeholder);
        this.state = startsDown ? PeerState.DOWN : PeerState.UP;
        this.down = startsDown;
        this.changed = changed;
        this.recent = new RecentChecks();
        this.counters = new ProbeCounters();
    }

    private Peer(Peer before, Server server, Runnable changed) {
        this.upstream = before.upstream;
        this.server = server;
        this.address = before.address;
        this.name = before.name;
        this.changed = changed;
        this.recent = before.recent;
        this.counters = before.counters;
        this.state = before.state;
        this.down = before.down;
        this.since = before.since;
        this.last = before.last;
        before.tallies.forEach((shm, tally) -> tallies.put(shm, new Tally(tally.state()))); // the turns end
    }

    /// The same peer in a configuration that replaces this one's: it goes on from what is known now, and this
    /// object takes in nothing any more.
    ///
    /// @param server the line that lists it there
    synchronized Peer handedOver(Server server, Runnable changed) {
        handedOver = true;
        return new Peer(this, server, changed);
    }

    /// What the page shows: the address, or the configured name while that does not resolve.
    public String name() {
        return name;
    }

    public Server server() {
        return server;
    }

    /// Empty while the name does not resolve.
    public Optional<SocketAddress> address() {
        return address;
    }

    /// Whether the page says DOWN. Usually what the checks found; [#setDown] may have said otherwise since.
    public boolean down() {
        return down;
    }

    /// What the last check found.
    public PeerState state() {
        return state;
    }

    /// What the checks found that count in this dictionary. They begin with what the page says when their first
    /// checker is made.
    synchronized PeerState state(String shm) {
        return tally(shm).state();
    }

    /// The same; empty where no checker counts in this dictionary.
    public synchronized Optional<PeerState> counted(String shm) {
        return Optional.ofNullable(tallies.get(shm)).map(Tally::state);
    }

    /// When a checker may ask: now, unless another that counts in the same dictionary has just done so.
    synchronized long turn(Checker checker, long now) {
        return tally(checker.spec().shm()).turn(checker, now);
    }

    /// Since when it is up or down; empty before the first change.
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    Optional<Probe> last() {
        return Optional.ofNullable(last);
    }

    /// When the next probe begins, if nothing else takes its slot; empty where no checker looks at this peer.
    Optional<Instant> next() {
        return Optional.ofNullable(next);
    }

    /// Its last checks.
    History history() {
        return recent.history();
    }

    /// Counted since this peer was first listed.
    public ProbeTotals totals() {
        return counters.totals();
    }

    /// Marks the peer by hand, as Lua's `set_peer_down` does. The checks go on from what they found themselves.
    public synchronized void setDown(boolean down, Instant now) {
        if (this.down != down && !handedOver) {
            this.down = down;
            since = now;
            counters.turned(down);
            changed.run();
        }
    }

    /// Takes in one more probe, and tells `events` what is news about it.
    synchronized void after(Probe probe, CheckerSpec spec, Instant next, Consumer<Event> events) {
        if (handedOver) {
            return;
        }
        Outcome outcome = probe.outcome();
        Tally tally = tally(spec.shm());
        PeerState before = tally.state();
        PeerState now = tally.count(outcome.passed(), spec);
        Instant end = probe.start().plus(probe.took());
        last = probe;
        recent.add(probe);
        counters.ended(probe);
        this.next = next;
        state = now;
        if (!outcome.passed() && !before.down()) {
            events.accept(new Event.ProbeFailed(upstream, name, outcome));
        }
        if (before.down() != now.down()) {
            setDown(now.down(), end);
            events.accept(
                    now.down()
                            ? new Event.TurnedDown(end, upstream, name, now.failures(), outcome)
                            : new Event.TurnedUp(end, upstream, name, now.successes()));
        }
    }

    private Tally tally(String shm) {
        return tallies.computeIfAbsent(shm, _ -> new Tally(down ? PeerState.DOWN : PeerState.UP));
    }
}
