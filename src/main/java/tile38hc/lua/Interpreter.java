package tile38hc.lua;

import static tile38hc.lua.Evaluator.all;
import static tile38hc.lua.Evaluator.callValue;
import static tile38hc.lua.Evaluator.closure;
import static tile38hc.lua.Evaluator.evaluate;
import static tile38hc.lua.Evaluator.method;
import static tile38hc.lua.Evaluator.wrongType;

import java.util.Arrays;
import java.util.List;

/// Runs statements; expressions are [Evaluator]'s. How a statement ended is told by the [Signal] it returns.
final class Interpreter {
    private Interpreter() {}

    static Object[] call(LuaThread thread, Closure closure, Object[] arguments) {
        return thread.calls.needsDeepStack()
                ? thread.calls.onDeepStack(() -> run(thread, closure, arguments))
                : run(thread, closure, arguments);
    }

    private static Object[] run(LuaThread thread, Closure closure, Object[] arguments) {
        Frame caller = thread.calls.top;
        Closure callee = closure;
        Object[] given = arguments;
        while (true) {
            Frame frame = open(thread, caller, callee, given);
            block(callee.prototype.body(), frame);
            thread.calls.leave(caller);
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
            varargs = Arrays.copyOfRange(arguments, count, arguments.length);
        }
        Frame frame = new Frame(thread, caller, callee, varargs);
        thread.calls.enter(frame);
        declareAll(frame, parameters, arguments);
        if (thread.budget.isDue(1)) {
            thread.checkBudget();
        }
        return frame;
    }

    private static void declare(Frame frame, Variable variable, Object value) {
        frame.slots[variable.slot] = variable.isCaptured ? new Cell(value) : value;
    }

    /// Variables without a value begin with `nil`; values without a variable are dropped.
    private static void declareAll(Frame frame, List<Variable> variables, Object[] values) {
        for (int i = 0; i < variables.size(); i++) {
            declare(frame, variables.get(i), i < values.length ? values[i] : null);
        }
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
        return switch (stat) {
            case Stat.CallStatement s -> {
                all(s.call(), frame);
                yield Signal.NORMAL;
            }
            case Stat.LocalDeclaration s -> declareLocals(s, frame);
            case Stat.Assignment s -> assign(s, frame);
            case Stat.If s -> {
                if (LuaValue.isTrue(evaluate(s.condition(), frame))) {
                    yield block(s.then(), frame);
                }
                yield s.otherwise() == null ? Signal.NORMAL : execute(s.otherwise(), frame);
            }
            case Stat.Return s -> {
                frame.returned = all(s.values(), frame);
                yield Signal.RETURN;
            }
            case Stat.TailCall s -> tailCall(s, frame);
            case Stat.LocalFunction s -> {
                declare(frame, s.variable(), null);
                setLocal(frame, s.variable(), closure(s.function().prototype(), frame));
                yield Signal.NORMAL;
            }
            case Stat.NumericFor s -> numericFor(s, frame);
            case Stat.GenericFor s -> genericFor(s, frame);
            case Stat.While s -> whileLoop(s, frame);
            case Stat.Repeat s -> repeat(s, frame);
            case Stat.Block s -> block(s, frame);
            case Stat.Break _ -> Signal.BREAK;
            case Stat.Goto s -> {
                frame.target = s.label();
                yield Signal.GOTO;
            }
            case Stat.Label _ -> Signal.NORMAL;
        };
    }

    private static Signal declareLocals(Stat.LocalDeclaration stat, Frame frame) {
        List<Variable> variables = stat.variables();
        if (variables.size() == 1 && stat.values().size() == 1) {
            declare(frame, variables.get(0), evaluate(stat.values().get(0), frame));
            return Signal.NORMAL;
        }
        declareAll(frame, variables, all(stat.values(), frame));
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
            throw wrongType("index", CallName.of(e.object()), object, frame);
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
                arguments = LuaFunction.prepend(self, all(e.arguments(), frame));
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
                return signal.ofLoop();
            }
            tick(frame, loop);
        }
        return Signal.NORMAL;
    }

    private static Signal repeat(Stat.Repeat loop, Frame frame) {
        while (true) {
            Signal signal = block(loop.body(), frame);
            if (signal != Signal.NORMAL) {
                return signal.ofLoop();
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
        while (Math.copySign(1, step) > 0 ? index <= limit : index >= limit) {
            declare(frame, loop.variable(), index);
            Signal signal = block(loop.body(), frame);
            if (signal != Signal.NORMAL) {
                return signal.ofLoop();
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
            throw frame.thread.fault("'for' " + role + " must be a number");
        }
        return number;
    }

    private static Signal genericFor(Stat.GenericFor loop, Frame frame) {
        Object[] iterator = all(loop.iterator(), frame);
        Object function = iterator.length > 0 ? iterator[0] : null;
        Object state = iterator.length > 1 ? iterator[1] : null;
        Object control = iterator.length > 2 ? iterator[2] : null;
        while (true) {
            frame.current = loop;
            Object[] values = Metamethods.call(frame.thread, function, new Object[] {state, control});
            if (values.length == 0 || values[0] == null) {
                return Signal.NORMAL;
            }
            control = values[0];
            declareAll(frame, loop.variables(), values);
            Signal signal = block(loop.body(), frame);
            if (signal != Signal.NORMAL) {
                return signal.ofLoop();
            }
            tick(frame, loop);
        }
    }
}
