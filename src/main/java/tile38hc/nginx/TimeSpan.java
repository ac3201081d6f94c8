package tile38hc.nginx;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as nginx writes them: `500ms`, `10s`, `1h 30m`, and a number alone for seconds.
///
/// Units go from the largest to the smallest, each once at most: `y M w d h m s ms`. A month has 30 days, a year 365.
public final class TimeSpan {
    private static final List<String> UNITS = List.of("y", "M", "w", "d", "h", "m", "s", "ms");
    private static final long[] SECONDS = {365 * 86_400, 30 * 86_400, 7 * 86_400, 86_400, 3600, 60, 1};
    private static final int WEEK = 2;
    private static final int SECOND = 6;
    private static final int MILLISECOND = 7;
    /// A number, its unit (none at the end of the text, where it counts seconds, as before a space), and spaces.
    private static final Pattern PART = Pattern.compile("([0-9]*)(ms|[yMwdhms ]|\\z) *");

    private TimeSpan() {}

    /// Milliseconds, for directives whose times are that fine. Years and months are not allowed there. Empty if
    /// it is not a time, or too long.
    public static OptionalLong parseMillis(String text) {
        return parse(text, WEEK, MILLISECOND, 1000);
    }

    /// Seconds, for directives whose times are that coarse. Milliseconds are not allowed there.
    public static OptionalLong parseSeconds(String text) {
        return parse(text, 0, SECOND, 1);
    }

    /// @param scale what one second counts
    private static OptionalLong parse(String text, int firstUnit, int lastUnit, long scale) {
        Matcher part = PART.matcher(text);
        int nextUnit = firstUnit;
        long total = 0;
        boolean digits = false;
        try {
            for (int at = 0; at < text.length(); at = part.end()) {
                if (!part.region(at, text.length()).lookingAt()) {
                    return OptionalLong.empty();
                }
                String number = part.group(1);
                String name = part.group(2);
                boolean bare = name.isBlank();
                int unit = bare ? SECOND : UNITS.indexOf(name);
                if (!name.isEmpty() && (unit < nextUnit || unit > lastUnit)) {
                    return OptionalLong.empty();
                }
                digits |= !number.isEmpty();
                nextUnit = bare ? UNITS.size() : unit + 1;
                long factor = unit == MILLISECOND ? 1 : Math.multiplyExact(SECONDS[unit], scale);
                long value = number.isEmpty() ? 0 : Long.parseLong(number);
                total = Math.addExact(total, Math.multiplyExact(value, factor));
            }
        } catch (NumberFormatException | ArithmeticException tooLong) {
            return OptionalLong.empty();
        }
        return digits ? OptionalLong.of(total) : OptionalLong.empty();
    }
}
