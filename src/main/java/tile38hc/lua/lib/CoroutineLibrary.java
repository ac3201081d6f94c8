package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.prepend;
import static tile38hc.lua.LuaFunction.values;

import java.util.Locale;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaWorker;

/// The `coroutine` library. As in OpenResty, the handler itself is a coroutine too, which can yield to others.
final class CoroutineLibrary {
    private CoroutineLibrary() {}

    static void open(LuaWorker worker) {
        Library.named("coroutine")
                .define("create", arguments -> values(create(arguments)))
                .define("resume", CoroutineLibrary::resume)
                .define("yield", arguments -> arguments.thread().yield(arguments.from(1)))
                .define("wrap", CoroutineLibrary::wrap)
                .define(
                        "status",
                        arguments -> values(coroutine(arguments).status().name().toLowerCase(Locale.ROOT)))
                .define("running", arguments -> values(arguments.thread()))
                .addTo(worker);
    }

    private static LuaThread create(Arguments arguments) {
        return arguments.thread().newCoroutine(arguments.function(1));
    }

    private static LuaThread coroutine(Arguments arguments) {
        if (arguments.get(1) instanceof LuaThread coroutine) {
            return coroutine;
        }
        throw arguments.bad(1, "coroutine expected");
    }

    private static Object[] resume(Arguments arguments) {
        LuaThread coroutine = coroutine(arguments);
        try {
            return prepend(true, coroutine.resume(arguments.thread(), arguments.from(2)));
        } catch (LuaError e) {
            if (e.isFatal()) {
                throw e;
            }
            return values(false, e.value());
        }
    }

    private static Object[] wrap(Arguments arguments) {
        LuaThread coroutine = create(arguments);
        return values(LuaFunction.of("wrap_aux", call -> {
            if (coroutine.status() != LuaThread.Status.SUSPENDED) {
                throw call.error("cannot resume " + coroutine.resumable());
            }
            return coroutine.resume(call.thread(), call.from(1));
        }));
    }
}
