package tile38hc;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tile38hc.health.AddressText;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Condition;
import tile38hc.health.Diagnoses;
import tile38hc.health.Fleet;
import tile38hc.health.Outcome;
import tile38hc.health.Prober;
import tile38hc.health.Replica;
import tile38hc.health.Upstream;
import tile38hc.net.Resolver;
import tile38hc.net.Watchdog;
import tile38hc.tile38.FileIdentityStore;
import tile38hc.tile38.Findings;
import tile38hc.tile38.Fingerprint;
import tile38hc.tile38.IdentityStore;
import tile38hc.tile38.Monitor;
import tile38hc.tile38.Notice;

/// Joins the monitor of Tile38 servers with the checks, which find them, and the pages, which show what is the
/// matter.
final class Tile38Watch implements Diagnoses, AutoCloseable {

    /// `--tile38`
    enum Mode {
        /// Nothing but what the configuration asks for.
        OFF,
        /// Conditions are shown, and leave UP and DOWN as the configuration says.
        WATCH,
        /// A peer's own conditions count as failed checks.
        ENFORCE
    }

    private final Mode mode;
    private final Optional<FileIdentityStore> store;
    private final Monitor monitor;
    private final Scouts scouts = new Scouts();

    /// @param state the folder in which identities outlive this process
    /// @param notices told of each change, by the thread that finds it
    Tile38Watch(
            Mode mode,
            Optional<Path> state,
            Watchdog watchdog,
            Resolver resolver,
            Consumer<String> warnings,
            Consumer<Notice> notices) {
        this.mode = mode;
        this.store = state.map(folder -> new FileIdentityStore(folder, warnings));
        this.monitor = new Monitor(
                Monitor.Timing.USUAL,
                watchdog,
                resolver,
                SystemTime.INSTANCE,
                Thread.ofVirtual().name("tile38").factory(),
                store.<IdentityStore>map(files -> files).orElseGet(IdentityStore::none),
                notices);
    }

    /// Those whose checks have found this server.
    Set<String> upstreams(String server) {
        return monitor.upstreams(server);
    }

    /// Listens to the replies that a checker gets: who answers like a Tile38 is watched from then on.
    BiConsumer<SocketAddress, ByteBuffer> arrivals(CheckerSpec spec) {
        if (mode == Mode.OFF) {
            return (_, _) -> {};
        }
        monitor.keepPaceWith(spec.interval());
        Scouts.Scout scout = scouts.of(spec);
        scouts.knownToOthers(scout).forEach(address -> found(scout, address));
        return (address, reply) -> {
            if (!scout.hasFound(address) && Fingerprint.isIn(reply)) {
                found(scout, address);
            }
        };
    }

    private void found(Scouts.Scout scout, SocketAddress address) {
        synchronized (scouts) { // the monitor watches what is found, no more and no less
            if (scout.find(address)) {
                monitor.watch(address, scout.subject(address));
            }
        }
    }

    /// The same checks: one without an answer makes us look closer, and those of an unsound peer fail where conditions
    /// are enforced. A peer that is checked at another port is as sound as the server there.
    Prober heeded(CheckerSpec spec, Prober prober) {
        if (mode == Mode.OFF) {
            return prober;
        }
        Scouts.Scout scout = scouts.of(spec);
        return peer -> {
            SocketAddress address = spec.target(peer);
            if (address != peer) {
                scouts.checkedElsewhere(scout, AddressText.of(peer), AddressText.of(address));
            }
            Outcome outcome = prober.probe(peer);
            if (outcome instanceof Outcome.NotConnected || outcome instanceof Outcome.NoStatusLine) {
                monitor.doubt(address);
            }
            if (mode != Mode.ENFORCE || !outcome.passed()) {
                return outcome;
            }
            return monitor
                    .findings()
                    .of(AddressText.of(address))
                    .failing(scout.expectations().failOn())
                    .stream()
                    .findFirst()
                    .<Outcome>map(
                            condition -> new Outcome.Unsound(condition.code(), condition.message(), outcome.reply()))
                    .orElse(outcome);
        };
    }

    /// Forgets the addresses that an upstream no longer lists.
    void membersChanged(Upstream upstream) {
        scouts.keepMembers(upstream);
        watchFoundAlone();
    }

    /// The checkers of a configuration that replaces the present one are about to ask for [#arrivals].
    void reconfigure() {
        monitor.keepUsualPace();
    }

    /// Forgets what other checkers than these have found, and what their upstreams no longer list.
    void keepOnly(Set<CheckerSpec> specs, Fleet fleet) {
        scouts.keepOnly(specs, fleet);
        watchFoundAlone();
    }

    private void watchFoundAlone() {
        synchronized (scouts) {
            monitor.keepOnly(scouts.subjects());
        }
    }

    void start() {
        if (mode != Mode.OFF) {
            monitor.start();
        }
    }

    /// Whether any peer has answered like a Tile38.
    boolean watchesAny() {
        return scouts.haveFoundAny();
    }

    /// Makes one round now, for whoever does not [#start].
    void round() throws InterruptedException {
        monitor.round();
    }

    @Override
    public List<Condition> of(String peer) {
        Findings findings = monitor.findings();
        return scouts.servers(peer)
                .flatMap(server -> findings.of(server).conditions().stream())
                .toList();
    }

    /// The same without those that it has together with others.
    List<Condition> own(String peer) {
        Findings findings = monitor.findings();
        return scouts.servers(peer)
                .flatMap(server -> findings.of(server).own().stream())
                .toList();
    }

    @Override
    public List<Condition> ofTheWhole() {
        return monitor.findings().whole();
    }

    @Override
    public Optional<Replica> replica(String peer) {
        Findings findings = monitor.findings();
        return scouts.servers(peer)
                .flatMap(server -> findings.of(server).replica().stream())
                .findFirst();
    }

    @Override
    public void close() {
        monitor.close();
        store.ifPresent(FileIdentityStore::close);
    }
}
