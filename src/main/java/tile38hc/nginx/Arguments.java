package tile38hc.nginx;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How many arguments a directive takes, and of what sort, as the tables write it: `1`, `1-3`, `1,3`, `2+`,
/// `any`, or for a single argument of a sort `flag`, `number`, `size`, `offset`, `time`, `seconds`.
///
/// @param counts bit n is set where n arguments are right; the highest stands for all above it too
record Arguments(String text, int counts, Sort sort) {
    private static final int HIGHEST = Integer.SIZE - 1;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /// What a single argument must be.
    enum Sort {
        WORD,
        FLAG,
        NUMBER,
        SIZE,
        OFFSET,
        TIME,
        SECONDS
    }

    static Arguments of(String text) {
        for (Sort sort : Sort.values()) {
            if (sort != Sort.WORD && text.equals(sort.name().toLowerCase(Locale.ROOT))) {
                return new Arguments(text, 1 << 1, sort);
            }
        }
        return new Arguments(text, counts(text), Sort.WORD);
    }

    boolean allow(int count) {
        return (counts >>> Math.min(count, HIGHEST) & 1) != 0;
    }

    /// What nginx says of a value that is none of the sort.
    Optional<String> problem(String name, String value) {
        return switch (sort) {
            case WORD -> Optional.empty();
            case FLAG ->
                problem(
                        value.equalsIgnoreCase("on") || value.equalsIgnoreCase("off"),
                        "invalid value \"" + value + "\" in \"" + name + "\" directive, it must be \"on\" or \"off\"");
            case NUMBER -> problem(NUMBER.matcher(value).matches(), "\"" + name + "\" directive invalid number");
            case SIZE -> invalidValue(Size.parse(value).isPresent(), name);
            case OFFSET -> invalidValue(Size.parseOffset(value).isPresent(), name);
            case TIME -> invalidValue(TimeSpan.parseMillis(value).isPresent(), name);
            case SECONDS -> invalidValue(TimeSpan.parseSeconds(value).isPresent(), name);
        };
    }

    private static Optional<String> invalidValue(boolean right, String name) {
        return problem(right, "\"" + name + "\" directive invalid value");
    }

    private static Optional<String> problem(boolean right, String problem) {
        return right ? Optional.empty() : Optional.of(problem);
    }

    private static int counts(String text) {
        if (text.equals("any")) {
            return -1;
        }
        if (text.endsWith("+")) {
            return -1 << Integer.parseInt(text.substring(0, text.length() - 1));
        }
        int counts = 0;
        for (String part : text.split(",")) {
            String[] ends = part.split("-");
            for (int n = Integer.parseInt(ends[0]); n <= Integer.parseInt(ends[ends.length - 1]); n++) {
                counts |= 1 << n;
            }
        }
        return counts;
    }
}
