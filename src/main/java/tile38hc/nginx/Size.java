package tile38hc.nginx;

import java.util.OptionalLong;

/// Numbers of bytes as nginx writes them: `512`, `12k`, `1m`.
public final class Size {

    private Size() {}

    /// A size in memory: `k` and `m`, in either case. Empty if it is none, or more than a long holds.
    public static OptionalLong parse(String text) {
        return parse(text, "km");
    }

    /// An offset in a file: `g` as well.
    public static OptionalLong parseOffset(String text) {
        return parse(text, "kmg");
    }

    private static OptionalLong parse(String text, String units) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        int last = text.length() - 1;
        int unit = units.indexOf(text.charAt(last) | 0x20);
        String digits = unit < 0 ? text : text.substring(0, last);
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Math.multiplyExact(Long.parseLong(digits), 1L << 10 * (unit + 1)));
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            return OptionalLong.empty();
        }
    }
}
