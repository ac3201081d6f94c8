package tile38hc.lua;

import java.util.Objects;

/// A function that the host offers to Lua.
public final class NativeFunction extends LuaFunction {

    /// What a native function does. It checks its arguments through [Arguments] and returns its results, at the
    /// least [LuaFunction#NOTHING].
    @FunctionalInterface
    public interface Body {
        Object[] call(Arguments arguments);
    }

    private final String name;
    private final Body body;

    NativeFunction(String name, Body body) {
        this.name = Objects.requireNonNull(name);
        this.body = Objects.requireNonNull(body);
    }

    @Override
    Object[] call(LuaThread thread, Object[] arguments) {
        return body.call(new Arguments(thread, arguments));
    }

    @Override
    public String toString() {
        return "builtin: " + name;
    }
}
