package tile38hc.regex;

/// What PCRE checks of a piece of a pattern. It must match a fixed number of characters inside a lookbehind,
/// and it must not compile to too much code, which it soon does since a counted repeat copies its group.
///
/// @param width of a match; [#VARIABLE] if it is not always the same
/// @param size in units of compiled code, roughly; whatever is above [#LIMIT] is one more than that
record PcreExtent(int width, long size, Kind kind) {
    /// What a quantifier does to it: nothing more than counting, copying its code, or not even moving on.
    enum Kind {
        ITEM,
        GROUP,
        ASSERTION
    }

    static final int VARIABLE = -1;
    static final long LIMIT = 65_535;

    private static final int CHARACTER_SIZE = 2;
    private static final int BRACKET_SIZE = 6;

    /// A simple assertion such as `^`, or nothing.
    static final PcreExtent NONE = new PcreExtent(0, 1, Kind.ITEM);

    static final PcreExtent CHARACTER = new PcreExtent(1, CHARACTER_SIZE, Kind.ITEM);

    static final PcreExtent UNKNOWN = new PcreExtent(VARIABLE, CHARACTER_SIZE, Kind.ITEM);

    PcreExtent {
        size = Math.min(size, LIMIT + 1); // nested counts would soon overflow
    }

    boolean isFixed() {
        return width != VARIABLE;
    }

    PcreExtent then(PcreExtent next) {
        return new PcreExtent(isFixed() && next.isFixed() ? width + next.width : VARIABLE, size + next.size, Kind.ITEM);
    }

    PcreExtent or(PcreExtent other) {
        return new PcreExtent(width == other.width ? width : VARIABLE, size + other.size + BRACKET_SIZE / 2, Kind.ITEM);
    }

    PcreExtent grouped() {
        return new PcreExtent(width, size + BRACKET_SIZE, Kind.GROUP);
    }

    PcreExtent asAssertion() {
        return new PcreExtent(0, size + BRACKET_SIZE, Kind.ASSERTION);
    }

    PcreExtent times(int least, int most) {
        long copies = kind == Kind.GROUP ? Math.max(1, Math.max(least, most)) : 1;
        boolean fixed = kind == Kind.ASSERTION ? least > 0 : isFixed() && least == most;
        return new PcreExtent(fixed ? width * least : VARIABLE, size * copies + CHARACTER_SIZE, Kind.ITEM);
    }
}
