package tile38hc.tile38;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tile38hc.health.Severity;

/// Every condition there is, how bad it is, and how many samples in a row must show it before it is told.
///
/// A restart of a server that takes two samples is no condition yet; what a server says of itself without doubt
/// needs no second sample.
enum Code {
    UNREACHABLE(Severity.DOWN, 3),
    LOADING(Severity.DOWN, 3),
    CATCHING_UP(Severity.DOWN, 3),
    LINK_LOST(Severity.DOWN, 3),
    BEHIND(Severity.DEGRADED, 2),
    DIVERGED(Severity.DOWN, 1),
    CHAIN(Severity.DEGRADED, 3),
    WRONG_LEADER(Severity.DOWN, 3),
    TWO_LEADERS(Severity.DOWN, 3),
    NO_LEADER(Severity.DOWN, 3),
    LEADER_REPLACED(Severity.DEGRADED, 1),
    READ_ONLY(Severity.DEGRADED, 1),
    OUT_OF_MEMORY(Severity.DEGRADED, 2),
    STALLED(Severity.DOWN, 2),
    AUTH(Severity.DOWN, 1),
    PROTECTED(Severity.DOWN, 1),
    AOF_OFF(Severity.DEGRADED, 1),
    BLIND_CHECK(Severity.INFO, 1);

    private final Severity severity;
    private final int samples;

    Code(Severity severity, int samples) {
        this.severity = severity;
        this.samples = samples;
    }

    Severity severity() {
        return severity;
    }

    int samples() {
        return samples;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Code> named(String text) {
        return Arrays.stream(values()).filter(code -> code.text().equals(text)).findFirst();
    }
}
