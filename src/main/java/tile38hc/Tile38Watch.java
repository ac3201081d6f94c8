package tile38hc;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tile38hc.health.AddressText;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Condition;
import tile38hc.health.Diagnoses;
import tile38hc.health.Fleet;
import tile38hc.health.Outcome;
import tile38hc.health.Peer;
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
import tile38hc.tile38.Subject;

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

    /// One checker, and the servers that its checks have found.
    private static final class Scout {
        private final CheckerSpec spec;
        private final Expectations expectations;
        private final Optional<String> blind;
        private final Set<SocketAddress> found = ConcurrentHashMap.newKeySet();
        private final Set<String> elsewhere = ConcurrentHashMap.newKeySet(); // peers that it checks at another port

        private Scout(CheckerSpec spec) {
            this.spec = spec;
            this.expectations = expectations(spec);
            this.blind = CheckAdvice.blindness(spec);
        }

        private Subject subject(SocketAddress address) {
            return new Subject(AddressText.of(address), Set.of(spec.upstream()), expectations, blind);
        }
    }

    private final Mode mode;
    private final Optional<FileIdentityStore> store;
    private final Monitor monitor;
    private final Map<CheckerSpec, Scout> scouts = new ConcurrentHashMap<>();
    private final Map<String, Set<Scout>> scoutsOfUpstreams = new ConcurrentHashMap<>(); // the same, by upstream
    private final Map<String, Set<String>> elsewhere =
            new ConcurrentHashMap<>(); // where peers are checked, if not there

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
        Scout scout = scout(spec);
        knownToOthers(scout).forEach(address -> found(scout, address));
        return (address, reply) -> {
            if (!scout.found.contains(address) && Fingerprint.isIn(reply)) {
                found(scout, address);
            }
        };
    }

    private Scout scout(CheckerSpec spec) {
        return scouts.computeIfAbsent(spec, _ -> {
            Scout scout = new Scout(spec);
            scoutsOf(spec.upstream()).add(scout);
            return scout;
        });
    }

    private Set<Scout> scoutsOf(String upstream) {
        return scoutsOfUpstreams.computeIfAbsent(upstream, _ -> ConcurrentHashMap.newKeySet());
    }

    /// The servers of its upstream that others have found, as those of the configuration before, and that it asks, too.
    private Set<SocketAddress> knownToOthers(Scout scout) {
        return scoutsOf(scout.spec.upstream()).stream()
                .flatMap(other -> other.found.stream())
                .filter(address -> scout.spec.target(address).equals(address))
                .collect(Collectors.toSet());
    }

    private void found(Scout scout, SocketAddress address) {
        synchronized (scouts) { // the monitor watches what is found, no more and no less
            if (scout.found.add(address)) {
                monitor.watch(address, scout.spec.upstream(), scout.expectations, scout.blind);
            }
        }
    }

    /// The same checks: one without an answer makes us look closer, and those of an unsound peer fail where conditions
    /// are enforced. A peer that is checked at another port is as sound as the server there.
    Prober heeded(CheckerSpec spec, Prober prober) {
        if (mode == Mode.OFF) {
            return prober;
        }
        Scout scout = scout(spec);
        return peer -> {
            SocketAddress address = spec.target(peer);
            if (address != peer) {
                checkedElsewhere(scout, AddressText.of(peer), AddressText.of(address));
            }
            Outcome outcome = prober.probe(peer);
            if (outcome instanceof Outcome.NotConnected || outcome instanceof Outcome.NoStatusLine) {
                monitor.doubt(address);
            }
            if (mode != Mode.ENFORCE || !outcome.passed()) {
                return outcome;
            }
            return monitor.findings().of(AddressText.of(address)).failing(scout.expectations.failOn()).stream()
                    .findFirst()
                    .<Outcome>map(
                            condition -> new Outcome.Unsound(condition.code(), condition.message(), outcome.reply()))
                    .orElse(outcome);
        };
    }

    private void checkedElsewhere(Scout scout, String peer, String server) {
        scout.elsewhere.add(peer);
        elsewhere.computeIfAbsent(peer, _ -> ConcurrentHashMap.newKeySet()).add(server);
    }

    /// Forgets the addresses that an upstream no longer lists.
    void membersChanged(Upstream upstream) {
        scoutsOf(upstream.name()).forEach(scout -> keepMembers(scout, upstream));
        watchFoundAlone();
    }

    private void keepMembers(Scout scout, Upstream upstream) {
        Set<SocketAddress> gone = new HashSet<>(scout.found);
        Set<String> strays = new HashSet<>(scout.elsewhere);
        for (Peer peer : upstream.peers().all()) {
            peer.address().map(scout.spec::target).ifPresent(gone::remove);
            strays.remove(peer.name());
        }
        scout.found.removeAll(gone);
        scout.elsewhere.removeAll(strays);
        elsewhere.keySet().removeAll(strays); // whoever else checks them says so again
    }

    /// The checkers of a configuration that replaces the present one are about to ask for [#arrivals].
    void reconfigure() {
        monitor.keepUsualPace();
    }

    /// Forgets what other checkers than these have found, and what their upstreams no longer list.
    void keepOnly(Set<CheckerSpec> specs, Fleet fleet) {
        scouts.values().removeIf(scout -> {
            boolean gone = !specs.contains(scout.spec);
            if (gone) {
                elsewhere.keySet().removeAll(scout.elsewhere); // those that stay say so again
                scoutsOf(scout.spec.upstream()).remove(scout);
            }
            return gone;
        });
        for (Scout scout : scouts.values()) {
            fleet.upstream(scout.spec.upstream()).ifPresent(upstream -> keepMembers(scout, upstream));
        }
        watchFoundAlone();
    }

    private void watchFoundAlone() {
        synchronized (scouts) {
            Map<String, Subject> peers = new HashMap<>();
            for (Scout scout : scouts.values()) {
                scout.found.stream().map(scout::subject).forEach(peer -> peers.merge(peer.name(), peer, Subject::and));
            }
            monitor.keepOnly(peers);
        }
    }

    void start() {
        if (mode != Mode.OFF) {
            monitor.start();
        }
    }

    /// Whether any peer has answered like a Tile38.
    boolean watchesAny() {
        return scouts.values().stream().anyMatch(scout -> !scout.found.isEmpty());
    }

    /// Makes one round now, for whoever does not [#start].
    Findings round() throws InterruptedException {
        return monitor.round();
    }

    @Override
    public List<Condition> of(String peer) {
        Findings findings = monitor.findings();
        return servers(peer)
                .flatMap(server -> findings.of(server).conditions().stream())
                .toList();
    }

    @Override
    public List<Condition> ofTheWhole() {
        return monitor.findings().whole();
    }

    @Override
    public Optional<Replica> replica(String peer) {
        Findings findings = monitor.findings();
        return servers(peer)
                .flatMap(server -> findings.of(server).replica().stream())
                .findFirst();
    }

    /// Those that stand for this peer: itself, and where else it is checked.
    private Stream<String> servers(String peer) {
        return Stream.concat(Stream.of(peer), elsewhere.getOrDefault(peer, Set.of()).stream())
                .distinct();
    }

    @Override
    public void close() {
        monitor.close();
        store.ifPresent(FileIdentityStore::close);
    }
}
