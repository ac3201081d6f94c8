package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import tile38hc.health.Time;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;

/// `ngx.worker`, `ngx.config`, `ngx.get_phase` and the module `ngx.process`: where Lua finds itself.
final class ProcessApi {
    private static final double LONGEST_MS = 1e12; // nanoseconds must not overflow

    private ProcessApi() {}

    static void install(Api ngx, World world) {
        NgxProcess process = world.process();
        Double pid = (double) process.settings().pid();
        ngx.set(
                "worker",
                Api.empty()
                        .define("pid", _ -> values(pid))
                        .define("pids", _ -> values(LuaTable.of(pid)))
                        .define("id", _ -> world.handler().phase() == Phase.INIT ? values((Object) null) : values(0.0))
                        .define("count", _ -> values(1.0))
                        .define("exiting", _ -> values(process.timers().isClosed()))
                        .table());
        ngx.set(
                "config",
                Api.empty()
                        .set("subsystem", "http")
                        .set("debug", true) // as in the build that was recorded
                        .constant("nginx_version", Versions.NGINX_NUMBER)
                        .constant("ngx_lua_version", Versions.NGX_LUA)
                        .define("prefix", _ -> values(process.settings().prefix()))
                        .define("nginx_configure", _ -> values(""))
                        .table());
        ngx.define("get_phase", _ -> values(world.handler().phase().shortName()));
        ngx.define("sleep", arguments -> sleep(arguments, world));
    }

    /// The module `ngx.process`: this is the worker, and its own master.
    static LuaTable module(World world) {
        return Api.empty()
                .set("version", Versions.RESTY_CORE)
                .define("type", _ -> values(world.handler().phase() == Phase.INIT ? "master" : "worker"))
                .define(
                        "get_master_pid",
                        _ -> values((double) world.process().settings().pid()))
                .define("enable_privileged_agent", _ -> values(null, "there is no privileged agent"))
                .table();
    }

    private static Object[] sleep(Arguments arguments, World world) {
        if (arguments.count() != 1) {
            throw arguments.error("attempt to pass " + arguments.count() + " arguments, but accepted 1");
        }
        double millis = arguments.number(1) * 1000;
        if (millis < 0) {
            throw arguments.error("invalid sleep duration \"" + (int) millis + "\"");
        }
        LightThread self = world.yieldable(arguments);
        Time time = world.process().time();
        long end = time.nanos() + (long) (Math.min(Math.floor(millis), LONGEST_MS) * 1_000_000);
        world.await(() -> {
            self.handler().sleep(self, time, end);
            return null;
        });
        return NOTHING;
    }
}
