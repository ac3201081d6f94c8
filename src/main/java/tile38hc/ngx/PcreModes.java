package tile38hc.ngx;

/// The options that `(?…)` switches within a pattern and that the translator itself minds; `m` and `s` it passes
/// on.
record PcreModes(boolean caseless, boolean extended, boolean lazy, boolean duplicateNames) {

    PcreModes with(int letter, boolean on) {
        return switch (letter) {
            case 'i' -> new PcreModes(on, extended, lazy, duplicateNames);
            case 'x' -> new PcreModes(caseless, on, lazy, duplicateNames);
            case 'U' -> new PcreModes(caseless, extended, on, duplicateNames);
            case 'J' -> new PcreModes(caseless, extended, lazy, on);
            default -> this;
        };
    }
}
