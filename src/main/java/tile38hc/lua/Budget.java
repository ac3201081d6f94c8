package tile38hc.lua;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long a piece of Lua may still run. Time in which it waits with the worker given away is not counted.
///
/// Loops, calls and expensive library functions report their work as ticks; the clock is read only once in a while.
final class Budget {
    private static final int STRIDE = 4096; // ticks between two looks at the clock, well under a millisecond

    private final LongSupplier nanoClock;
    private final long limit;
    private long used;
    private long startedAt;
    private int ticks = STRIDE;

    Budget(LongSupplier nanoClock, Duration limit) {
        this.nanoClock = nanoClock;
        this.limit = limit.toNanos();
    }

    void start() {
        startedAt = nanoClock.getAsLong();
    }

    void stop() {
        used += nanoClock.getAsLong() - startedAt;
    }

    /// Whether it is time to call [#isUsedUp]; counts `work` ticks.
    boolean isDue(int work) {
        ticks -= work;
        return ticks < 0;
    }

    String limitText() {
        return limit / 1_000_000 + " ms";
    }

    boolean isUsedUp() {
        ticks = STRIDE;
        return used + nanoClock.getAsLong() - startedAt > limit;
    }
}
