package tile38hc.lua;

/// An object of the host that Lua uses through its metatable: an open file, say. Object and metatable may be
/// `null`.
public final class LuaUserdata {
    private final Object object;
    private final LuaTable metatable;

    public LuaUserdata(Object object, LuaTable metatable) {
        this.object = object;
        this.metatable = metatable;
    }

    public Object object() {
        return object;
    }

    public LuaTable metatable() {
        return metatable;
    }
}
