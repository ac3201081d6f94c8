package tile38hc.lua;

import java.util.Optional;

/// A value that can be called: a [Closure] of Lua code or a [NativeFunction] of the host.
public abstract sealed class LuaFunction permits Closure, NativeFunction {

    /// What a function without results returns. Never written to.
    public static final Object[] NOTHING = {};

    /// Calls this function on `thread`, which must be the one that runs. Arguments may be kept by the callee.
    abstract Object[] call(LuaThread thread, Object[] arguments);

    /// The table of this function's globals; `null` for a native function, which has none.
    public LuaTable environment() {
        return switch (this) {
            case Closure closure -> closure.environment;
            case NativeFunction _ -> null;
        };
    }

    /// Gives a Lua function other globals; false for a native function.
    public boolean setEnvironment(LuaTable globals) {
        return switch (this) {
            case Closure closure -> {
                closure.environment = globals;
                yield true;
            }
            case NativeFunction _ -> false;
        };
    }

    /// What a Lua function's text says of it.
    ///
    /// @param source the name of its chunk as `load` was given it
    /// @param shortSource the same as messages show it
    /// @param line where it begins in the chunk; 0 for a whole chunk
    public record Shape(
            String source,
            String shortSource,
            int line,
            int lastLine,
            int upvalues,
            int parameters,
            boolean isVararg) {}

    /// Empty for a native function.
    public Optional<Shape> shape() {
        return switch (this) {
            case Closure closure -> Optional.of(closure.prototype.shape());
            case NativeFunction _ -> Optional.empty();
        };
    }

    /// A function of the host. `name` is for messages only.
    public static LuaFunction of(String name, NativeFunction.Body body) {
        return new NativeFunction(name, body);
    }

    /// The results of a native function. A single `null` must be cast, `values((Object) null)`, or it is taken
    /// for the array.
    public static Object[] values(Object... results) {
        return results;
    }

    /// One value and then others, as arguments or results.
    public static Object[] prepend(Object first, Object[] rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }
}
