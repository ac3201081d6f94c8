package tile38hc;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import tile38hc.alert.DiskJournal;
import tile38hc.alert.MemoryJournal;
import tile38hc.alert.Webhooks;
import tile38hc.config.Config;
import tile38hc.health.Checker;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Fleet;
import tile38hc.health.WorkerThreads;
import tile38hc.log.Log;
import tile38hc.net.Resolver;
import tile38hc.net.Watchdog;
import tile38hc.source.SourceException;
import tile38hc.web.WebServer;

/// The conductor: nginx.conf → directives → values → names → Lua → checkers → pages. [#prepare] and [#start]
/// are mirrored by [#close].
///
/// One [Generation] is at work at any time; [#reload] replaces it. What stands here outlives that: the open
/// sockets and who is connected to them, the journal, webhooks, what is known of Tile38 servers.
final class App implements AutoCloseable {
    /// Until a configuration says how long answers of the resolver hold, nothing is asked.
    private static final Duration UNASKED = Duration.ofSeconds(30);

    /// How long the end waits for the last step of a reload.
    private static final long PATIENCE_MILLIS = 500;

    private final Options.Service options;
    private final Log log;
    private final MemoryJournal journal = new MemoryJournal();
    private final Webhooks webhooks;
    private final Watchdog watchdog = new Watchdog();
    private final WorkerThreads workers = new WorkerThreads();
    private final Resolver resolver;
    private final Tile38Watch tile38;
    private final Generation.Means means;
    private final CountDownLatch started = new CountDownLatch(1);
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Generation running; // written under changing, but for the first
    private volatile boolean closed;
    private Optional<DiskJournal> disk = Optional.empty();
    private WebServer web; // null where nothing is served

    /// @throws SourceException if the configuration is refused
    App(Options.Service options, Log log) {
        this.options = options;
        this.log = log;
        EventLog eventLog = new EventLog(log);
        this.webhooks = new Webhooks(
                options.alerts().webhooks(),
                SystemTime.INSTANCE,
                Thread.ofVirtual().name("webhook").factory(),
                eventLog::warning);
        Events events = new Events(
                eventLog,
                this::fleet,
                server -> tile38().upstreams(server),
                journal,
                webhooks,
                options.alerts().muted());
        this.resolver = new Resolver(UNASKED, options.network().resolve());
        this.tile38 =
                new Tile38Watch(options.tile38(), options.state(), watchdog, resolver, eventLog::warning, events::take);
        this.means = new Generation.Means(
                options, log, BuiltInPages.of(this::fleet, journal), watchdog, workers, resolver, tile38, events::take);
        this.running = new Generation(means, Optional.empty());
    }

    /// Resolves names and runs the Lua that declares the checkers, which then wait.
    ///
    /// @throws RefusedException if nginx would not have started either
    void prepare() throws RefusedException {
        running.configureMeans(); // so that a copy of the log has what is told next
        running.prepare(Optional.empty());
        running.declare();
    }

    /// Probes and serves from now on.
    ///
    /// @throws IOException if a port is taken; then nothing is probed
    void start() throws IOException {
        if (disk.isEmpty()) {
            disk = options.state().flatMap(this::keepJournal); // before anybody can read it
        }
        web = WebServer.start(running.servers(), message -> log.log(Log.Level.ERROR, message));
        log.log(Log.Level.NOTICE, Greeting.of(running.servers(), checkers().size()));
        check();
    }

    /// Probes from now on without serving, for whoever can do without: after a [#start] that failed.
    void check() {
        webhooks.start();
        running.start();
        tile38.start();
        started.countDown();
    }

    /// Reads the configuration anew and goes on with it, or, where it is refused, with the present one, as
    /// nginx does. Waits for the start. For one thread at a time.
    void reload() throws InterruptedException {
        started.await();
        log.log(Log.Level.NOTICE, "reconfiguring");
        Generation next;
        try {
            next = new Generation(means, Optional.of(config()));
        } catch (SourceException e) {
            log.log(Log.Level.EMERG, e.getMessage());
            return;
        }
        try {
            next.prepare(Optional.of(fleet()));
            Optional<WebServer.Change> pages = web == null ? Optional.empty() : Optional.of(web.open(next.servers()));
            replace(next, pages);
        } catch (RefusedException | IOException e) {
            log.log(Log.Level.EMERG, e.getMessage());
            next.close();
        }
    }

    /// Nothing can be refused any more. The old pages answer until the new Lua has said what is checked.
    private void replace(Generation next, Optional<WebServer.Change> pages) {
        changing.lock();
        try {
            if (closed) {
                return;
            }
            Generation before = running;
            int kept = next.takeOver(before);
            next.configureMeans();
            next.declare();
            running = next;
            pages.ifPresent(WebServer.Change::serve);
            next.start();
            before.close();
            log.log(
                    Log.Level.NOTICE,
                    "reconfigured: " + kept + " of " + peers(next.fleet()) + " peers were there before");
        } finally {
            changing.unlock();
        }
        next.config().worker().awaitTimers(); // which may declare checkers, too
        tile38.keepOnly(next.checkers().stream().map(Checker::spec).collect(Collectors.toSet()), next.fleet());
    }

    private static int peers(Fleet fleet) {
        return fleet.upstreams().stream()
                .mapToInt(upstream -> upstream.peers().all().size())
                .sum();
    }

    /// Ends at once, whatever a reload is doing: the process has no use for its outcome.
    @Override
    public void close() {
        closed = true;
        boolean alone = awaitChange();
        try {
            if (web != null) {
                web.stop();
            }
            running.stopChecking();
            tile38.close();
            webhooks.close();
            disk.ifPresent(DiskJournal::close);
            running.close();
            resolver.close();
            workers.close();
            watchdog.close();
        } finally {
            if (alone) {
                changing.unlock();
            }
        }
    }

    private boolean awaitChange() {
        try {
            return changing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Config config() {
        return running.config();
    }

    Fleet fleet() {
        return running.fleet();
    }

    Tile38Watch tile38() {
        return tile38;
    }

    /// Those declared so far.
    List<Checker> checkers() {
        return running.checkers();
    }

    /// A checker that nobody has started.
    ///
    /// @param arrivals told of each reply what of it had come when its first line was whole
    Checker checker(CheckerSpec spec, BiConsumer<SocketAddress, ByteBuffer> arrivals) {
        return running.checker(spec, arrivals);
    }

    /// What is in it of an earlier process must not be taken for the present: so the journal tells of the start.
    private Optional<DiskJournal> keepJournal(Path folder) {
        Optional<DiskJournal> kept = DiskJournal.keep(journal, folder, message -> log.log(Log.Level.WARN, message));
        journal.add(Headlines.started(SystemTime.INSTANCE.now()));
        return kept;
    }
}
