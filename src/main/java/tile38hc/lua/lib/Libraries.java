package tile38hc.lua.lib;

import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaWorker;

/// All libraries at once.
public final class Libraries {
    private Libraries() {}

    /// Fills the globals of `worker`, which are empty yet.
    public static void open(LuaWorker worker, Host host) {
        LuaTable globals = worker.globals();
        globals.set("_G", globals);
        globals.set("_VERSION", "Lua 5.1");
        BaseLibrary.open(worker, host);
        LoadLibrary.open(worker, host);
        StringLibrary.open(worker);
        TableLibrary.open(worker);
        MathLibrary.open(worker);
        BitLibrary.open(worker);
        CoroutineLibrary.open(worker);
        OsLibrary.open(worker, host);
        IoLibrary.open(worker, host);
        DebugLibrary.open(worker);
        JitLibrary.open(worker);
        PackageLibrary.open(worker, host);
        PackageLibrary.publish(
                globals, "_G", "string", "table", "math", "bit", "coroutine", "os", "io", "debug", "jit", "package");
    }
}
