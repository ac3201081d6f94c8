package tile38hc;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tile38hc.alert.DiskJournal;
import tile38hc.alert.MemoryJournal;
import tile38hc.alert.Webhooks;
import tile38hc.config.Config;
import tile38hc.health.Checker;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Outcome;
import tile38hc.health.Prober;
import tile38hc.health.Upstream;
import tile38hc.health.WorkerThreads;
import tile38hc.net.Resolver;
import tile38hc.net.TlsClient;
import tile38hc.net.Watchdog;
import tile38hc.nginx.Warning;
import tile38hc.probe.SocketProber;
import tile38hc.web.VirtualServer;
import tile38hc.web.WebServer;

/// The conductor: nginx.conf → directives → values → names → Lua → checkers → pages. [#prepare] and
/// [#start] are mirrored by [#close].
final class App implements AutoCloseable {
    /// How long the start waits for names; one that takes longer is told when it is known.
    private static final Duration RESOLVER_PATIENCE = Duration.ofSeconds(2);

    private final Options options;
    private final Log log;
    private final MemoryJournal journal = new MemoryJournal();
    private final Webhooks webhooks;
    private final Events events;
    private final Setup setup;
    private final Watchdog watchdog = new Watchdog();
    private final WorkerThreads workers = new WorkerThreads();
    private final TlsClient tls;
    private final Resolver resolver;
    private final Names names;
    private final Tile38Watch tile38;
    private final List<Checker> checkers = new ArrayList<>(); // guarded by itself
    private boolean started; // guarded by checkers
    private Optional<DiskJournal> disk = Optional.empty();
    private WebServer web;

    /// @throws tile38hc.source.SourceException if the configuration is refused
    App(Options options, Log log) {
        this.options = options;
        this.log = log;
        this.setup = Setup.read(options, log, journal, this::warn, this::addChecker);
        Config config = setup.config();
        EventLog eventLog = new EventLog(log);
        this.webhooks = new Webhooks(
                options.alerts().webhooks(),
                SystemTime.INSTANCE,
                Thread.ofVirtual().name("webhook").factory(),
                eventLog::warning);
        this.events =
                new Events(eventLog, config, journal, webhooks, options.alerts().muted());
        this.tls = new TlsClient(config.trust());
        this.resolver = new Resolver(config.resolveEvery(), options.network().resolve());
        this.names = new Names(resolver, eventLog::unresolved);
        this.tile38 =
                new Tile38Watch(options.tile38(), options.state(), watchdog, resolver, eventLog::warning, events::take);
        config.fleet().diagnosedBy(tile38);
    }

    /// Resolves names and runs the Lua that declares the checkers, which then wait.
    ///
    /// @throws RefusedException if nginx would not have started either
    void prepare() throws RefusedException {
        setup.warnings().forEach(this::warn);
        names.follow(config().fleet(), RESOLVER_PATIENCE);
        warnOfUnknownMutes();
        setup.runLua();
    }

    /// Probes and serves from now on.
    ///
    /// @throws IOException if a port is taken; then nothing is probed
    void start() throws IOException {
        List<VirtualServer> servers = ListenOption.applied(options.network().listen(), config().servers());
        if (disk.isEmpty()) {
            disk = options.state().flatMap(this::keepJournal); // before anybody can read it
        }
        web = WebServer.start(servers, message -> log.log(Log.Level.ERROR, message));
        log.log(Log.Level.NOTICE, Greeting.of(servers, checkers().size()));
        check();
    }

    /// Probes from now on without serving, for whoever can do without: after a [#start] that failed.
    void check() {
        webhooks.start();
        synchronized (checkers) {
            started = true;
            checkers.forEach(Checker::start);
        }
        tile38.start();
    }

    @Override
    public void close() {
        if (web != null) {
            web.stop();
        }
        synchronized (checkers) {
            checkers.forEach(Checker::stop);
        }
        tile38.close();
        webhooks.close();
        disk.ifPresent(DiskJournal::close);
        config().worker().close();
        resolver.close();
        workers.close();
        watchdog.close();
    }

    Config config() {
        return setup.config();
    }

    Tile38Watch tile38() {
        return tile38;
    }

    /// Those declared so far.
    List<Checker> checkers() {
        synchronized (checkers) {
            return List.copyOf(checkers);
        }
    }

    private void warnOfUnknownMutes() {
        for (String name : options.alerts().muted()) {
            if (config().fleet().upstream(name).isEmpty()) {
                log.log(Log.Level.WARN, "--mute " + name + ": there is no such upstream, so nothing is muted by it");
            }
        }
    }

    private void warn(Warning warning) {
        log.log(Log.Level.WARN, warning.toString());
    }

    /// What is in it of an earlier process must not be taken for the present: so the journal tells of the start.
    private Optional<DiskJournal> keepJournal(Path folder) {
        Optional<DiskJournal> kept = DiskJournal.keep(journal, folder, message -> log.log(Log.Level.WARN, message));
        journal.add(Headlines.started(SystemTime.INSTANCE.now()));
        return kept;
    }

    private void addChecker(CheckerSpec spec) {
        if (spec.tls().isPresent()) {
            TlsClient.warmUp();
        }
        Upstream upstream = config().fleet().upstream(spec.upstream()).orElseThrow();
        upstream.onMembershipChange(() -> tile38.membersChanged(upstream));
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
        SocketProber prober =
                new SocketProber(spec, watchdog, tls, tile38.arrivals(spec).andThen(arrivals));
        return new Checker(
                spec,
                config().fleet().upstream(spec.upstream()).orElseThrow(),
                askingAgain(spec.upstream(), tile38.heeded(spec, prober)),
                SystemTime.INSTANCE,
                workers,
                events::take);
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
