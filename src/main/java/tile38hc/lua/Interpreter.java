package tile38hc.lua;

import java.util.List;

/// Runs syntax trees: one method for statements, one for expressions, each a switch over all kinds.
///
/// Every node that may fail or call makes itself the frame's current one first, so that messages know the place.
final class Interpreter {
    private Interpreter() {}

    static Object[] call(LuaThread thread, Closure closure, Object[] arguments) {
        Frame caller = thread.top;
        Closure callee = closure;
        Object[] given = arguments;
        while (true) {
            Frame frame = open(thread, caller, callee, given);
            block(callee.prototype.body(), frame);
            thread.leave(caller);
            if (frame.tailCallee == null) {
                return frame.returned == null ? LuaFunction.NOTHING : frame.returned;
            }
            given = frame.returned;
            if (!(frame.tailCallee instanceof Closure next)) {
                return frame.tailCallee.call(thread, given);
            }
            callee = next;
        }
    }

    private static Frame open(LuaThread thread, Frame caller, Closure callee, Object[] arguments) {
        Prototype prototype = callee.prototype;
        List<Variable> parameters = prototype.parameters();
        int count = parameters.size();
        Object[] varargs = LuaFunction.NOTHING;
        if (prototype.isVararg() && arguments.length > count) {
            varargs = java.util.Arrays.copyOfRange(arguments, count, arguments.length);
        }
        Frame frame = new Frame(thread, caller, callee, varargs);
        thread.enter(frame);
        for (int i = 0; i < count; i++) {
            declare(frame, parameters.get(i), i < arguments.length ? arguments[i] : null);
        }
        if (thread.budget.isDue(1)) {
            thread.checkBudget();
        }
        return frame;
    }

    private static void declare(Frame frame, Variable variable, Object value) {
        frame.slots[variable.slot] = variable.isCaptured ? new Cell(value) : value;
    }

    private static Signal block(Stat.Block block, Frame frame) {
        List<Stat> statements = block.statements();
        for (int i = 0; i < statements.size(); i++) {
            Signal signal = execute(statements.get(i), frame);
            if (signal == Signal.GOTO) {
                i = labelled(statements, frame.target);
                if (i < 0) {
                    return signal;
                }
                tick(frame, statements.get(i));
            } else if (signal != Signal.NORMAL) {
                return signal;
            }
        }
        return Signal.NORMAL;
    }

    private static int labelled(List<Stat> statements, String name) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) instanceof Stat.Label label && label.name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static void tick(Frame frame, Node node) {
        if (frame.thread.budget.isDue(1)) {
            frame.current = node;
            frame.thread.checkBudget();
        }
    }

    private static Signal execute(Stat stat, Frame frame) {
        switch (stat) {
            case Stat.CallStatement s -> {
                all(s.call(), frame);
                return Signal.NORMAL;
            }
            case Stat.LocalDeclaration s -> {
                return declareLocals(s, frame);
            }
            case Stat.Assignment s -> {
                return assign(s, frame);
            }
            case Stat.If s -> {
                if (LuaValue.isTrue(evaluate(s.condition(), frame))) {
                    return block(s.then(), frame);
                }
                return s.otherwise() == null ? Signal.NORMAL : execute(s.otherwise(), frame);
            }
            case Stat.Return s -> {
                frame.returned = all(s.values(), frame);
                return Signal.RETURN;
            }
            case Stat.TailCall s -> {
                return tailCall(s, frame);
            }
            case Stat.LocalFunction s -> {
                declare(frame, s.variable(), null);
                setLocal(frame, s.variable(), closure(s.function().prototype(), frame));
                return Signal.NORMAL;
            }
            case Stat.NumericFor s -> {
                return numericFor(s, frame);
            }
            case Stat.GenericFor s -> {
                return genericFor(s, frame);
            }
            case Stat.While s -> {
                return whileLoop(s, frame);
            }
            case Stat.Repeat s -> {
                return repeat(s, frame);
            }
            case Stat.Block s -> {
                return block(s, frame);
            }
            case Stat.Break _ -> {
                return Signal.BREAK;
            }
            case Stat.Goto s -> {
                frame.target = s.label();
                return Signal.GOTO;
            }
            case Stat.Label _ -> {
                return Signal.NORMAL;
            }
        }
    }

    private static Signal declareLocals(Stat.LocalDeclaration stat, Frame frame) {
        List<Variable> variables = stat.variables();
        if (variables.size() == 1 && stat.values().size() == 1) {
            declare(frame, variables.get(0), evaluate(stat.values().get(0), frame));
            return Signal.NORMAL;
        }
        Object[] values = all(stat.values(), frame);
        for (int i = 0; i < variables.size(); i++) {
            declare(frame, variables.get(i), i < values.length ? values[i] : null);
        }
        return Signal.NORMAL;
    }

    private static Signal assign(Stat.Assignment stat, Frame frame) {
        List<Expr> targets = stat.targets();
        if (targets.size() == 1 && stat.values().size() == 1) {
            assignOne(targets.get(0), stat.values().get(0), frame);
            return Signal.NORMAL;
        }
        Object[] objects = new Object[targets.size()];
        Object[] keys = new Object[targets.size()];
        for (int i = 0; i < objects.length; i++) {
            if (targets.get(i) instanceof Expr.Index e) {
                objects[i] = evaluate(e.object(), frame);
                keys[i] = evaluate(e.key(), frame);
            }
        }
        Object[] values = all(stat.values(), frame);
        for (int i = objects.length - 1; i >= 0; i--) {
            store(targets.get(i), objects[i], keys[i], i < values.length ? values[i] : null, frame);
        }
        return Signal.NORMAL;
    }

    private static void assignOne(Expr target, Expr value, Frame frame) {
        if (target instanceof Expr.Index e) {
            Object object = evaluate(e.object(), frame);
            Object key = evaluate(e.key(), frame);
            setIndex(e, object, key, evaluate(value, frame), frame);
        } else {
            store(target, null, null, evaluate(value, frame), frame);
        }
    }

    private static void store(Expr target, Object object, Object key, Object value, Frame frame) {
        switch (target) {
            case Expr.Local e -> setLocal(frame, e.variable(), value);
            case Expr.Upvalue e -> frame.closure.upvalues[e.index()].value = value;
            case Expr.Global e -> setGlobal(e, value, frame);
            case Expr.Index e -> setIndex(e, object, key, value, frame);
            default -> throw new IllegalStateException("not assignable: " + target);
        }
    }

    private static void setLocal(Frame frame, Variable variable, Object value) {
        if (variable.isCaptured) {
            ((Cell) frame.slots[variable.slot]).value = value;
        } else {
            frame.slots[variable.slot] = value;
        }
    }

    private static void setGlobal(Expr.Global e, Object value, Frame frame) {
        LuaTable environment = frame.closure.environment;
        if (environment.metatable() == null) {
            environment.set(e.name(), value);
        } else {
            frame.current = e;
            Metamethods.setIndex(frame.thread, environment, e.name(), value);
        }
    }

    private static void setIndex(Expr.Index e, Object object, Object key, Object value, Frame frame) {
        if (object instanceof LuaTable table && table.metatable() == null && key instanceof String) {
            table.set(key, value);
            return;
        }
        frame.current = e;
        if (!Metamethods.setIndex(frame.thread, object, key, value)) {
            throw wrongType("index", e.object(), object, frame);
        }
    }

    private static Signal tailCall(Stat.TailCall stat, Frame frame) {
        Object callee;
        Object[] arguments;
        switch (stat.call()) {
            case Expr.Call e -> {
                callee = evaluate(e.function(), frame);
                arguments = all(e.arguments(), frame);
            }
            case Expr.MethodCall e -> {
                Object self = evaluate(e.object(), frame);
                callee = method(e, self, frame);
                arguments = Metamethods.prepend(self, all(e.arguments(), frame));
            }
            default -> throw new IllegalStateException("no call: " + stat.call());
        }
        frame.current = stat.call();
        if (callee instanceof LuaFunction function) {
            frame.tailCallee = function;
            frame.returned = arguments;
        } else {
            frame.returned = callValue(callee, arguments, frame);
        }
        return Signal.RETURN;
    }

    private static Signal whileLoop(Stat.While loop, Frame frame) {
        while (LuaValue.isTrue(evaluate(loop.condition(), frame))) {
            Signal signal = block(loop.body(), frame);
            if (signal != Signal.NORMAL) {
                return signal == Signal.BREAK ? Signal.NORMAL : signal;
            }
            tick(frame, loop);
        }
        return Signal.NORMAL;
    }

    private static Signal repeat(Stat.Repeat loop, Frame frame) {
        while (true) {
            Signal signal = block(loop.body(), frame);
            if (signal != Signal.NORMAL) {
                return signal == Signal.BREAK ? Signal.NORMAL : signal;
            }
            if (LuaValue.isTrue(evaluate(loop.condition(), frame))) {
                return Signal.NORMAL;
            }
            tick(frame, loop);
        }
    }

    private static Signal numericFor(Stat.NumericFor loop, Frame frame) {
        Object start = evaluate(loop.start(), frame);
        Object end = evaluate(loop.limit(), frame);
        Object increment = loop.step() == null ? Double.valueOf(1) : evaluate(loop.step(), frame);
        double index = loopNumber(start, "initial value", loop, frame);
        double limit = loopNumber(end, "limit", loop, frame);
        double step = loopNumber(increment, "step", loop, frame);
        while (step > 0 ? index <= limit : index >= limit) {
            declare(frame, loop.variable(), index);
            Signal signal = block(loop.body(), frame);
            if (signal != Signal.NORMAL) {
                return signal == Signal.BREAK ? Signal.NORMAL : signal;
            }
            tick(frame, loop);
            index += step;
        }
        return Signal.NORMAL;
    }

    private static double loopNumber(Object value, String role, Stat.NumericFor loop, Frame frame) {
        Double number = LuaValue.toNumber(value);
        if (number == null) {
            frame.current = loop;
            throw frame.thread.error("'for' " + role + " must be a number");
        }
        return number;
    }

    private static Signal genericFor(Stat.GenericFor loop, Frame frame) {
        Object[] iterator = all(loop.iterator(), frame);
        Object function = iterator.length > 0 ? iterator[0] : null;
        Object state = iterator.length > 1 ? iterator[1] : null;
        Object control = iterator.length > 2 ? iterator[2] : null;
        List<Variable> variables = loop.variables();
        while (true) {
            frame.current = loop;
            Object[] values = Metamethods.call(frame.thread, function, new Object[] {state, control});
            if (values.length == 0 || values[0] == null) {
                return Signal.NORMAL;
            }
            control = values[0];
            for (int i = 0; i < variables.size(); i++) {
                declare(frame, variables.get(i), i < values.length ? values[i] : null);
            }
            Signal signal = block(loop.body(), frame);
            if (signal != Signal.NORMAL) {
                return signal == Signal.BREAK ? Signal.NORMAL : signal;
            }
            tick(frame, loop);
        }
    }

    /// The one value of an expression.
    private static Object evaluate(Expr expr, Frame frame) {
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
    private static Object[] all(Expr expr, Frame frame) {
        return switch (expr) {
            case Expr.Call e -> call(e, frame);
            case Expr.MethodCall e -> callMethod(e, frame);
            case Expr.Vararg _ -> frame.varargs;
            default -> new Object[] {evaluate(expr, frame)};
        };
    }

    /// The values of a list of expressions: the last one gives all it has, the others one each.
    private static Object[] all(List<Expr> exprs, Frame frame) {
        int last = exprs.size() - 1;
        if (last < 0) {
            return LuaFunction.NOTHING;
        }
        Expr tail = exprs.get(last);
        if (last == 0) {
            return all(tail, frame);
        }
        if (!isMultiple(tail)) {
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
        Object[] values = java.util.Arrays.copyOf(heads, heads.length + tails.length);
        System.arraycopy(tails, 0, values, heads.length, tails.length);
        return values;
    }

    private static boolean isMultiple(Expr expr) {
        return expr instanceof Expr.Call || expr instanceof Expr.MethodCall || expr instanceof Expr.Vararg;
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
        Object value = Metamethods.index(frame.thread, object, key);
        if (value == Metamethods.Missing.OPERATION) {
            throw wrongType("index", e.object(), object, frame);
        }
        return value;
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
        Object[] arguments = Metamethods.prepend(self, all(e.arguments(), frame));
        frame.current = e;
        if (callee instanceof LuaFunction function) {
            return function.call(frame.thread, arguments);
        }
        return callValue(callee, arguments, frame);
    }

    private static Object method(Expr.MethodCall e, Object self, Frame frame) {
        frame.current = e;
        Object callee = Metamethods.index(frame.thread, self, e.name());
        if (callee == Metamethods.Missing.OPERATION) {
            throw wrongType("index", e.object(), self, frame);
        }
        return callee;
    }

    private static Object[] callValue(Object callee, Object[] arguments, Frame frame) {
        Object handler = Metamethods.metamethod(frame.thread, callee, "__call");
        if (handler instanceof LuaFunction function) {
            return function.call(frame.thread, Metamethods.prepend(callee, arguments));
        }
        throw wrongType("call", CallName.of(frame), callee, frame);
    }

    private static Closure closure(Prototype prototype, Frame frame) {
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
        Object[] positional = e.positional() == 0 ? LuaFunction.NOTHING : new Object[e.positional()];
        int count = 0;
        LuaTable table = new LuaTable();
        for (int i = 0; i < fields.size(); i++) {
            Expr.Field field = fields.get(i);
            if (field.key() != null) {
                Object key = evaluate(field.key(), frame);
                Object value = evaluate(field.value(), frame);
                frame.current = e;
                Metamethods.setIndex(frame.thread, table, key, value);
            } else if (i == fields.size() - 1 && isMultiple(field.value())) {
                positional = join(positional, all(field.value(), frame));
            } else {
                positional[count] = evaluate(field.value(), frame);
                count++;
            }
        }
        if (positional.length > 0) {
            table.setPositional(positional);
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
                Object result = Metamethods.unary(frame.thread, "__len", operand);
                if (result == Metamethods.Missing.OPERATION) {
                    throw wrongType("get length of", e.operand(), operand, frame);
                }
                yield result;
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
        Object result = Metamethods.unary(frame.thread, "__unm", operand);
        if (result == Metamethods.Missing.OPERATION) {
            throw wrongType("perform arithmetic on", e.operand(), operand, frame);
        }
        return result;
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
        Object result = Metamethods.binary(frame.thread, e.operator().event, left, right);
        if (result == Metamethods.Missing.OPERATION) {
            throw x == null
                    ? wrongType("perform arithmetic on", e.left(), left, frame)
                    : wrongType("perform arithmetic on", e.right(), right, frame);
        }
        return result;
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
        Object result = Metamethods.binary(frame.thread, "__concat", left, right);
        if (result == Metamethods.Missing.OPERATION) {
            throw a == null
                    ? wrongType("concatenate", e.operands().get(leftAt), left, frame)
                    : wrongType("concatenate", e.operands().get(leftAt + 1), right, frame);
        }
        return result;
    }

    private static LuaError wrongType(String action, Expr operand, Object value, Frame frame) {
        return wrongType(action, CallName.of(operand), value, frame);
    }

    private static LuaError wrongType(String action, CallName name, Object value, Frame frame) {
        String type = LuaValue.typeName(value);
        return frame.thread.error(
                name == null
                        ? "attempt to " + action + " a " + type + " value"
                        : "attempt to " + action + " " + name + " (a " + type + " value)");
    }
}
