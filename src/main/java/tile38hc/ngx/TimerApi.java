package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.prepend;
import static tile38hc.lua.LuaFunction.values;

import java.time.Duration;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.NativeFunction;

/// `ngx.timer`: functions that run later, each as a handler of its own.
final class TimerApi {

    /// Running time of one timer's run.
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final double LONGEST_MS = 1e12; // nanoseconds must not overflow

    private final World world;

    private TimerApi(World world) {
        this.world = world;
    }

    static LuaTable table(World world) {
        TimerApi api = new TimerApi(world);
        Timers timers = world.process().timers();
        return Api.empty()
                .define("at", arguments -> api.start(arguments, false))
                .define("every", arguments -> api.start(arguments, true))
                .define("running_count", _ -> values((double) timers.running()))
                .define("pending_count", _ -> values((double) timers.pending()))
                .table();
    }

    private Object[] start(Arguments arguments, boolean repeated) {
        if (arguments.count() < 2) {
            throw arguments.error("expecting at least 2 arguments but got " + arguments.count());
        }
        double millis = arguments.number(1) * 1000;
        if (repeated && millis == 0) {
            throw arguments.error("delay cannot be zero");
        }
        if (!(arguments.get(2) instanceof LuaFunction function) || function instanceof NativeFunction) {
            throw arguments.bad(2, "Lua function expected");
        }
        Handler handler = world.handler();
        if (handler.phase() == Phase.INIT) {
            throw arguments.error("no request");
        }
        Timers timers = world.process().timers();
        if (timers.isClosed() && millis > 0) {
            return values(null, "process exiting");
        }
        if (timers.pending() >= Timers.MAX_PENDING) {
            return values(null, "too many pending timers");
        }
        long nanos = (long) (Math.clamp(Math.floor(millis), 0, LONGEST_MS) * 1_000_000);
        String origin = handler.hasRequest() ? LogContext.origin(handler.request()) : "";
        new Timer(function, arguments.from(3), origin, nanos, repeated).schedule();
        return values(1.0);
    }

    /// One call of `ngx.timer.at` or `every`, for as long as it lasts.
    private final class Timer implements Timers.Task {
        private final LuaFunction function;
        private final Object[] extra;
        private final String origin;
        private final long nanos;
        private final boolean repeated;

        Timer(LuaFunction function, Object[] extra, String origin, long nanos, boolean repeated) {
            this.function = function;
            this.extra = extra;
            this.origin = origin;
            this.nanos = nanos;
            this.repeated = repeated;
        }

        void schedule() {
            world.process().timers().schedule(nanos, this);
        }

        @Override
        public void run(boolean premature) {
            if (repeated && !premature) {
                schedule();
            }
            Handler handler = Handler.ofTimer(origin);
            try {
                world.run(handler, LIMIT, function, prepend(premature, extra));
            } catch (LuaError error) {
                Failures.log(world.process().host(), "lua entry thread aborted: runtime error: ", error, handler);
            }
        }
    }
}
