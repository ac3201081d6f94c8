package tile38hc.ngx;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tile38hc.health.Event;
import tile38hc.health.Fleet;
import tile38hc.health.Time;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.page.PageCache;
import tile38hc.page.PrometheusPage;
import tile38hc.page.StatusPage;

/// What stands for nginx's worker process: runs the configuration's Lua in its phases.
///
/// Lua that fails never fails the caller: it is logged in nginx's words, and the answer says what is to be done.
/// Safe for use by many threads; the Lua in it runs one piece at a time.
public final class NgxWorker implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAGE_LIMIT = Duration.ofSeconds(1);

    private static final Duration TIMERS_LIMIT = Duration.ofSeconds(1);

    private final NgxProcess process;
    private final World world;
    private volatile Optional<LuaCode> initCode = Optional.empty();

    /// @param before the worker that this one replaces: its shared memory is kept where name and size are the
    /// same
    public NgxWorker(NgxSettings settings, Fleet fleet, Time time, NgxHost host, Optional<NgxWorker> before) {
        Map<String, SharedDict> dicts = new LinkedHashMap<>();
        settings.sharedDicts()
                .forEach((name, bytes) -> dicts.put(
                        name,
                        before.map(worker -> worker.process.dicts().get(name))
                                .filter(dict -> dict.capacity() == bytes)
                                .orElseGet(() -> new SharedDict(bytes, time::now))));
        process = new NgxProcess(
                settings,
                host,
                fleet,
                time,
                new RequestVariables(time, settings),
                dicts,
                new DownKeys(fleet, dicts),
                new Complaints(host),
                new ChangeListeners(host),
                new Timers(time),
                new PageCache(fleet, StatusPage::of),
                new PageCache(fleet, PrometheusPage::of));
        world = new World(process);
        GlobalGuard.watch(world);
    }

    /// Runs `init_by_lua*`.
    ///
    /// @return false if it failed, where nginx would not start
    public boolean initByLua(LuaCode code) {
        initCode = Optional.of(code);
        return start(world, Phase.INIT, code);
    }

    /// Runs `init_worker_by_lua*`.
    ///
    /// @return false if it failed, where nginx goes on
    public boolean initWorker(LuaCode code) {
        return start(world, Phase.INIT_WORKER, code);
    }

    private boolean start(World where, Phase phase, LuaCode code) {
        String directive =
                switch (code) {
                    case LuaCode.Inline _ -> phase.directive();
                    case LuaCode.File _ -> phase.directive() + "_file";
                };
        try {
            where.run(Handler.of(phase), START_LIMIT, where.load(code));
            return true;
        } catch (LuaError error) {
            Failures.logStart(process.host(), directive, error);
            if (phase == Phase.INIT_WORKER) {
                error.position().ifPresent(place -> process.host().warn(LuaHints.initWorkerFailed(error), place));
            }
        } catch (IOException error) {
            process.host().log(Constants.ERR, directive + " error: " + cannotOpen(code, error));
        }
        return false;
    }

    /// Runs a request's `rewrite_by_lua*`, `access_by_lua*` or `content_by_lua*`, on the calling thread. Lua that
    /// fails, cannot be read or takes too long answers, and lets nothing go on.
    ///
    /// @param defaultType the location's `default_type`; empty for none
    public NgxResponse run(Phase phase, LuaCode code, NgxRequest request, String defaultType) {
        request.startAt(process.time().now());
        Handler handler = Handler.ofRequest(phase, request, defaultType);
        World where = process.settings().codeCache() ? world : request.world(this::freshWorld);
        LuaFunction function;
        try {
            function = where.load(code);
        } catch (LuaError error) {
            String what =
                    switch (code) {
                        case LuaCode.Inline _ -> "failed to load inlined Lua code: ";
                        case LuaCode.File(String path) -> "failed to load external Lua file \"" + path + "\": ";
                    };
            process.host()
                    .log(Constants.ERR, what + Failures.reason(error) + handler.logContext() + Failures.place(error));
            return handler.output().special(500);
        } catch (IOException error) {
            process.host().log(Constants.ERR, cannotLoad(code, error) + handler.logContext());
            return handler.output().special(404);
        }
        try {
            where.run(handler, PAGE_LIMIT, function);
        } catch (LuaError error) {
            Failures.log(process.host(), "lua entry thread aborted: runtime error: ", error, handler);
        }
        return Answers.of(handler);
    }

    private World freshWorld() {
        World fresh = new World(process);
        GlobalGuard.watch(fresh);
        initCode.ifPresent(code -> start(fresh, Phase.INIT, code));
        return fresh;
    }

    private static String cannotLoad(LuaCode code, IOException error) {
        return switch (code) {
            case LuaCode.File(String path) ->
                "failed to load external Lua file \"" + path + "\": " + cannotOpen(code, error);
            case LuaCode.Inline _ -> throw new IllegalStateException("read no file", error);
        };
    }

    private static String cannotOpen(LuaCode code, IOException error) {
        return switch (code) {
            case LuaCode.File(String path) -> "cannot open " + path + ": " + error.getMessage();
            case LuaCode.Inline _ -> throw new IllegalStateException("read no file", error);
        };
    }

    /// The value of `$name` for a request, whoever knows it; empty for an unknown one and for one without a value.
    public Optional<String> variable(NgxRequest request, String name) {
        return process.variables().get(request, name);
    }

    /// Takes in what a checker told, for the keys in shared memory that tell of it, for `on_change` and for the log.
    /// Never waits for Lua.
    public void transition(Event event) {
        process.downKeys().take(event);
        process.changes().take(event);
        process.complaints().take(event);
    }

    /// Waits for the timers that run or are due by then, a second at most: some configurations declare their
    /// checkers in one.
    public void awaitTimers() {
        process.timers().awaitIdle(TIMERS_LIMIT.toNanos());
    }

    /// Ends the timers. Those that wait are run now and told that they come too early.
    @Override
    public void close() {
        process.changes().close();
        process.timers().close();
    }
}
