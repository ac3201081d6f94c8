package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaWorker;

/// The `jit` table, by which programs tell that they run on LuaJIT. Its switches do nothing: they are about speed.
final class JitLibrary {
    private JitLibrary() {}

    static void open(LuaWorker worker) {
        LuaTable options =
                Library.named("jit.opt").define("start", _ -> NOTHING).table();
        Library.named("jit")
                .define("version", "LuaJIT 2.1.0-beta3")
                .define("version_num", 20_100.0)
                .define("os", "Linux")
                .define("arch", "x64")
                .define("opt", options)
                .define("status", _ -> values(true))
                .define("on", JitLibrary::pressed)
                .define("off", JitLibrary::pressed)
                .define("flush", JitLibrary::pressed)
                .addTo(worker);
    }

    private static Object[] pressed(Arguments arguments) {
        if (!arguments.isNil(1)) {
            arguments.function(1);
        }
        return NOTHING;
    }
}
