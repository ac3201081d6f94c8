package tile38hc.lua;

import java.util.List;

/// The code of a function, from which closures are made.
///
/// @param line where it begins, counted in the chunk; 0 for the chunk itself
/// @param lastLine where it ends
/// @param slots how many variables it has at most at a time
record Prototype(
        Chunk chunk,
        int line,
        int lastLine,
        List<Variable> parameters,
        boolean isVararg,
        int slots,
        List<Capture> captures,
        Stat.Block body) {

    Prototype {
        parameters = List.copyOf(parameters);
        captures = List.copyOf(captures);
    }

    LuaFunction.Shape shape() {
        return new LuaFunction.Shape(
                chunk.given(), chunk.name(), line, lastLine, captures.size(), parameters.size(), isVararg);
    }

    boolean isMain() {
        return line == 0;
    }

    /// Where a new closure finds an upvalue: in a variable of the function around it or among that one's upvalues.
    sealed interface Capture {
        record OfLocal(Variable variable) implements Capture {}

        record OfUpvalue(int index) implements Capture {}
    }
}
