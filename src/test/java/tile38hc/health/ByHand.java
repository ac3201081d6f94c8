package tile38hc.health;

import java.time.Duration;
import java.time.Instant;

/// Checks peers without a checker.
public final class ByHand {
    private static final CheckerSpec SPEC = new SpecSketch().spec();

    private ByHand() {}

    public static void check(Peer peer, Instant start, Duration took, Outcome outcome) {
        peer.after(new Probe(start, took, outcome), SPEC, start.plus(SPEC.interval()), _ -> {});
    }
}
