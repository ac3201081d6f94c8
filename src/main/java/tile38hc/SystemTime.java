package tile38hc;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import tile38hc.health.Time;

/// The machine's clock, for everyone who is given a [Time].
enum SystemTime implements Time {
    INSTANCE;

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
        if (nanos > 0) {
            changed.awaitNanos(nanos);
        }
    }
}
