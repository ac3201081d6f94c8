package tile38hc.lua;

import java.util.Objects;

/// An object of the host that Lua uses through its metatable: an open file, say.
public final class LuaUserdata {
    private final Object object;
    private final LuaTable metatable;

    public LuaUserdata(Object object, LuaTable metatable) {
        this.object = Objects.requireNonNull(object);
        this.metatable = Objects.requireNonNull(metatable);
    }

    public Object object() {
        return object;
    }

    LuaTable metatable() {
        return metatable;
    }
}
