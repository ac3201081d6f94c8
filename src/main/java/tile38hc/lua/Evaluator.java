package tile38hc.lua;

import java.util.Arrays;
import java.util.List;

/// Evaluates expressions within a frame.
///
/// A node that may fail or call makes itself the frame's current one first: messages get their place from
/// there.
final class Evaluator {
    private Evaluator() {}

    /// The one value of an expression.
    static Object evaluate(Expr expr, Frame frame) {
        return switch (expr) {
            case Expr.Local e -> local(e.variable(), frame);
            case Expr.Constant e -> e.value();
            case Expr.Index e -> index(e, frame);
            case Expr.Global e -> global(e, frame);
            case Expr.Upvalue e -> frame.closure.upvalues[e.index()].value;
            case Expr.Call e -> first(call(e, frame));
            case Expr.MethodCall e -> first(callMethod(e, frame));
            case Expr.Arithmetic e -> arithmetic(e, frame);
            case Expr.Comparison e -> compare(e, frame);
            case Expr.And e -> {
                Object left = evaluate(e.left(), frame);
                yield LuaValue.isTrue(left) ? evaluate(e.right(), frame) : left;
            }
            case Expr.Or e -> {
                Object left = evaluate(e.left(), frame);
                yield LuaValue.isTrue(left) ? left : evaluate(e.right(), frame);
            }
            case Expr.Not e -> !LuaValue.isTrue(evaluate(e.operand(), frame));
            case Expr.Concatenation e -> concatenate(e, frame);
            case Expr.Table e -> table(e, frame);
            case Expr.Function e -> closure(e.prototype(), frame);
            case Expr.Length e -> length(e, frame);
            case Expr.Minus e -> minus(e, frame);
            case Expr.First e -> evaluate(e.inner(), frame);
            case Expr.Vararg _ -> frame.varargs.length == 0 ? null : frame.varargs[0];
        };
    }

    private static Object first(Object[] values) {
        return values.length == 0 ? null : values[0];
    }

    /// All values of an expression.
    static Object[] all(Expr expr, Frame frame) {
        return switch (expr) {
            case Expr.Call e -> call(e, frame);
            case Expr.MethodCall e -> callMethod(e, frame);
            case Expr.Vararg _ -> frame.varargs;
            default -> new Object[] {evaluate(expr, frame)};
        };
    }

    /// The values of a list of expressions: the last one gives all it has, the others one each.
    static Object[] all(List<Expr> exprs, Frame frame) {
        int last = exprs.size() - 1;
        if (last < 0) {
            return LuaFunction.NOTHING;
        }
        Expr tail = exprs.get(last);
        if (last == 0) {
            return all(tail, frame);
        }
        if (!tail.isMultiple()) {
            Object[] values = new Object[last + 1];
            for (int i = 0; i <= last; i++) {
                values[i] = evaluate(exprs.get(i), frame);
            }
            return values;
        }
        Object[] heads = new Object[last];
        for (int i = 0; i < last; i++) {
            heads[i] = evaluate(exprs.get(i), frame);
        }
        return join(heads, all(tail, frame));
    }

    private static Object[] join(Object[] heads, Object[] tails) {
        Object[] values = Arrays.copyOf(heads, heads.length + tails.length);
        System.arraycopy(tails, 0, values, heads.length, tails.length);
        return values;
    }

    private static Object local(Variable variable, Frame frame) {
        Object value = frame.slots[variable.slot];
        return variable.isCaptured ? ((Cell) value).value : value;
    }

    private static Object global(Expr.Global e, Frame frame) {
        LuaTable environment = frame.closure.environment;
        Object value = environment.get(e.name());
        if (value != null || environment.metatable() == null) {
            return value;
        }
        frame.current = e;
        return Metamethods.index(frame.thread, environment, e.name());
    }

    private static Object index(Expr.Index e, Frame frame) {
        Object object = evaluate(e.object(), frame);
        Object key = evaluate(e.key(), frame);
        if (object instanceof LuaTable table) {
            Object value = table.get(key);
            if (value != null || table.metatable() == null) {
                return value;
            }
        }
        frame.current = e;
        return answered(Metamethods.index(frame.thread, object, key), "index", e.object(), object, frame);
    }

    private static Object[] call(Expr.Call e, Frame frame) {
        Object callee = evaluate(e.function(), frame);
        Object[] arguments = all(e.arguments(), frame);
        frame.current = e;
        if (callee instanceof LuaFunction function) {
            return function.call(frame.thread, arguments);
        }
        return callValue(callee, arguments, frame);
    }

    private static Object[] callMethod(Expr.MethodCall e, Frame frame) {
        Object self = evaluate(e.object(), frame);
        Object callee = method(e, self, frame);
        Object[] arguments = LuaFunction.prepend(self, all(e.arguments(), frame));
        frame.current = e;
        if (callee instanceof LuaFunction function) {
            return function.call(frame.thread, arguments);
        }
        return callValue(callee, arguments, frame);
    }

    static Object method(Expr.MethodCall e, Object self, Frame frame) {
        frame.current = e;
        return answered(Metamethods.index(frame.thread, self, e.name()), "index", e.object(), self, frame);
    }

    static Object[] callValue(Object callee, Object[] arguments, Frame frame) {
        Object handler = Metamethods.metamethod(frame.thread, callee, "__call");
        if (handler instanceof LuaFunction function) {
            return function.call(frame.thread, LuaFunction.prepend(callee, arguments));
        }
        throw wrongType("call", CallName.of(frame), callee, frame);
    }

    static Closure closure(Prototype prototype, Frame frame) {
        List<Prototype.Capture> captures = prototype.captures();
        Cell[] upvalues = new Cell[captures.size()];
        for (int i = 0; i < upvalues.length; i++) {
            upvalues[i] = switch (captures.get(i)) {
                case Prototype.Capture.OfLocal c -> (Cell) frame.slots[c.variable().slot];
                case Prototype.Capture.OfUpvalue c -> frame.closure.upvalues[c.index()];
            };
        }
        return new Closure(prototype, upvalues, frame.closure.environment);
    }

    private static LuaTable table(Expr.Table e, Frame frame) {
        List<Expr.Field> fields = e.fields();
        Object[] positional = e.room() == 0 ? LuaFunction.NOTHING : new Object[e.room()];
        int count = 0;
        LuaTable table = LuaTable.withPlaces(fields.size() - e.positional());
        for (int i = 0; i < fields.size(); i++) {
            Expr.Field field = fields.get(i);
            if (field.key() != null) {
                Object key = evaluate(field.key(), frame);
                Object value = evaluate(field.value(), frame);
                frame.current = e;
                Metamethods.setIndex(frame.thread, table, key, value);
            } else if (i == fields.size() - 1 && field.value().isMultiple()) {
                Object[] tail = all(field.value(), frame);
                positional = Arrays.copyOf(positional, ConstructorRoom.forAll(count + tail.length, e.room()));
                System.arraycopy(tail, 0, positional, count, tail.length);
                count += tail.length;
            } else {
                positional[count] = evaluate(field.value(), frame);
                count++;
            }
        }
        if (positional.length > 0) {
            table.setPositional(positional, count);
        }
        return table;
    }

    private static Object length(Expr.Length e, Frame frame) {
        Object operand = evaluate(e.operand(), frame);
        return switch (operand) {
            case String s -> Double.valueOf(s.length());
            case LuaTable t -> Double.valueOf(t.length());
            case null, default -> {
                frame.current = e;
                Object answer = Metamethods.unary(frame.thread, "__len", operand);
                yield answered(answer, "get length of", e.operand(), operand, frame);
            }
        };
    }

    private static Object minus(Expr.Minus e, Frame frame) {
        Object operand = evaluate(e.operand(), frame);
        Double number = LuaValue.toNumber(operand);
        if (number != null) {
            return -number;
        }
        frame.current = e;
        Object answer = Metamethods.unary(frame.thread, "__unm", operand);
        return answered(answer, "perform arithmetic on", e.operand(), operand, frame);
    }

    private static Object arithmetic(Expr.Arithmetic e, Frame frame) {
        Object left = evaluate(e.left(), frame);
        Object right = evaluate(e.right(), frame);
        if (left instanceof Double x && right instanceof Double y) {
            return e.operator().apply(x, y);
        }
        Double x = LuaValue.toNumber(left);
        Double y = LuaValue.toNumber(right);
        if (x != null && y != null) {
            return e.operator().apply(x, y);
        }
        frame.current = e;
        Object answer = Metamethods.binary(frame.thread, e.operator().event, left, right);
        return x == null
                ? answered(answer, "perform arithmetic on", e.left(), left, frame)
                : answered(answer, "perform arithmetic on", e.right(), right, frame);
    }

    private static Object compare(Expr.Comparison e, Frame frame) {
        Object left = evaluate(e.left(), frame);
        Object right = evaluate(e.right(), frame);
        frame.current = e;
        return switch (e.relation()) {
            case EQUAL -> Metamethods.equal(frame.thread, left, right);
            case NOT_EQUAL -> !Metamethods.equal(frame.thread, left, right);
            case LESS -> Metamethods.less(frame.thread, left, right, false);
            case LESS_OR_EQUAL -> Metamethods.less(frame.thread, left, right, true);
            case GREATER -> Metamethods.less(frame.thread, right, left, false);
            case GREATER_OR_EQUAL -> Metamethods.less(frame.thread, right, left, true);
        };
    }

    private static Object concatenate(Expr.Concatenation e, Frame frame) {
        List<Expr> operands = e.operands();
        Object[] values = new Object[operands.size()];
        String[] texts = new String[values.length];
        boolean plain = true;
        long length = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = evaluate(operands.get(i), frame);
            texts[i] = LuaValue.toText(values[i]);
            plain &= texts[i] != null;
            length += texts[i] == null ? 0 : texts[i].length();
        }
        frame.current = e;
        if (plain) {
            frame.thread.reserve(length);
            return String.join("", texts);
        }
        Object right = values[values.length - 1];
        for (int i = values.length - 2; i >= 0; i--) {
            right = joinPair(e, i, values[i], right, frame);
        }
        return right;
    }

    private static Object joinPair(Expr.Concatenation e, int leftAt, Object left, Object right, Frame frame) {
        String a = LuaValue.toText(left);
        String b = LuaValue.toText(right);
        if (a != null && b != null) {
            frame.thread.reserve((long) a.length() + b.length());
            return a + b;
        }
        Object answer = Metamethods.binary(frame.thread, "__concat", left, right);
        return a == null
                ? answered(answer, "concatenate", e.operands().get(leftAt), left, frame)
                : answered(answer, "concatenate", e.operands().get(leftAt + 1), right, frame);
    }

    /// The answer of a metamethod. Without one the operation fails, and the message names `operand`, whose value it is.
    private static Object answered(Object answer, String action, Expr operand, Object value, Frame frame) {
        if (answer == Metamethods.Missing.OPERATION) {
            throw wrongType(action, CallName.of(operand), value, frame);
        }
        return answer;
    }

    static LuaError wrongType(String action, CallName name, Object value, Frame frame) {
        String type = LuaValue.typeName(value);
        return frame.thread.fault(
                name == null
                        ? "attempt to " + action + " a " + type + " value"
                        : "attempt to " + action + " " + name + " (a " + type + " value)");
    }
}
