package tile38hc.tile38;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import tile38hc.health.Time;

/// The clock of this machine.
enum RealTime implements Time {
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
        changed.awaitNanos(nanos);
    }
}
