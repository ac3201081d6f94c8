package tile38hc.lua;

import java.util.List;

/// The expressions of Lua, names already resolved to variables.
sealed interface Expr extends Node {

    default boolean isCall() {
        return this instanceof Call || this instanceof MethodCall;
    }

    /// Whether it may have several values, or none.
    default boolean isMultiple() {
        return isCall() || this instanceof Vararg;
    }

    /// `nil`, `true`, `false`, a number or a string.
    record Constant(Object value, int offset) implements Expr {}

    record Vararg(int offset) implements Expr {}

    record Function(Prototype prototype, int offset) implements Expr {}

    record Local(Variable variable, int offset) implements Expr {}

    record Upvalue(String name, int index, int offset) implements Expr {}

    record Global(String name, int offset) implements Expr {}

    /// @param isTarget whether a value is stored there
    record Index(Expr object, Expr key, int offset, boolean isTarget) implements Expr {
        Index asTarget() {
            return new Index(object, key, offset, true);
        }
    }

    record Call(Expr function, List<Expr> arguments, int offset) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record MethodCall(Expr object, String name, List<Expr> arguments, int offset) implements Expr {
        public MethodCall {
            arguments = List.copyOf(arguments);
        }
    }

    /// Parentheses around what may have several values: only the first counts.
    record First(Expr inner, int offset) implements Expr {}

    record And(Expr left, Expr right, int offset) implements Expr {}

    record Or(Expr left, Expr right, int offset) implements Expr {}

    record Not(Expr operand, int offset) implements Expr {}

    record Minus(Expr operand, int offset) implements Expr {}

    record Length(Expr operand, int offset) implements Expr {}

    record Arithmetic(Operator operator, Expr left, Expr right, int offset) implements Expr {}

    record Comparison(Relation relation, Expr left, Expr right, int offset) implements Expr {}

    /// `a .. b .. c`, joined from the right.
    record Concatenation(List<Expr> operands, int offset) implements Expr {
        public Concatenation {
            operands = List.copyOf(operands);
        }
    }

    /// A table constructor: fields in their order, positional ones without a key.
    ///
    /// @param positional how many fields have no key, not counting a last one with many values
    /// @param room of the array part
    record Table(List<Field> fields, int positional, int room, int offset) implements Expr {
        public Table {
            fields = List.copyOf(fields);
        }
    }

    /// @param key `null` for a positional field
    record Field(Expr key, Expr value) {}

    enum Operator {
        ADD("__add"),
        SUBTRACT("__sub"),
        MULTIPLY("__mul"),
        DIVIDE("__div"),
        MODULO("__mod"),
        POWER("__pow");

        final String event;

        Operator(String event) {
            this.event = event;
        }

        double apply(double a, double b) {
            return switch (this) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
                case MODULO -> a - Math.floor(a / b) * b;
                case POWER -> Math.pow(a, b);
            };
        }
    }

    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }
}
