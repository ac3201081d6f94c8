package tile38hc.health;

import java.time.Instant;
import java.util.concurrent.locks.Condition;

/// The machine's clock, for tests of what waits and runs in earnest.
public enum RealTime implements Time {
    CLOCK;

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void await(Condition changed, long nanos) throws InterruptedException {
        changed.awaitNanos(nanos);
    }
}
