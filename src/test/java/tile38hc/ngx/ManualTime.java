package tile38hc.ngx;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import tile38hc.health.Time;

/// A clock that stands still until a test moves it. Whoever waits on it looks at it again every other millisecond.
final class ManualTime implements Time {
    private static final long GLANCE = 2_000_000;

    private final AtomicLong nanos = new AtomicLong();

    void advanceMillis(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public Instant now() {
        return Instant.ofEpochSecond(1_000_000_000).plusNanos(nanos.get());
    }

    @Override
    public void await(Condition changed, long left) throws InterruptedException {
        changed.awaitNanos(Math.min(left, GLANCE));
    }
}
