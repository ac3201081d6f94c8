package tile38hc.lua.lib;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaWorker;
import tile38hc.lua.NativeFunction;

/// A table of functions while it is being filled.
final class Library {
    /// What a native function may take and give, in values.
    static final int MOST_VALUES = 8000;

    private final String name;
    private final LuaTable table;

    Library(String name, LuaTable table) {
        this.name = name;
        this.table = table;
    }

    static Library named(String name) {
        return new Library(name, new LuaTable());
    }

    Library define(String function, NativeFunction.Body body) {
        table.set(function, LuaFunction.of(function, body));
        return this;
    }

    /// A function that LuaJIT has written in Lua: an argument left out, up to `parameters`, is `nil` to it.
    Library defineInLua(String function, int parameters, NativeFunction.Body body) {
        return define(function, arguments -> body.call(arguments.filled(parameters)));
    }

    Library define(String field, Object value) {
        table.set(field, value);
        return this;
    }

    /// Functions that Lua has and configurations must not: they fail, and the message names them.
    Library refuse(String reason, String... functions) {
        for (String function : functions) {
            String full = name.isEmpty() ? function : name + "." + function;
            define(function, arguments -> {
                throw refusal(arguments, full, reason);
            });
        }
        return this;
    }

    static LuaError refusal(Arguments arguments, String function, String reason) {
        return arguments.error(function + " is not offered by tile38-hc: " + reason);
    }

    LuaTable table() {
        return table;
    }

    /// Makes the table a global, under its name.
    void addTo(LuaWorker worker) {
        worker.globals().set(name, table);
    }
}
