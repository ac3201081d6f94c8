package tile38hc.lua;

/// A piece of the syntax tree, which knows its place in the chunk's text.
sealed interface Node permits Expr, Stat {
    int offset();
}
