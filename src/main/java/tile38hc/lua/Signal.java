package tile38hc.lua;

/// How a statement ended, which the statements around it look at.
enum Signal {
    NORMAL,
    BREAK,
    /// The frame knows the label.
    GOTO,
    /// The frame knows the results or the call to make instead.
    RETURN;

    /// How a loop ends whose body ended so.
    Signal ofLoop() {
        return this == BREAK ? NORMAL : this;
    }
}
