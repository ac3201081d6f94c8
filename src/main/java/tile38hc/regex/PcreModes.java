package tile38hc.regex;

import java.util.Set;

/// The options that `(?…)` switches within a pattern and that the translator itself minds.
record PcreModes(boolean caseless, boolean multiline, boolean extended, boolean lazy, boolean duplicateNames) {

    static PcreModes of(Set<RegexOption> options) {
        return new PcreModes(
                options.contains(RegexOption.CASELESS),
                options.contains(RegexOption.MULTILINE),
                options.contains(RegexOption.EXTENDED),
                false,
                options.contains(RegexOption.DUPLICATE_NAMES));
    }

    PcreModes with(int letter, boolean on) {
        return switch (letter) {
            case 'i' -> new PcreModes(on, multiline, extended, lazy, duplicateNames);
            case 'm' -> new PcreModes(caseless, on, extended, lazy, duplicateNames);
            case 'x' -> new PcreModes(caseless, multiline, on, lazy, duplicateNames);
            case 'U' -> new PcreModes(caseless, multiline, extended, on, duplicateNames);
            case 'J' -> new PcreModes(caseless, multiline, extended, lazy, on);
            default -> this;
        };
    }
}
