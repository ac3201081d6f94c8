package tile38hc.nginx;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How many arguments a directive takes, and of what sort, as the tables write it: `1`, `1-3`, `1,3`, `2+` or
/// `any`; for a single one of a sort `flag`, `number`, `size`, `offset`, `time`, `seconds`, or the words that it may
/// be (`off|on|always`); for several of a sort both (`1-2:time`).
///
/// @param counts bit n is set where n arguments are right; the highest stands for all above it too
/// @param choices of [Sort#CHOICE]
record Arguments(int counts, Sort sort, List<String> choices) {
    private static final int HIGHEST = Integer.SIZE - 1;
    private static final int ONE = 1 << 1;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /// What each argument must be.
    enum Sort {
        WORD,
        CHOICE,
        FLAG,
        NUMBER,
        SIZE,
        OFFSET,
        TIME,
        SECONDS
    }

    Arguments {
        choices = List.copyOf(choices);
    }

    static Arguments of(String text) {
        int colon = text.indexOf(':');
        if (colon >= 0) {
            return new Arguments(counts(text.substring(0, colon)), sort(text.substring(colon + 1)), List.of());
        }
        if (text.contains("|")) {
            return new Arguments(ONE, Sort.CHOICE, List.of(text.split("\\|")));
        }
        Sort sort = sort(text);
        return new Arguments(sort == Sort.WORD ? counts(text) : ONE, sort, List.of());
    }

    boolean allow(int count) {
        return (counts >>> Math.min(count, HIGHEST) & 1) != 0;
    }

    /// What nginx says of a value that is none of the sort.
    Optional<String> problem(String name, String value) {
        return switch (sort) {
            case WORD -> Optional.empty();
            case CHOICE ->
                problem(choices.stream().anyMatch(value::equalsIgnoreCase), "invalid value \"" + value + "\"");
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

    private static Sort sort(String text) {
        return Arrays.stream(Sort.values())
                .filter(sort -> sort != Sort.CHOICE && text.equals(sort.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(Sort.WORD);
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
