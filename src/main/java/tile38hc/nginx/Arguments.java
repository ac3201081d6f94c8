package tile38hc.nginx;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How many arguments a directive takes, and of what sort.
///
/// The tables write it so: a count alone (`1`, `1-3`, `1,3`, `2+`, `any`) where any words will do, a [Sort] alone for
/// one argument of that sort (`size`), or both for several (`1-2:time`).
///
/// @param counts bit n is set where n arguments are right; the highest stands for all above it too
/// @param choices of [Sort#CHOICE]; of [Sort#RANGE] its bounds
record Arguments(int counts, Sort sort, List<String> choices) {
    private static final int HIGHEST = Integer.SIZE - 1;
    private static final int ONE = 1 << 1;
    private static final int TWO = 1 << 2;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /// What each argument must be.
    enum Sort {
        WORD,
        /// One of the words that the table lists: `off|on|always`.
        CHOICE,
        FLAG,
        NUMBER,
        /// A number within bounds, both or the lower one: `1..9`, `1..`.
        RANGE,
        SIZE,
        /// A size that a variable may tell.
        RATE,
        OFFSET,
        TIME,
        SECONDS,
        /// Two arguments, a number and a size.
        BUFFERS
    }

    Arguments {
        choices = List.copyOf(choices);
    }

    static Arguments of(String text) {
        int colon = text.indexOf(':');
        String kind = text.substring(colon + 1);
        Sort sort = sort(kind);
        int counts =
                switch (sort) {
                    case WORD -> counts(kind);
                    case BUFFERS -> TWO;
                    default -> ONE;
                };
        List<String> choices =
                switch (sort) {
                    case CHOICE -> List.of(kind.split("\\|"));
                    case RANGE -> List.of(kind.split("\\.\\."));
                    default -> List.of();
                };
        return new Arguments(colon < 0 ? counts : counts(text.substring(0, colon)), sort, choices);
    }

    boolean allow(int count) {
        return (counts >>> Math.min(count, HIGHEST) & 1) != 0;
    }

    /// What nginx says of the first value that is none of the sort.
    Optional<String> problem(String name, List<String> values) {
        if (sort == Sort.BUFFERS) {
            boolean right = NUMBER.matcher(values.getFirst()).matches()
                    && Long.parseLong(values.getFirst()) > 0
                    && Size.parse(values.get(1)).orElse(0) > 0;
            return invalidValue(right, name);
        }
        return values.stream().flatMap(value -> problem(name, value).stream()).findFirst();
    }

    private Optional<String> problem(String name, String value) {
        return switch (sort) {
            case WORD, BUFFERS -> Optional.empty();
            case CHOICE ->
                unless(choices.stream().anyMatch(value::equalsIgnoreCase), "invalid value \"" + value + "\"");
            case FLAG ->
                unless(
                        value.equalsIgnoreCase("on") || value.equalsIgnoreCase("off"),
                        "invalid value \"" + value + "\" in \"" + name + "\" directive, it must be \"on\" or \"off\"");
            case NUMBER -> invalidNumber(value, name);
            case RANGE -> invalidNumber(value, name).or(() -> outOfBounds(Long.parseLong(value)));
            case SIZE -> invalidValue(Size.parse(value).isPresent(), name);
            case RATE -> invalidValue(value.contains("$") || Size.parse(value).isPresent(), name);
            case OFFSET -> invalidValue(Size.parseOffset(value).isPresent(), name);
            case TIME -> invalidValue(TimeSpan.parseMillis(value).isPresent(), name);
            case SECONDS -> invalidValue(TimeSpan.parseSeconds(value).isPresent(), name);
        };
    }

    private static Optional<String> invalidNumber(String value, String name) {
        return unless(NUMBER.matcher(value).matches(), "\"" + name + "\" directive invalid number");
    }

    private Optional<String> outOfBounds(long number) {
        long least = Long.parseLong(choices.getFirst());
        if (choices.size() == 1) {
            return unless(number >= least, "value must be equal to or greater than " + least);
        }
        long most = Long.parseLong(choices.get(1));
        return unless(number >= least && number <= most, "value must be between " + least + " and " + most);
    }

    private static Optional<String> invalidValue(boolean right, String name) {
        return unless(right, "\"" + name + "\" directive invalid value");
    }

    private static Optional<String> unless(boolean right, String problem) {
        return right ? Optional.empty() : Optional.of(problem);
    }

    private static Sort sort(String text) {
        if (text.contains("|")) {
            return Sort.CHOICE;
        }
        if (text.contains("..")) {
            return Sort.RANGE;
        }
        return Arrays.stream(Sort.values())
                .filter(sort -> text.equals(sort.name().toLowerCase(Locale.ROOT)))
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
