package tile38hc.nginx;

import java.util.OptionalLong;

/// Times as nginx writes them: `500ms`, `10s`, `1h 30m`, and a number alone for seconds.
///
/// Units go from the largest to the smallest, each once at most: `y M w d h m s ms`. A month has 30 days, a year 365.
public final class TimeSpan {
    private static final String[] UNITS = {"y", "M", "w", "d", "h", "m", "s", "ms"};
    private static final long[] SECONDS = {365 * 86_400, 30 * 86_400, 7 * 86_400, 86_400, 3600, 60, 1};
    private static final int WEEK = 2;
    private static final int SECOND = 6;
    private static final int MILLISECOND = 7;

    private TimeSpan() {}

    /// Milliseconds, for directives whose times are that fine; these know no years and months. Empty if it is no
    /// time, or too long.
    public static OptionalLong parseMillis(String text) {
        return parse(text, WEEK, MILLISECOND, 1000);
    }

    /// Seconds, for directives whose times are that coarse; these know no milliseconds.
    public static OptionalLong parseSeconds(String text) {
        return parse(text, 0, SECOND, 1);
    }

    /// @param scale what one second counts
    private static OptionalLong parse(String text, int firstUnit, int lastUnit, long scale) {
        int at = 0;
        int nextUnit = firstUnit;
        long total = 0;
        boolean digits = false;
        try {
            while (at < text.length()) {
                int start = at;
                while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                    at++;
                }
                digits |= at > start;
                long value = at > start ? Long.parseLong(text.substring(start, at)) : 0;
                if (at == text.length()) {
                    return OptionalLong.of(Math.addExact(total, Math.multiplyExact(value, scale)));
                }
                int unit = unit(text, at);
                if (unit < nextUnit || unit > lastUnit) {
                    return OptionalLong.empty();
                }
                boolean bare = text.charAt(at) == ' ';
                nextUnit = bare ? UNITS.length : unit + 1;
                at += bare ? 1 : UNITS[unit].length();
                long factor = unit == MILLISECOND ? 1 : Math.multiplyExact(SECONDS[unit], scale);
                total = Math.addExact(total, Math.multiplyExact(value, factor));
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
            }
        } catch (NumberFormatException | ArithmeticException tooLong) {
            return OptionalLong.empty();
        }
        return digits ? OptionalLong.of(total) : OptionalLong.empty();
    }

    /// The unit at an offset, a space being one of seconds; -1 if there is none.
    private static int unit(String text, int at) {
        if (text.startsWith("ms", at)) {
            return MILLISECOND;
        }
        if (text.charAt(at) == ' ') {
            return SECOND;
        }
        return "yMwdhms".indexOf(text.charAt(at));
    }
}
