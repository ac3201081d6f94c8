package tile38hc.regex;

/// A quantifier as it stands in a pattern, without the `?` or `+` behind it.
///
/// @param most [#UNBOUNDED] if there is no upper limit
record PcreQuantifier(int least, int most) {
    static final int UNBOUNDED = -1;

    private static final int HIGHEST_COUNT = 65_535;

    static boolean isAt(PcreCursor in) {
        return in.isAt("*") || in.isAt("+") || in.isAt("?") || isCountAt(in);
    }

    /// `{n}`, `{n,}` and `{n,m}`; everything else in braces is text.
    private static boolean isCountAt(PcreCursor in) {
        int first = in.digits(1);
        if (!in.isAt("{") || first == 0) {
            return false;
        }
        int end = 1 + first;
        if (in.peek(end) == ',') {
            end += 1 + in.digits(end + 1);
        }
        return in.peek(end) == '}';
    }

    static PcreQuantifier take(PcreCursor in) {
        return switch (in.take()) {
            case '*' -> new PcreQuantifier(0, UNBOUNDED);
            case '+' -> new PcreQuantifier(1, UNBOUNDED);
            case '?' -> new PcreQuantifier(0, 1);
            default -> takeCount(in);
        };
    }

    private static PcreQuantifier takeCount(PcreCursor in) {
        int least = takeNumber(in);
        int most = least;
        if (in.accept(",")) {
            most = in.digits(0) == 0 ? UNBOUNDED : takeNumber(in);
        }
        if (most != UNBOUNDED && most < least) {
            throw in.fail("numbers out of order in {} quantifier");
        }
        in.take();
        return new PcreQuantifier(least, most);
    }

    private static int takeNumber(PcreCursor in) {
        int number = 0;
        while (in.digits(0) > 0) {
            number = number * 10 + in.take() - '0';
            if (number > HIGHEST_COUNT) {
                throw in.fail("number too big in {} quantifier");
            }
        }
        return number;
    }

    @Override
    public String toString() {
        if (most == UNBOUNDED) {
            return least == 0 ? "*" : least == 1 ? "+" : "{" + least + ",}";
        }
        return least == 0 && most == 1 ? "?" : least == most ? "{" + least + "}" : "{" + least + "," + most + "}";
    }
}
