package tile38hc.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import tile38hc.health.Fleet;
import tile38hc.health.Snapshot;

/// A snapshot that is a tenth of a second old at most: a load balancer that asks for each of a thousand peers by
/// itself would otherwise have a thousand made of a thousand.
final class RecentSnapshot {
    private static final Duration OLD = Duration.ofMillis(100);

    private final Supplier<Fleet> fleet;
    private final Supplier<Instant> clock;
    private volatile Snapshot last = new Snapshot(Instant.MIN, List.of(), List.of());

    RecentSnapshot(Supplier<Fleet> fleet, Supplier<Instant> clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    Snapshot get() {
        Instant now = clock.get();
        Snapshot recent = last;
        boolean usable =
                !now.isBefore(recent.time()) && now.isBefore(recent.time().plus(OLD));
        if (!usable) {
            recent = fleet.get().snapshot(now);
            last = recent;
        }
        return recent;
    }
}
