package tile38hc.lua;

import java.util.ArrayList;
import java.util.List;

/// Resolves names within one function while it is parsed: to a local variable of its own, to an upvalue, or to
/// nothing, which means a global.
final class Scope {
    private static final int MAX_LOCALS = 200;
    private static final int MAX_UPVALUES = 120;

    private final Scope outer; // of the function around this one
    final boolean isVararg;
    private final List<Variable> active = new ArrayList<>();
    private final List<String> upvalueNames = new ArrayList<>();
    private final List<Prototype.Capture> captures = new ArrayList<>();
    private int slots;

    Scope(Scope outer, boolean isVararg) {
        this.outer = outer;
        this.isVararg = isVararg;
    }

    /// A new variable, which [#activate] brings into scope.
    Variable declare(String name, int ahead) {
        int slot = active.size() + ahead;
        slots = Math.max(slots, slot + 1);
        return new Variable(name, slot);
    }

    void activate(Variable variable) {
        active.add(variable);
    }

    boolean isFull(int ahead) {
        return active.size() + ahead >= MAX_LOCALS;
    }

    /// How many variables are in scope.
    int size() {
        return active.size();
    }

    /// Ends a block.
    ///
    /// @param before how many variables were in scope where it began
    void leave(int before) {
        active.subList(before, active.size()).clear();
    }

    Variable local(String name) {
        for (int i = active.size() - 1; i >= 0; i--) {
            if (active.get(i).name().equals(name)) {
                return active.get(i);
            }
        }
        return null;
    }

    /// The name of the innermost variable declared since `before`.
    String declaredAfter(int before) {
        return active.get(before).name();
    }

    /// The index of the upvalue called so; -1 if no function around this one has such a variable.
    int upvalue(String name) {
        int known = upvalueNames.indexOf(name);
        if (known >= 0 || outer == null) {
            return known;
        }
        Variable variable = outer.local(name);
        if (variable != null) {
            variable.isCaptured = true;
            return add(name, new Prototype.Capture.OfLocal(variable));
        }
        int index = outer.upvalue(name);
        return index < 0 ? -1 : add(name, new Prototype.Capture.OfUpvalue(index));
    }

    private int add(String name, Prototype.Capture capture) {
        upvalueNames.add(name);
        captures.add(capture);
        return captures.size() - 1;
    }

    boolean hasTooManyUpvalues() {
        return captures.size() > MAX_UPVALUES;
    }

    int slots() {
        return slots;
    }

    List<Prototype.Capture> captures() {
        return captures;
    }
}
