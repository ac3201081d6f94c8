package tile38hc.lua;

/// A local variable that a closure captured.
final class Cell {
    Object value;

    Cell(Object value) {
        this.value = value;
    }
}
