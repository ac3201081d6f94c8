package tile38hc.health;

import java.time.Instant;
import java.util.concurrent.locks.Condition;

/// The one way in which time enters. Tests script it: there, waiting is advancing.
public interface Time {

    /// Monotonic nanoseconds from an arbitrary origin, for intervals and durations.
    long nanos();

    /// The time of day, for people.
    Instant now();

    /// Waits until `changed` is signalled or `nanos` have passed, whichever is first. The caller holds the
    /// condition's lock. May return early for no reason, as conditions do.
    void await(Condition changed, long nanos) throws InterruptedException;
}
