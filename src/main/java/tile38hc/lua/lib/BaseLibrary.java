package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.prepend;
import static tile38hc.lua.LuaFunction.values;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaNumber;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaUserdata;
import tile38hc.lua.LuaValue;
import tile38hc.lua.LuaWorker;

/// The functions that are globals themselves; those that load code are [LoadLibrary]'s.
final class BaseLibrary {

    private BaseLibrary() {}

    static void open(LuaWorker worker, Host host) {
        LuaFunction next = LuaFunction.of("next", BaseLibrary::next);
        LuaFunction ipairsStep = LuaFunction.of("ipairs_aux", BaseLibrary::ipairsStep);
        new Library("", worker.globals())
                .define("next", next)
                .define("pairs", arguments -> {
                    arguments.any(1);
                    return values(next, arguments.table(1), null);
                })
                .define("ipairs", arguments -> {
                    arguments.any(1);
                    return values(ipairsStep, arguments.table(1), 0.0);
                })
                .define("type", arguments -> values(LuaValue.typeName(arguments.any(1))))
                .define("tostring", arguments -> values(arguments.thread().display(arguments.any(1))))
                .define("tonumber", BaseLibrary::tonumber)
                .define("select", BaseLibrary::select)
                .define("unpack", BaseLibrary::unpack)
                .define("rawequal", arguments -> values(LuaValue.rawEquals(arguments.any(1), arguments.any(2))))
                .define("rawget", arguments -> values(arguments.table(1).get(arguments.any(2))))
                .define("rawset", BaseLibrary::rawset)
                .define("getmetatable", BaseLibrary::getmetatable)
                .define("setmetatable", BaseLibrary::setmetatable)
                .define("getfenv", arguments -> values(getfenv(arguments)))
                .define("setfenv", BaseLibrary::setfenv)
                .define("assert", BaseLibrary::assertTrue)
                .define("error", BaseLibrary::error)
                .define("pcall", BaseLibrary::pcall)
                .define("xpcall", BaseLibrary::xpcall)
                .define("print", arguments -> {
                    host.print(joined(arguments));
                    return NOTHING;
                })
                .define("collectgarbage", BaseLibrary::collectgarbage)
                .define(
                        "gcinfo",
                        arguments ->
                                values(Math.floor(arguments.thread().worker().kilobytes())))
                .define("newproxy", BaseLibrary::newproxy);
    }

    private static Object[] next(Arguments arguments) {
        LuaTable table = arguments.table(1);
        try {
            Object[] entry = table.next(arguments.get(2));
            return entry == null ? values((Object) null) : entry;
        } catch (IllegalArgumentException e) {
            throw arguments.thread().error(e.getMessage(), 0);
        }
    }

    private static Object[] ipairsStep(Arguments arguments) {
        int index = arguments.integer(2) + 1;
        Object value = arguments.table(1).get(index);
        return value == null ? NOTHING : values((double) index, value);
    }

    private static Object[] tonumber(Arguments arguments) {
        int base = arguments.integer(2, 10);
        if (base == 10) {
            return values(LuaValue.toNumber(arguments.any(1)));
        }
        String text = arguments.string(1);
        if (base < 2 || base > 36) {
            throw arguments.bad(2, "base out of range");
        }
        return values(LuaNumber.parse(text, base));
    }

    private static Object[] select(Arguments arguments) {
        if (arguments.get(1) instanceof String text && text.startsWith("#")) {
            return values((double) (arguments.count() - 1));
        }
        int index = arguments.integer(1);
        if (index < 0) {
            index = arguments.count() + index;
        }
        if (index < 1) {
            throw arguments.bad(1, "index out of range");
        }
        return arguments.from(Math.min(index, arguments.count()) + 1);
    }

    private static Object[] unpack(Arguments arguments) {
        LuaTable table = arguments.table(1);
        int first = arguments.integer(2, 1);
        int last = arguments.isNil(3) ? table.length() : arguments.integer(3);
        if (first > last) {
            return NOTHING;
        }
        long count = (long) last - first + 1;
        if (count + arguments.count() > Library.MOST_VALUES) {
            throw arguments.error("too many results to unpack");
        }
        Object[] values = new Object[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.get(first + i);
        }
        return values;
    }

    private static Object[] rawset(Arguments arguments) {
        LuaTable table = arguments.table(1);
        try {
            table.set(arguments.any(2), arguments.any(3));
        } catch (IllegalArgumentException e) {
            throw arguments.error(e.getMessage());
        }
        return values(table);
    }

    private static Object[] getmetatable(Arguments arguments) {
        LuaTable metatable = arguments.thread().metatable(arguments.any(1));
        if (metatable == null) {
            return values((Object) null);
        }
        Object shown = metatable.get("__metatable");
        return values(shown == null ? metatable : shown);
    }

    private static Object[] setmetatable(Arguments arguments) {
        LuaTable table = arguments.table(1);
        if (arguments.isNone(2) || !arguments.isNil(2) && !(arguments.get(2) instanceof LuaTable)) {
            throw arguments.bad(2, "nil or table expected");
        }
        if (table.metatable() != null && table.metatable().get("__metatable") != null) {
            throw arguments.error("cannot change a protected metatable");
        }
        table.setMetatable((LuaTable) arguments.get(2));
        return values(table);
    }

    private static LuaTable getfenv(Arguments arguments) {
        LuaFunction function =
                arguments.get(1) instanceof LuaFunction given ? given : functionAt(arguments, arguments.integer(1, 1));
        LuaTable environment = function == null ? null : function.environment();
        return environment == null ? arguments.thread().globals() : environment;
    }

    private static Object[] setfenv(Arguments arguments) {
        LuaTable environment = arguments.table(2);
        if (arguments.get(1) instanceof Double level && level == 0) {
            arguments.thread().setGlobals(environment);
            return NOTHING;
        }
        LuaFunction function =
                arguments.get(1) instanceof LuaFunction given ? given : functionAt(arguments, arguments.integer(1));
        if (function == null || !function.setEnvironment(environment)) {
            throw arguments.error("'setfenv' cannot change environment of given object");
        }
        return values(function);
    }

    /// The function at a level of the call stack; `null` for a native function or level 0.
    private static LuaFunction functionAt(Arguments arguments, int level) {
        if (level < 0 || level > arguments.thread().calls().depth()) {
            throw arguments.bad(1, "invalid level");
        }
        return level == 0 ? null : arguments.thread().calls().functionAt(level);
    }

    private static Object[] assertTrue(Arguments arguments) {
        arguments.any(1);
        if (arguments.isTrue(1)) {
            return arguments.from(1);
        }
        if (arguments.isNone(2)) {
            throw arguments.thread().error("assertion failed!");
        }
        throw arguments.thread().error(arguments.get(2), 1);
    }

    private static Object[] error(Arguments arguments) {
        throw arguments.thread().error(arguments.get(1), arguments.integer(2, 1));
    }

    private static Object[] pcall(Arguments arguments) {
        Object function = arguments.any(1);
        try {
            return prepend(true, arguments.thread().protectedCall(function, arguments.from(2)));
        } catch (LuaError e) {
            return values(false, survived(e).value());
        }
    }

    private static Object[] xpcall(Arguments arguments) {
        LuaThread thread = arguments.thread();
        Object function = arguments.any(1);
        Object handler = arguments.function(2);
        try {
            return prepend(true, thread.protectedCall(function, arguments.from(3)));
        } catch (LuaError e) {
            Object[] handled = thread.handle(survived(e), handler);
            return values(false, handled.length == 0 ? null : handled[0]);
        }
    }

    /// What pcall catches; used up running time is not for it.
    private static LuaError survived(LuaError error) {
        if (error.isFatal()) {
            throw error;
        }
        return error;
    }

    /// An empty userdata, with a metatable of its own or with that of another one.
    private static Object[] newproxy(Arguments arguments) {
        LuaTable metatable =
                switch (arguments.get(1)) {
                    case null -> null;
                    case Boolean isWanted -> isWanted ? new LuaTable() : null;
                    case LuaUserdata proxy
                    when proxy.metatable() != null && proxy.object() == null -> proxy.metatable();
                    default -> throw arguments.bad(1, "boolean or proxy expected");
                };
        return values(new LuaUserdata(null, metatable));
    }

    private static String joined(Arguments arguments) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= arguments.count(); i++) {
            line.append(i == 1 ? "" : "\t").append(arguments.thread().display(arguments.get(i)));
        }
        return line.toString();
    }

    /// Memory is Java's business: the calls are accepted and answered as by a collector with its usual settings.
    private static Object[] collectgarbage(Arguments arguments) {
        return switch (arguments.string(1, "collect")) {
            case "count" -> values(arguments.thread().worker().kilobytes());
            case "step" -> values(arguments.integer(2, 0) > 0);
            case "isrunning" -> values(true);
            case "setpause", "setstepmul" -> values(200.0);
            case "collect", "stop", "restart" -> values(0.0);
            default -> throw arguments.bad(1, "invalid option '" + arguments.string(1) + "'");
        };
    }
}
