package tile38hc.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// One probe that was made: when it began, how long it took and what came of it.
public record Probe(Instant start, Duration took, Outcome outcome) {

    public Probe {
        Objects.requireNonNull(start);
        Objects.requireNonNull(took);
        Objects.requireNonNull(outcome);
    }
}
