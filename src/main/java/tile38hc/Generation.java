package tile38hc;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tile38hc.config.Config;
import tile38hc.health.Checker;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Event;
import tile38hc.health.Fleet;
import tile38hc.health.Outcome;
import tile38hc.health.Prober;
import tile38hc.health.Upstream;
import tile38hc.health.WorkerThreads;
import tile38hc.log.Log;
import tile38hc.net.Resolver;
import tile38hc.net.TlsClient;
import tile38hc.net.Watchdog;
import tile38hc.nginx.Warning;
import tile38hc.probe.SocketProber;
import tile38hc.web.Handler;
import tile38hc.web.VirtualServer;

/// One configuration at work, from its file to its checkers: what a reload replaces as a whole. Everything
/// that outlives a reload is in [Means], and belongs to the [App].
///
/// Its steps are [#prepare], [#takeOver] where there is one before it, [#configureMeans], [#declare],
/// [#start], [#close].
final class Generation implements AutoCloseable {
    /// How long the start waits for names; one that takes longer is told when it is known.
    private static final Duration RESOLVER_PATIENCE = Duration.ofSeconds(2);

    /// What the process has for whichever configuration it runs.
    ///
    /// @param pages the built-in ones, by path
    /// @param events told what happens to peers
    record Means(
            Options.Service options,
            Log log,
            Map<String, Handler> pages,
            Watchdog watchdog,
            WorkerThreads workers,
            Resolver resolver,
            Tile38Watch tile38,
            Consumer<Event> events) {}

    private final Means means;
    private final Config config; // without the tree of directives, which would take as much memory again
    private final TlsClient tls;
    private final Names names;
    private final List<Checker> checkers = new ArrayList<>(); // guarded by itself
    private boolean started; // guarded by checkers
    private volatile boolean ended;

    /// @param before what it is to replace
    /// @throws tile38hc.source.SourceException if the configuration is refused
    Generation(Means means, Optional<Config> before) {
        this.means = means;
        this.config = Setup.read(
                        means.options().files(), before, means.pages(), means.log(), this::warn, this::addChecker)
                .config();
        this.tls = new TlsClient(config.trust());
        this.names = new Names(means.resolver(), new EventLog(means.log())::unresolved);
        fleet().diagnosedBy(means.tile38());
    }

    /// Resolves names and runs `init_by_lua`. Nothing beside this object changes.
    ///
    /// @param before knows what names stood for
    /// @throws RefusedException if nginx would not have started either
    void prepare(Optional<Fleet> before) throws RefusedException {
        config.warnings().forEach(this::warn);
        names.follow(fleet(), before, RESOLVER_PATIENCE);
        warnOfUnknownMutes();
        Setup.initialise(config);
    }

    /// Takes over the peers of the one before, which checks nothing any more.
    ///
    /// @return how many it takes over
    int takeOver(Generation before) {
        before.stopChecking();
        means.tile38().reconfigure();
        return fleet().takeOver(before.fleet());
    }

    /// Has the process follow this configuration: the log goes to its files.
    void configureMeans() {
        Setup.copyLog(config, means.options().files().prefix(), means.log());
        means.resolver().answersAreValid(config.resolveEvery());
    }

    /// Runs the Lua that declares the checkers, which then wait.
    void declare() {
        Setup.initialiseWorker(config);
    }

    /// Probes from now on.
    void start() {
        synchronized (checkers) {
            started = true;
            checkers.forEach(Checker::start);
        }
    }

    @Override
    public void close() {
        ended = true;
        stopChecking();
        names.close();
        config.worker().close();
    }

    Config config() {
        return config;
    }

    Fleet fleet() {
        return config.fleet();
    }

    /// What is to be listened on and answered.
    List<VirtualServer> servers() {
        return ListenOption.applied(means.options().network().listen(), config.servers());
    }

    /// Those declared so far.
    List<Checker> checkers() {
        synchronized (checkers) {
            return List.copyOf(checkers);
        }
    }

    /// Starts no more probes.
    void stopChecking() {
        synchronized (checkers) {
            checkers.forEach(Checker::stop);
        }
    }

    private void warnOfUnknownMutes() {
        for (String name : means.options().alerts().muted()) {
            if (fleet().upstream(name).isEmpty()) {
                means.log().log(
                        Log.Level.WARN, "--mute " + name + ": there is no such upstream, so nothing is muted by it");
            }
        }
    }

    private void warn(Warning warning) {
        means.log().log(Log.Level.WARN, warning.toString());
    }

    private void addChecker(CheckerSpec spec) {
        if (ended) {
            return; // a timer of Lua that is at its end
        }
        if (spec.tls().isPresent()) {
            TlsClient.warmUp();
        }
        if (means.options().tile38() != Tile38Watch.Mode.OFF) {
            Scouts.check(spec, fleet());
        }
        Upstream upstream = fleet().upstream(spec.upstream()).orElseThrow();
        upstream.onMembershipChange(() -> means.tile38().membersChanged(upstream));
        Checker checker = checker(spec, (_, _) -> {});
        synchronized (checkers) {
            checkers.add(checker);
            if (started) { // declared late, by a timer
                checker.start();
            }
        }
    }

    /// A checker that nobody has started.
    ///
    /// @param arrivals told of each reply what of it had come when its first line was whole
    Checker checker(CheckerSpec spec, BiConsumer<SocketAddress, ByteBuffer> arrivals) {
        BiConsumer<SocketAddress, ByteBuffer> watch = means.tile38().arrivals(spec);
        SocketProber prober = new SocketProber(spec, means.watchdog(), tls, (address, reply) -> {
            if (!ended) { // what a check finds that outlasts its configuration is not to be watched
                watch.accept(address, reply);
            }
            arrivals.accept(address, reply);
        });
        return new Checker(
                spec,
                fleet().upstream(spec.upstream()).orElseThrow(),
                askingAgain(spec.upstream(), means.tile38().heeded(spec, prober)),
                SystemTime.INSTANCE,
                means.workers(),
                this::happened);
    }

    private void happened(Event event) {
        means.events().accept(event);
        config.worker().transition(event);
    }

    /// A peer that cannot be connected to may have moved.
    private Prober askingAgain(String upstream, Prober prober) {
        return peer -> {
            Outcome outcome = prober.probe(peer);
            if (outcome instanceof Outcome.NotConnected) {
                names.askAgain(upstream);
            }
            return outcome;
        };
    }
}
