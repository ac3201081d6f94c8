package tile38hc.lua;

/// What operations mean for values that do not have them by themselves: the lookups and calls of metamethods.
final class Metamethods {
    private static final int MAX_CHAIN = 100; // of __index or __newindex tables, as in Lua

    private Metamethods() {}

    static LuaTable metatable(LuaThread thread, Object value) {
        return switch (value) {
            case LuaTable t -> t.metatable();
            case String _ -> thread.worker().stringMetatable();
            case LuaUserdata u -> u.metatable();
            case null, default -> null;
        };
    }

    static Object metamethod(LuaThread thread, Object value, String event) {
        LuaTable metatable = metatable(thread, value);
        return metatable == null ? null : metatable.get(event);
    }

    static Object[] call(LuaThread thread, Object callee, Object[] arguments) {
        if (callee instanceof LuaFunction function) {
            return function.call(thread, arguments);
        }
        Object handler = metamethod(thread, callee, "__call");
        if (handler instanceof LuaFunction function) {
            return function.call(thread, LuaFunction.prepend(callee, arguments));
        }
        throw thread.fault("attempt to call a " + LuaValue.typeName(callee) + " value");
    }

    /// Calls a metamethod for its one result.
    private static Object result(LuaThread thread, Object handler, Object... arguments) {
        Object[] results = call(thread, handler, arguments);
        return results.length == 0 ? null : results[0];
    }

    /// `object[key]`, or [Missing] if the object cannot be indexed.
    static Object index(LuaThread thread, Object object, Object key) {
        Object at = object;
        for (int i = 0; i < MAX_CHAIN; i++) {
            Object handler;
            if (at instanceof LuaTable table) {
                Object value = table.get(key);
                if (value != null || table.metatable() == null) {
                    return value;
                }
                handler = table.metatable().get("__index");
                if (handler == null) {
                    return null;
                }
            } else {
                handler = metamethod(thread, at, "__index");
                if (handler == null) {
                    return missing(thread, object, at);
                }
            }
            if (handler instanceof LuaFunction) {
                return result(thread, handler, at, key);
            }
            at = handler;
        }
        throw thread.fault("loop in gettable");
    }

    /// `object[key] = value`; false if the object cannot be indexed.
    static boolean setIndex(LuaThread thread, Object object, Object key, Object value) {
        Object at = object;
        for (int i = 0; i < MAX_CHAIN; i++) {
            Object handler;
            if (at instanceof LuaTable table) {
                handler = table.metatable() == null ? null : table.metatable().get("__newindex");
                if (handler == null || table.get(key) != null) {
                    rawSet(thread, table, key, value);
                    return true;
                }
            } else {
                handler = metamethod(thread, at, "__newindex");
                if (handler == null) {
                    return missing(thread, object, at) == null;
                }
            }
            if (handler instanceof LuaFunction) {
                call(thread, handler, new Object[] {at, key, value});
                return true;
            }
            at = handler;
        }
        throw thread.fault("loop in settable");
    }

    /// Of a chain of handlers one that cannot be indexed has no name in the message.
    private static Missing missing(LuaThread thread, Object object, Object at) {
        if (at != object) {
            throw thread.fault("attempt to index a " + LuaValue.typeName(at) + " value");
        }
        return Missing.OPERATION;
    }

    private static void rawSet(LuaThread thread, LuaTable table, Object key, Object value) {
        if (key == null) {
            throw thread.fault("table index is nil");
        }
        if (key instanceof Double d && d.isNaN()) {
            throw thread.fault("table index is NaN");
        }
        table.set(key, value);
    }

    /// The answer of the handler that either operand has for `event`, or [Missing].
    static Object binary(LuaThread thread, String event, Object left, Object right) {
        Object handler = metamethod(thread, left, event);
        if (handler == null) {
            handler = metamethod(thread, right, event);
        }
        return handler == null ? Missing.OPERATION : result(thread, handler, left, right);
    }

    /// The answer of the handler that `operand` has for `event`, or [Missing].
    static Object unary(LuaThread thread, String event, Object operand) {
        Object handler = metamethod(thread, operand, event);
        return handler == null ? Missing.OPERATION : result(thread, handler, operand, operand);
    }

    static boolean equal(LuaThread thread, Object a, Object b) {
        if (LuaValue.rawEquals(a, b)) {
            return true;
        }
        if (!(a instanceof LuaTable x && b instanceof LuaTable y)) {
            return false;
        }
        Object handler = x.metatable() == null ? null : x.metatable().get("__eq");
        if (handler == null
                || y.metatable() == null
                || !LuaValue.rawEquals(handler, y.metatable().get("__eq"))) {
            return false;
        }
        return LuaValue.isTrue(result(thread, handler, a, b));
    }

    /// `a < b`, or for `orEqual` `a <= b`.
    static boolean less(LuaThread thread, Object a, Object b, boolean orEqual) {
        if (a instanceof Double x && b instanceof Double y) {
            return orEqual ? x <= y : x < y;
        }
        if (a instanceof String x && b instanceof String y) {
            return orEqual ? x.compareTo(y) <= 0 : x.compareTo(y) < 0;
        }
        Object answer = compare(thread, orEqual ? "__le" : "__lt", a, b);
        if (answer != Missing.OPERATION) {
            return LuaValue.isTrue(answer);
        }
        if (orEqual) {
            Object reversed = compare(thread, "__lt", b, a);
            if (reversed != Missing.OPERATION) {
                return !LuaValue.isTrue(reversed);
            }
        }
        String left = LuaValue.typeName(a);
        String right = LuaValue.typeName(b);
        throw thread.fault(
                left.equals(right)
                        ? "attempt to compare two " + left + " values"
                        : "attempt to compare " + left + " with " + right);
    }

    /// Values are compared by a handler that both share.
    private static Object compare(LuaThread thread, String event, Object a, Object b) {
        Object handler = metamethod(thread, a, event);
        if (handler == null || !LuaValue.rawEquals(handler, metamethod(thread, b, event))) {
            return Missing.OPERATION;
        }
        return result(thread, handler, a, b);
    }

    /// As in LuaJIT, `__tostring` may answer anything, which is then shown without metamethods.
    static String display(LuaThread thread, Object value) {
        Object handler = metamethod(thread, value, "__tostring");
        if (handler == null) {
            return LuaValue.display(value);
        }
        return LuaValue.display(result(thread, handler, value));
    }

    /// Tells "no such operation" from the result `nil`.
    enum Missing {
        OPERATION
    }
}
