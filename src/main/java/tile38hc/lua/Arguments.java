package tile38hc.lua;

import java.util.Arrays;

/// The arguments of one call of a native function, counted from 1 as Lua's messages count them.
///
/// The getters check types and complain in Lua's own words: `bad argument #1 to 'find' (string expected, got nil)`.
public final class Arguments {
    private final LuaThread thread;
    private final Object[] values;

    Arguments(LuaThread thread, Object[] values) {
        this.thread = thread;
        this.values = values;
    }

    /// The Lua thread that makes the call.
    public LuaThread thread() {
        return thread;
    }

    public int count() {
        return values.length;
    }

    /// The argument as it is; `null` where there is none.
    public Object get(int index) {
        return index <= values.length ? values[index - 1] : null;
    }

    public boolean isNone(int index) {
        return index > values.length;
    }

    public boolean isNil(int index) {
        return get(index) == null;
    }

    /// These with `nil` for those that are missing up to `count`.
    public Arguments filled(int count) {
        return values.length >= count ? this : new Arguments(thread, Arrays.copyOf(values, count));
    }

    /// Other arguments of the same call.
    public Arguments with(Object[] others) {
        return new Arguments(thread, others);
    }

    /// The arguments from `index` on.
    public Object[] from(int index) {
        return index > values.length ? LuaFunction.NOTHING : Arrays.copyOfRange(values, index - 1, values.length);
    }

    /// Any value, but there must be one.
    public Object any(int index) {
        if (isNone(index)) {
            throw bad(index, "value expected");
        }
        return get(index);
    }

    public boolean isTrue(int index) {
        return LuaValue.isTrue(get(index));
    }

    /// A string, or a number as text.
    public String string(int index) {
        String text = LuaValue.toText(get(index));
        if (text == null) {
            throw wrongType(index, "string");
        }
        return text;
    }

    public String string(int index, String absent) {
        return isNil(index) ? absent : string(index);
    }

    /// A number, or a numeric string.
    public double number(int index) {
        Double number = LuaValue.toNumber(get(index));
        if (number == null) {
            throw wrongType(index, "number");
        }
        return number;
    }

    public double number(int index, double absent) {
        return isNil(index) ? absent : number(index);
    }

    /// A number cut towards zero; what does not fit becomes the least, as the processor has it.
    public int integer(int index) {
        double number = number(index);
        return Math.abs(number) < 0x1p31 ? (int) number : Integer.MIN_VALUE;
    }

    public int integer(int index, int absent) {
        return isNil(index) ? absent : integer(index);
    }

    public LuaTable table(int index) {
        if (get(index) instanceof LuaTable table) {
            return table;
        }
        throw wrongType(index, "table");
    }

    public LuaFunction function(int index) {
        if (get(index) instanceof LuaFunction function) {
            return function;
        }
        throw wrongType(index, "function");
    }

    /// `bad argument #index to 'name' (expected expected, got …)`, to be thrown.
    public LuaError wrongType(int index, String expected) {
        String got = isNone(index) ? "no value" : LuaValue.typeName(get(index));
        return bad(index, expected + " expected, got " + got);
    }

    /// `bad argument #index to 'name' (problem)`, to be thrown. The name is the one the caller used.
    public LuaError bad(int index, String problem) {
        CallName callee = CallName.of(thread.calls.top);
        boolean isMethod = callee != null && callee.kind().equals("method"); // its object is not counted
        String name = "'" + (callee == null ? "?" : callee.name()) + "'";
        return error(
                isMethod && index == 1
                        ? "calling " + name + " on bad self (" + problem + ")"
                        : "bad argument #" + (isMethod ? index - 1 : index) + " to " + name + " (" + problem + ")");
    }

    /// An error with the place of the call in front, as `error(message)` makes it, to be thrown.
    public LuaError error(String message) {
        return thread.error(message);
    }
}
