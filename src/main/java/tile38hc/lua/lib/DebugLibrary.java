package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.values;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaValue;
import tile38hc.lua.LuaWorker;

/// Of the `debug` library what programs use to report errors: `traceback` and the basics of `getinfo`.
final class DebugLibrary {
    private DebugLibrary() {}

    static void open(LuaWorker worker) {
        worker.globals()
                .set(
                        "debug",
                        Library.named("debug")
                                .define("traceback", DebugLibrary::traceback)
                                .define("getinfo", DebugLibrary::getinfo)
                                .define(
                                        "getmetatable",
                                        arguments -> values(arguments.thread().metatable(arguments.any(1))))
                                .refuse(
                                        "it looks into running code",
                                        "debug",
                                        "getfenv",
                                        "gethook",
                                        "getlocal",
                                        "getregistry",
                                        "getupvalue",
                                        "setfenv",
                                        "sethook",
                                        "setlocal",
                                        "setmetatable",
                                        "setupvalue",
                                        "upvalueid",
                                        "upvaluejoin")
                                .table());
    }

    private static Object[] traceback(Arguments arguments) {
        int first = arguments.get(1) instanceof LuaThread ? 2 : 1;
        LuaThread thread = first == 2 ? (LuaThread) arguments.get(1) : arguments.thread();
        Object message = arguments.get(first);
        String text = LuaValue.toText(message);
        if (!arguments.isNone(first) && text == null) {
            return values(message);
        }
        String trace = thread.traceback(Math.max(1, arguments.integer(first + 1, 1)));
        return values(text == null ? trace : text + "\n" + trace);
    }

    private static Object[] getinfo(Arguments arguments) {
        LuaThread thread = arguments.thread();
        if (arguments.get(1) instanceof LuaFunction function) {
            return values(described(function));
        }
        int level = arguments.integer(1);
        if (level < 1 || level > thread.depth()) {
            return values((Object) null);
        }
        LuaFunction function = thread.functionAt(level);
        LuaTable info = described(function);
        String where = thread.where(level);
        String line = where.replaceFirst(".*:([0-9]+): $", "$1");
        info.set("currentline", line.isEmpty() ? -1.0 : Double.valueOf(line));
        return values(info);
    }

    private static LuaTable described(LuaFunction function) {
        LuaTable info = new LuaTable();
        String chunk = function == null ? null : function.chunkName();
        info.set("func", function);
        info.set("what", chunk == null ? "C" : function.line() == 0 ? "main" : "Lua");
        info.set("source", chunk == null ? "=[C]" : "@" + chunk);
        info.set("short_src", chunk == null ? "[C]" : chunk);
        info.set("linedefined", chunk == null ? -1.0 : (double) function.line());
        info.set("currentline", -1.0);
        return info;
    }
}
