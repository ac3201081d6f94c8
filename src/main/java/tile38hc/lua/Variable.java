package tile38hc.lua;

/// A local variable: its name, its place in the frame, and whether a closure captures it (known once its scope
/// has been parsed).
final class Variable {
    private final String name;
    final int slot;
    boolean isCaptured;

    Variable(String name, int slot) {
        this.name = name;
        this.slot = slot;
    }

    String name() {
        return name;
    }
}
