package tile38hc.lua;

import java.util.List;

/// The statements of Lua.
sealed interface Stat extends Node {

    record Block(List<Stat> statements, int offset) implements Stat {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    record LocalDeclaration(List<Variable> variables, List<Expr> values, int offset) implements Stat {
        public LocalDeclaration {
            variables = List.copyOf(variables);
            values = List.copyOf(values);
        }
    }

    /// The variable is in scope within the function.
    record LocalFunction(Variable variable, Expr.Function function, int offset) implements Stat {}

    record Assignment(List<Expr> targets, List<Expr> values, int offset) implements Stat {
        public Assignment {
            targets = List.copyOf(targets);
            values = List.copyOf(values);
        }
    }

    /// A call whose results nobody wants.
    record CallStatement(Expr call, int offset) implements Stat {}

    record While(Expr condition, Block body, int offset) implements Stat {}

    /// The condition sees the variables of the body.
    record Repeat(Block body, Expr condition, int offset) implements Stat {}

    /// @param otherwise another `If`, a block, or `null`
    record If(Expr condition, Block then, Stat otherwise, int offset) implements Stat {}

    record NumericFor(Variable variable, Expr start, Expr limit, Expr step, Block body, int offset) implements Stat {}

    record GenericFor(List<Variable> variables, List<Expr> iterator, Block body, int offset) implements Stat {
        public GenericFor {
            variables = List.copyOf(variables);
            iterator = List.copyOf(iterator);
        }
    }

    record Return(List<Expr> values, int offset) implements Stat {
        public Return {
            values = List.copyOf(values);
        }
    }

    /// `return f(x)`: the call takes the place of this one.
    record TailCall(Expr call, int offset) implements Stat {}

    record Break(int offset) implements Stat {}

    record Goto(String label, int offset) implements Stat {}

    record Label(String name, int offset) implements Stat {}
}
