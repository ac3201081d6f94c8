package tile38hc.lua;

/// What every Lua value has, whatever its type: a type's name, truth, equality, and the two coercions.
///
/// Values are Java objects: `nil` is `null`; then [Boolean], [Double], [String] (ISO 8859-1: one char a byte),
/// [LuaTable], [LuaFunction], [LuaThread], [LightUserdata] and [LuaUserdata]. Nothing else may be handed to Lua.
public final class LuaValue {
    private LuaValue() {}

    /// The name that `type` returns.
    public static String typeName(Object value) {
        return switch (value) {
            case null -> "nil";
            case Boolean _ -> "boolean";
            case Double _ -> "number";
            case String _ -> "string";
            case LuaTable _ -> "table";
            case LuaFunction _ -> "function";
            case LuaThread _ -> "thread";
            case LightUserdata _, LuaUserdata _ -> "userdata";
            default -> throw new IllegalArgumentException("no Lua value: " + value.getClass());
        };
    }

    /// All but `nil` and `false` count as true.
    public static boolean isTrue(Object value) {
        return value != null && value != Boolean.FALSE && !Boolean.FALSE.equals(value);
    }

    /// Equality without metamethods.
    public static boolean rawEquals(Object a, Object b) {
        if (a == b) {
            return !(a instanceof Double d) || !d.isNaN();
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        return a != null && a.equals(b);
    }

    /// The number that a number or a numeric string stands for; `null` for everything else.
    public static Double toNumber(Object value) {
        return switch (value) {
            case Double d -> d;
            case String s -> LuaNumber.parse(s);
            case null, default -> null;
        };
    }

    /// The text of a string or a number; `null` for everything else.
    public static String toText(Object value) {
        return switch (value) {
            case String s -> s;
            case Double d -> LuaNumber.format(d);
            case null, default -> null;
        };
    }

    /// The text that `tostring` gives where no metamethod has its say.
    public static String display(Object value) {
        return switch (value) {
            case null -> "nil";
            case Boolean b -> b.toString();
            case Double d -> LuaNumber.format(d);
            case String s -> s;
            case NativeFunction f -> "function: builtin: " + address(f);
            default -> typeName(value) + ": " + address(value);
        };
    }

    /// Stands in for the address that C Lua shows: the same for the same object.
    public static String address(Object value) {
        if (value instanceof LightUserdata && value.equals(LightUserdata.NULL)) {
            return "NULL";
        }
        return "0x%08x".formatted(System.identityHashCode(value));
    }
}
