package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.prepend;
import static tile38hc.lua.LuaFunction.values;

import java.util.Locale;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.NativeFunction;

/// `ngx.thread`: light threads, which run whenever the others of their handler wait.
final class ThreadApi {
    private final World world;

    private ThreadApi(World world) {
        this.world = world;
    }

    static void install(Api ngx, World world) {
        ThreadApi api = new ThreadApi(world);
        ngx.set(
                "thread",
                Api.empty()
                        .define("spawn", api::spawn)
                        .define("wait", api::wait)
                        .define("kill", api::kill)
                        .table());
        LuaTable coroutine = (LuaTable) world.lua().globals().get("coroutine");
        Object resume = coroutine.get("resume");
        new Api(coroutine)
                .define("create", arguments -> values(api.create(arguments)))
                .define("wrap", api::wrap)
                .define("yield", api::yield)
                .define("status", api::status)
                .define("resume", arguments -> {
                    api.checkPhase(arguments);
                    return arguments.thread().tailCall(resume, arguments.from(1));
                });
    }

    /// ngx_lua's coroutines are not to be had at the start of a worker. Before that they are Lua's own.
    private void checkPhase(Arguments arguments) {
        if (world.handler().phase() == Phase.INIT_WORKER) {
            throw arguments.error("API disabled in the context of " + Phase.INIT_WORKER.context());
        }
    }

    private Object[] spawn(Arguments arguments) {
        LuaFunction function = luaFunction(arguments);
        LightThread self = world.yieldable(arguments);
        LightThread thread = self.handler().newThread(self);
        LuaFunction body = LuaFunction.of("light thread", call -> run(thread, call, function));
        return values(world.spawn(thread, body, arguments.from(2)));
    }

    private static LuaFunction luaFunction(Arguments arguments) {
        if (!(arguments.get(1) instanceof LuaFunction function) || function instanceof NativeFunction) {
            throw arguments.bad(1, "Lua function expected");
        }
        return function;
    }

    private LuaThread create(Arguments arguments) {
        LuaFunction body = luaFunction(arguments);
        checkPhase(arguments);
        return arguments.thread().newCoroutine(body);
    }

    /// As ngx_lua has it: a failure in the coroutine fails the handler whatever stands around the call, and a dead
    /// one tells so by its results.
    private Object[] wrap(Arguments arguments) {
        LuaThread coroutine = create(arguments);
        return values(LuaFunction.of("wrap", call -> {
            if (coroutine.status() != LuaThread.Status.SUSPENDED) {
                return values(false, "cannot resume " + coroutine.resumable());
            }
            try {
                return coroutine.resume(call.thread(), call.from(1));
            } catch (LuaError error) {
                throw error.asFatal();
            }
        }));
    }

    private Object[] run(LightThread thread, Arguments call, LuaFunction function) {
        Handler handler = thread.handler();
        try {
            Object[] results = world.enter(thread, call.thread(), function, call.from(1));
            thread.endsWith(new LightThread.Result.Returned(results));
        } catch (LuaError error) {
            thread.endsWith(new LightThread.Result.Thrown(error.bareValue(), error.value()));
            Failures.log(world.process().host(), "lua user thread aborted: runtime error: ", error, handler);
            if (call.thread().isOutOfTime()) {
                handler.end(new Ending.Failed()); // in nginx it would have gone on, and perhaps have denied access
            }
        } catch (Ending.Unwind _) {
            thread.collected = true; // nobody asks for the results of what was killed
        } finally {
            handler.isOver(thread);
        }
        return LuaFunction.NOTHING;
    }

    private Object[] wait(Arguments arguments) {
        LightThread self = world.yieldable(arguments);
        int count = arguments.count();
        if (count == 0) {
            throw arguments.error("at least one coroutine should be specified");
        }
        LightThread[] threads = new LightThread[count];
        for (int i = 1; i <= count; i++) {
            LightThread thread = argument(arguments, i);
            if (thread == null || thread.isEntry()) {
                throw arguments.error("attempt to wait on a coroutine that is not a user thread");
            }
            if (thread.parent() != self) {
                throw arguments.error("only the parent coroutine can wait on the thread");
            }
            if (thread.over && !thread.collected) {
                return collect(thread);
            }
            threads[i - 1] = thread;
        }
        if (threads[count - 1].collected) {
            return values(null, "already waited or killed");
        }
        world.await(() -> {
            self.handler().await(self, () -> firstOver(threads) != null);
            return null;
        });
        return collect(firstOver(threads));
    }

    private static LightThread firstOver(LightThread[] threads) {
        for (LightThread thread : threads) {
            if (thread.over && !thread.collected) {
                return thread;
            }
        }
        return null;
    }

    private static Object[] collect(LightThread thread) {
        thread.collected = true;
        return switch (thread.result()) {
            case LightThread.Result.Returned(Object[] results) -> prepend(true, results);
            case LightThread.Result.Thrown(Object bare, Object error) ->
                bare == error ? values(false, error) : values(false, bare, error);
        };
    }

    private Object[] kill(Arguments arguments) {
        LightThread self = world.yieldable(arguments);
        LightThread thread = argument(arguments, 1);
        if (thread == null || thread.isEntry()) {
            return values(null, "not user thread");
        }
        if (thread.parent() != self) {
            return values(null, "killer not parent");
        }
        if (thread.collected) {
            return values(null, "already waited or killed");
        }
        thread.collected = true;
        if (thread.over) {
            return values(null, "already terminated");
        }
        self.handler().kill(thread);
        return values(1.0);
    }

    private LightThread argument(Arguments arguments, int index) {
        if (!(arguments.get(index) instanceof LuaThread)) {
            throw arguments.bad(index, "lua thread expected");
        }
        return world.handler().find(arguments.get(index));
    }

    /// A light thread that yields lets the others run, and comes back.
    private Object[] yield(Arguments arguments) {
        checkPhase(arguments);
        if (arguments.thread().isHostThread()) {
            world.await(() -> null);
            return LuaFunction.NOTHING;
        }
        return arguments.thread().yield(arguments.from(1));
    }

    private Object[] status(Arguments arguments) {
        if (!(arguments.get(1) instanceof LuaThread thread)) {
            throw arguments.bad(1, "coroutine expected");
        }
        checkPhase(arguments);
        LightThread light = world.handler().find(thread);
        boolean isZombie = light != null && light.over && !light.collected;
        return values(isZombie ? "zombie" : thread.status().name().toLowerCase(Locale.ROOT));
    }
}
