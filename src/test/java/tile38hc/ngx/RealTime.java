package tile38hc.ngx;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import tile38hc.health.Time;

/// The machine's clock, for tests of what waits and runs in earnest.
enum RealTime implements Time {
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
