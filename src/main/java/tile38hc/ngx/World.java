package tile38hc.ngx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaWorker;
import tile38hc.source.Source;

/// One world of Lua: its globals, its modules, the code compiled for it, and who is at work in it now.
///
/// The functions of `ngx` find their request through [#current], which changes hands with the turn: whoever gives
/// the turn away ([#await]) takes its place again afterwards. So nothing is built for a request, and no map is
/// asked.
final class World {
    private final NgxProcess process;
    private final LuaWorker lua;
    private final Map<LuaCode, LuaFunction> compiled = new ConcurrentHashMap<>();
    private LightThread current; // guarded by the turn

    World(NgxProcess process) {
        this.process = process;
        this.lua = new LuaWorker(process.time()::nanos);
        NgxApi.open(this);
    }

    NgxProcess process() {
        return process;
    }

    LuaWorker lua() {
        return lua;
    }

    /// The handler whose Lua is running.
    Handler handler() {
        return current.handler();
    }

    /// A log entry about the handler at work.
    void log(int level, String message) {
        process.host().log(level, message + handler().logContext());
    }

    /// The handler with its request, which most functions need.
    ///
    /// @throws LuaError in the phases that have none
    Handler withRequest(Arguments arguments) {
        Handler handler = current.handler();
        if (!handler.hasRequest()) {
            throw arguments.error(
                    "API disabled in the context of " + handler.phase().context());
        }
        return handler;
    }

    /// The same for functions that OpenResty wrote with the foreign function interface, which say less.
    Handler withRequestTersely(Arguments arguments) {
        Handler handler = current.handler();
        if (!handler.hasRequest()) {
            throw arguments.error(
                    handler.phase() == Phase.INIT ? "no request found" : "API disabled in the current context");
        }
        return handler;
    }

    /// The light thread at work, which may wait.
    ///
    /// @throws LuaError in the phases in which nothing may wait
    LightThread yieldable(Arguments arguments) {
        Phase phase = current.handler().phase();
        return switch (phase) {
            case INIT -> throw arguments.error("no request found");
            case INIT_WORKER -> throw arguments.error("API disabled in the context of " + phase.context());
            case REWRITE, ACCESS, CONTENT, TIMER -> current;
        };
    }

    /// The code as a function, compiled once.
    ///
    /// @throws IOException if its file cannot be read
    /// @throws LuaError if it is no Lua
    LuaFunction load(LuaCode code) throws IOException {
        LuaFunction known = compiled.get(code);
        if (known != null) {
            return known;
        }
        LuaFunction made =
                switch (code) {
                    case LuaCode.Inline(Source source, String chunkName) -> lua.load(source, chunkName, lua.globals());
                    case LuaCode.File(String path) ->
                        lua.load(Source.of(path, readText(path)), "@" + path, lua.globals());
                };
        compiled.put(code, made);
        return made;
    }

    private String readText(String path) throws IOException {
        String text = new String(process.host().readFile(path), StandardCharsets.ISO_8859_1);
        return text.startsWith("#") ? text.replaceFirst("^#[^\n]*", "") : text; // as luaL_loadfile skips it
    }

    /// Runs a function as the entry of a handler, and all light threads that it starts, to their ends.
    ///
    /// @throws LuaError if the entry failed
    void run(Handler handler, Duration limit, LuaFunction function, Object... arguments) {
        LightThread entry = handler.newThread(null);
        try {
            lua.run(limit, LuaFunction.of("entry", call -> enter(entry, call.thread(), function, arguments)));
        } catch (Ending.Unwind _) {
            // the handler knows how it ended
        } catch (RuntimeException | Error failure) {
            handler.end(new Ending.Failed());
            throw failure;
        } finally {
            handler.isOver(entry);
            handler.awaitOthers();
        }
    }

    /// Runs `function` as that light thread, which has the turn.
    Object[] enter(LightThread thread, LuaThread as, LuaFunction function, Object... arguments) {
        thread.runsAs(as);
        current = thread;
        return as.tailCall(function, arguments);
    }

    /// Waits for something outside Lua while others run.
    <T> T await(LuaWorker.Wait<T> wait) {
        LightThread self = current;
        T result;
        try {
            result = self.lua().giveWay(() -> {
                self.handler().awaitRelease(self);
                return wait.await();
            });
        } finally {
            current = self;
        }
        unwindIfEnded(self);
        return result;
    }

    /// Starts a light thread, which runs until it waits for the first time.
    ///
    /// @param body enters itself as `thread`
    LuaThread spawn(LightThread thread, LuaFunction body, Object... arguments) {
        LightThread self = current;
        LuaThread made;
        try {
            made = lua.spawn(self.lua(), body, arguments);
        } finally {
            current = self;
            self.handler().release(thread);
        }
        unwindIfEnded(self);
        return made;
    }

    private static void unwindIfEnded(LightThread self) {
        if (self.handler().mustUnwind(self)) {
            throw new Ending.Unwind();
        }
    }
}
