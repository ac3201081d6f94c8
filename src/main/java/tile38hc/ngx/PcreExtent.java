package tile38hc.ngx;

/// What PCRE must know of a piece of a pattern: how many characters it matches, which inside a lookbehind must be
/// one number, and how much code it compiles to, which is limited since a counted repeat copies its group.
///
/// @param width of a match; [#VARIABLE] if it is not always the same
/// @param size in units of compiled code, roughly
/// @param copied whether a count repeats the code
record PcreExtent(int width, long size, boolean copied) {
    static final int VARIABLE = -1;
    static final long LIMIT = 65_535;

    private static final int CHARACTER_SIZE = 2;
    private static final int BRACKET_SIZE = 6;

    /// An assertion, or nothing.
    static final PcreExtent NONE = new PcreExtent(0, 1, false);

    static final PcreExtent CHARACTER = new PcreExtent(1, CHARACTER_SIZE, false);

    static final PcreExtent UNKNOWN = new PcreExtent(VARIABLE, CHARACTER_SIZE, false);

    boolean isFixed() {
        return width != VARIABLE;
    }

    PcreExtent then(PcreExtent next) {
        return new PcreExtent(isFixed() && next.isFixed() ? width + next.width : VARIABLE, size + next.size, false);
    }

    PcreExtent or(PcreExtent other) {
        return new PcreExtent(width == other.width ? width : VARIABLE, size + other.size + BRACKET_SIZE / 2, false);
    }

    PcreExtent grouped() {
        return new PcreExtent(width, size + BRACKET_SIZE, true);
    }

    PcreExtent asAssertion() {
        return new PcreExtent(0, size + BRACKET_SIZE, true);
    }

    PcreExtent times(int least, int most) {
        long copies = copied ? Math.max(1, Math.max(least, most)) : 1;
        return new PcreExtent(
                isFixed() && least == most ? width * least : VARIABLE, size * copies + CHARACTER_SIZE, false);
    }
}
