package tile38hc;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tile38hc.demo.Demo;
import tile38hc.demo.Incident;
import tile38hc.health.AddressText;
import tile38hc.log.Backlog;
import tile38hc.log.Format;
import tile38hc.log.Log;
import tile38hc.source.SourceException;
import tile38hc.web.BindFailure;

/// Does what the command line asks for, and tells with which status to end.
final class CommandLine {
    private static final String NAME = "tile38-hc";
    private static final int LEADER_PORT = 9851;
    private static final int FOLLOWER_PORT = 9852;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// How long the end waits until the terminal is given back.
    private static final Duration LAST_DRAWING = Duration.ofMillis(200);

    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean isService;
    private volatile boolean hasStarted;

    CommandLine(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// Returns when it is done; a running service is done when [#stop] is called.
    Exit run(List<String> args) {
        try {
            return runOrRefuse(Options.parse(args));
        } catch (Options.UsageException e) {
            err.println(NAME + ": " + e.getMessage() + " (" + NAME + " -h lists the options)");
            return Exit.USAGE;
        } finally {
            stopped.countDown();
        }
    }

    /// Ends a running service, and tells whether it has ended well; one that hangs is given three seconds, and one that
    /// still reads, or waits for names or a disk, has nothing to end. May be called by any thread.
    boolean stop() {
        stopAsked.countDown();
        if (!hasStarted) {
            return isService;
        }
        try {
            return stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Exit runOrRefuse(Options options) {
        try {
            return run(options);
        } catch (SourceException | RefusedException | IOException e) {
            switch (options.log()) {
                case TEXT -> err.println(NAME + ": [emerg] " + e.getMessage());
                case JSON -> log(options, Log.Level.EMERG).log(Log.Level.EMERG, e.getMessage());
            }
            return Exit.FAILED;
        }
    }

    private Exit run(Options options) throws IOException, RefusedException {
        isService = options.action() instanceof Options.Action.Serve;
        return switch (options.action()) {
            case Options.Action.Serve(boolean table, Options.Demo demo) ->
                demo == Options.Demo.NONE
                        ? serve(options.service(), options.log(), table)
                        : demonstrate(options, table, demo);
            case Options.Action.Test test -> new DryRun(test, options.service().files(), out, err).run();
            case Options.Action.Once(boolean json) -> once(options, json);
            case Options.Action.Ping(String url) -> Ping.answers(url, err) ? Exit.OK : Exit.FAILED;
            case Options.Action.Version(boolean java) -> {
                err.println(NAME + " version: " + version());
                if (java) {
                    err.println("running on Java " + Runtime.version() + " in " + System.getProperty("java.home"));
                }
                yield Exit.OK;
            }
            case Options.Action.Help() -> {
                out.print(Options.HELP);
                yield Exit.OK;
            }
        };
    }

    static String version() {
        return NAME + "/"
                + Optional.ofNullable(CommandLine.class.getPackage().getImplementationVersion())
                        .orElse("unpackaged");
    }

    private Exit serve(Options.Service options, Format format, boolean table) throws IOException, RefusedException {
        return table ? watch(options, format) : runUntilStopped(options, format);
    }

    private Exit runUntilStopped(Options.Service options, Format format) throws IOException, RefusedException {
        try (Log log = patientLog(format);
                App app = new App(options, log);
                Orders _ = new Orders(app, log, stopAsked::countDown)) {
            app.prepare();
            app.start();
            hasStarted = true;
            stopAsked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.OK;
    }

    /// Runs with a table; without pages where another process, perhaps the service itself, has the ports.
    private Exit watch(Options.Service options, Format format) throws IOException, RefusedException {
        Log log = new Log(SystemTime.INSTANCE::now);
        HeldLines held = new HeldLines(wayToErr(log, format));
        log.addSink(held, Log.Level.NOTICE, format);
        try (log;
                App app = new App(options, log);
                Orders _ = new Orders(app, log, stopAsked::countDown)) {
            app.prepare();
            try {
                app.start();
            } catch (BindFailure e) {
                log.log(Log.Level.WARN, e.getMessage() + ": no pages are served from here");
                app.check();
            }
            hasStarted = true;
            Watch watch = new Watch(
                    now -> app.fleet().snapshot(now),
                    SystemTime.INSTANCE::now,
                    new SystemTerminal(out, System.console(), System::getenv),
                    held);
            Thread table = Thread.ofPlatform().daemon().name("table").start(() -> draw(watch, options.files()));
            stopAsked.await();
            table.join(LAST_DRAWING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.OK;
    }

    /// Waits for a terminal that is held, which nothing else does.
    private void draw(Watch watch, Options.Files files) {
        try {
            watch.untilStopped(NAME + "  " + files.configuration(), Watch.PACE, stopAsked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that
        } finally {
            stopAsked.countDown(); // nobody sees it any more
        }
    }

    /// Serves with a stand-in leader and follower at the addresses of the sample.
    private Exit demonstrate(Options options, boolean table, Options.Demo kind) throws IOException, RefusedException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (Demo demo = Demo.start(LEADER_PORT, FOLLOWER_PORT, SystemTime.INSTANCE::nanos)) {
            String news =
                    "a stand-in leader on " + AddressText.of(demo.leader().address()) + ", a stand-in follower on "
                            + AddressText.of(demo.follower().address());
            switch (options.log()) {
                case TEXT -> err.println(NAME + ": " + news);
                case JSON -> log(options, Log.Level.NOTICE).log(Log.Level.NOTICE, news);
            }
            Log told = log(options, table ? Log.Level.WARN : Log.Level.NOTICE); // for a table's lines are its own
            try (Incident _ = kind == Options.Demo.INCIDENT
                    ? Incident.start(demo, step -> told.log(Log.Level.NOTICE, "demo: " + step))
                    : null) {
                return serve(
                        options.service()
                                .resolving(Map.of("tile38-leader", List.of(here), "tile38-follower", List.of(here))),
                        options.log(),
                        table);
            }
        }
    }

    private Exit once(Options options, boolean json) throws RefusedException {
        try (Log log = log(options, Log.Level.WARN);
                App app = new App(options.service(), log)) {
            app.prepare();
            log.removeSink(err); // the report tells what the log would
            OnceReport report = new Once(app).report();
            String text = json ? OnceJson.of(report) : OnceText.of(report);
            out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            return report.allIsWell() ? Exit.OK : Exit.FAILED;
        }
    }

    private Log log(Options options, Log.Level least) {
        Log log = new Log(SystemTime.INSTANCE::now);
        log.addSink(err, least, options.log());
        return log;
    }

    private Log patientLog(Format format) {
        Log log = new Log(SystemTime.INSTANCE::now);
        log.addSink(wayToErr(log, format), Log.Level.NOTICE, format);
        return log;
    }

    /// For a service, which must not wait for whoever reads standard error.
    private Backlog wayToErr(Log log, Format format) {
        return log.backlog(
                line -> {
                    err.writeBytes(line);
                    err.flush();
                },
                format);
    }
}
