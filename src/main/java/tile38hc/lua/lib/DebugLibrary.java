package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.values;

import java.util.Optional;
import tile38hc.lua.Arguments;
import tile38hc.lua.CallName;
import tile38hc.lua.CallStack;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaValue;
import tile38hc.lua.LuaWorker;

/// What programs use of the `debug` library to report errors: `traceback`, `getinfo` and `getmetatable`.
final class DebugLibrary {
    private static final String ALL = "nSluf";
    private static final String OPTIONS = ALL + "L";

    private DebugLibrary() {}

    static void open(LuaWorker worker) {
        Library.named("debug")
                .define("traceback", DebugLibrary::traceback)
                .define("getinfo", DebugLibrary::getinfo)
                .define("getmetatable", arguments -> values(arguments.thread().metatable(arguments.any(1))))
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
                .addTo(worker);
    }

    private static Object[] traceback(Arguments arguments) {
        int first = arguments.get(1) instanceof LuaThread ? 2 : 1;
        LuaThread thread = first == 2 ? (LuaThread) arguments.get(1) : arguments.thread();
        Object message = arguments.get(first);
        String text = LuaValue.toText(message);
        if (!arguments.isNone(first) && text == null) {
            return values(message);
        }
        String trace = thread.calls().traceback(Math.max(0, arguments.integer(first + 1, first == 2 ? 0 : 1)));
        return values(text == null ? trace : text + "\n" + trace);
    }

    private static Object[] getinfo(Arguments arguments) {
        CallStack calls = arguments.thread().calls();
        String wanted = arguments.string(2, ALL);
        boolean isLevel = arguments.get(1) instanceof Double;
        if (!isLevel && !(arguments.get(1) instanceof LuaFunction)) {
            throw arguments.bad(1, "function or level expected");
        }
        int level = isLevel ? arguments.integer(1) : 0; // 0 is this very function
        if (level < 0 || level > calls.depth()) {
            return values((Object) null);
        }
        if (!wanted.chars().allMatch(letter -> OPTIONS.indexOf(letter) >= 0)) {
            throw arguments.bad(2, "invalid option");
        }
        LuaFunction atLevel = level == 0 ? null : calls.functionAt(level);
        LuaFunction function = isLevel ? atLevel : arguments.function(1);
        LuaTable info = new LuaTable();
        if (wanted.contains("S")) {
            putSource(info, function);
        }
        if (wanted.contains("l")) {
            info.set("currentline", (double) (level == 0 ? -1 : calls.lineAt(level)));
        }
        if (wanted.contains("u")) {
            putShape(info, function);
        }
        if (wanted.contains("n")) {
            putName(info, isLevel ? calls.nameAt(level) : Optional.empty());
        }
        if (wanted.contains("f")) {
            info.set("func", function);
        }
        return values(info);
    }

    private static void putSource(LuaTable info, LuaFunction function) {
        Optional<LuaFunction.Shape> shape = shape(function);
        info.set("what", shape.map(s -> s.line() == 0 ? "main" : "Lua").orElse("C"));
        info.set("source", shape.map(LuaFunction.Shape::source).orElse("=[C]"));
        info.set("short_src", shape.map(LuaFunction.Shape::shortSource).orElse("[C]"));
        info.set("linedefined", (double) shape.map(LuaFunction.Shape::line).orElse(-1));
        info.set("lastlinedefined", (double)
                shape.map(LuaFunction.Shape::lastLine).orElse(-1));
    }

    private static void putName(LuaTable info, Optional<CallName> name) {
        info.set("namewhat", name.map(CallName::kind).orElse(""));
        name.ifPresent(found -> info.set("name", found.name()));
    }

    private static void putShape(LuaTable info, LuaFunction function) {
        Optional<LuaFunction.Shape> shape = shape(function);
        info.set("nups", (double) shape.map(LuaFunction.Shape::upvalues).orElse(0));
        info.set("nparams", (double) shape.map(LuaFunction.Shape::parameters).orElse(0));
        info.set("isvararg", shape.map(LuaFunction.Shape::isVararg).orElse(true));
    }

    private static Optional<LuaFunction.Shape> shape(LuaFunction function) {
        return function == null ? Optional.empty() : function.shape();
    }
}
