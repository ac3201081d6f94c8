package tile38hc.ngx;

import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.NativeFunction;

/// A table of functions while it is being filled.
record Api(LuaTable table) {

    static Api empty() {
        return new Api(new LuaTable());
    }

    Api define(String name, NativeFunction.Body body) {
        table.set(name, LuaFunction.of(name, body));
        return this;
    }

    Api constant(String name, double value) {
        table.set(name, value);
        return this;
    }

    Api set(String name, Object value) {
        table.set(name, value);
        return this;
    }

    /// A table without fields of its own: reads and writes are calls.
    static LuaTable magic(NativeFunction.Body index, NativeFunction.Body newIndex) {
        Api meta = empty().define("__index", index).define("__newindex", newIndex);
        LuaTable table = new LuaTable();
        table.setMetatable(meta.table());
        return table;
    }
}
