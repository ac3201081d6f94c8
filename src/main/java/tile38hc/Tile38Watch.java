package tile38hc;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import tile38hc.tile38.CheckAdvice;
import tile38hc.tile38.Expectations;
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

    /// One address as one upstream lists it.
    private record Listed(String upstream, SocketAddress address) {}

    private final Mode mode;
    private final Monitor monitor;
    private final Set<Listed> watched = ConcurrentHashMap.newKeySet(); // changed under its own lock

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
        IdentityStore store = state.<IdentityStore>map(folder -> new FileIdentityStore(folder, warnings))
                .orElseGet(IdentityStore::none);
        this.monitor = new Monitor(
                Monitor.Timing.USUAL,
                watchdog,
                resolver,
                SystemTime.INSTANCE,
                Thread.ofVirtual().name("tile38").factory(),
                store,
                notices);
    }

    /// What the table `tile38` of a checker says.
    ///
    /// @throws IllegalArgumentException with one line that names the option, for whatever is not understood
    static Expectations expectations(CheckerSpec spec) {
        return Expectations.of(spec.extras().tile38(), name -> Optional.ofNullable(System.getenv(name)));
    }

    /// Listens to the replies that a checker gets: who answers like a Tile38 is watched from then on.
    BiConsumer<SocketAddress, ByteBuffer> arrivals(CheckerSpec spec) {
        if (mode == Mode.OFF) {
            return (_, _) -> {};
        }
        monitor.keepPaceWith(spec.interval());
        Expectations expectations = expectations(spec);
        Optional<String> blind = CheckAdvice.blindness(spec);
        Consumer<SocketAddress> watch = address -> monitor.watch(address, spec.upstream(), expectations, blind);
        synchronized (watched) { // those that a configuration before this one has found
            watched.stream()
                    .filter(listed -> listed.upstream().equals(spec.upstream()))
                    .forEach(listed -> watch.accept(listed.address()));
        }
        return (address, reply) -> {
            Listed listed = new Listed(spec.upstream(), address);
            if (!watched.contains(listed) && Fingerprint.isIn(reply)) {
                synchronized (watched) {
                    if (watched.add(listed)) {
                        watch.accept(address);
                    }
                }
            }
        };
    }

    /// The same checks: one without an answer makes us look closer, and those of an unsound peer fail where conditions
    /// are enforced.
    Prober heeded(CheckerSpec spec, Prober prober) {
        if (mode == Mode.OFF) {
            return prober;
        }
        Set<String> failOn = expectations(spec).failOn();
        return address -> {
            Outcome outcome = prober.probe(address);
            if (outcome instanceof Outcome.NotConnected || outcome instanceof Outcome.NoStatusLine) {
                monitor.doubt(address);
            }
            if (mode != Mode.ENFORCE || !outcome.passed()) {
                return outcome;
            }
            return monitor.findings().of(AddressText.of(address)).failing(failOn).stream()
                    .findFirst()
                    .<Outcome>map(
                            condition -> new Outcome.Unsound(condition.code(), condition.message(), outcome.reply()))
                    .orElse(outcome);
        };
    }

    /// The checkers of a configuration that replaces the present one are about to ask for [#arrivals].
    void reconfigure() {
        monitor.keepUsualPace();
    }

    /// Forgets what another configuration's checkers have found and this one's do not look at.
    void keepOnly(Fleet fleet) {
        Set<Listed> checked = fleet.upstreams().stream()
                .filter(upstream -> fleet.checked(upstream.name()))
                .flatMap(Tile38Watch::listed)
                .collect(Collectors.toSet());
        keepOnly(checked::contains);
    }

    /// Forgets the addresses that an upstream no longer lists.
    void membersChanged(Upstream upstream) {
        Set<Listed> members = listed(upstream).collect(Collectors.toSet());
        keepOnly(listed -> !listed.upstream().equals(upstream.name()) || members.contains(listed));
    }

    private void keepOnly(Predicate<Listed> stays) {
        synchronized (watched) {
            watched.removeIf(stays.negate());
            monitor.keepOnly(watched.stream()
                    .collect(Collectors.groupingBy(
                            listed -> AddressText.of(listed.address()),
                            Collectors.mapping(Listed::upstream, Collectors.toSet()))));
        }
    }

    private static Stream<Listed> listed(Upstream upstream) {
        return upstream.peers().all().stream()
                .flatMap(peer -> peer.address().stream())
                .map(address -> new Listed(upstream.name(), address));
    }

    void start() {
        if (mode != Mode.OFF) {
            monitor.start();
        }
    }

    /// Whether any peer has answered like a Tile38.
    boolean watchesAny() {
        return !watched.isEmpty();
    }

    /// Makes one round now, for whoever does not [#start].
    Findings round() throws InterruptedException {
        return monitor.round();
    }

    @Override
    public List<Condition> of(String peer) {
        return monitor.findings().of(peer).conditions();
    }

    @Override
    public List<Condition> ofTheWhole() {
        return monitor.findings().whole();
    }

    @Override
    public Optional<Replica> replica(String peer) {
        return monitor.findings().of(peer).replica();
    }

    @Override
    public void close() {
        monitor.close();
    }
}
