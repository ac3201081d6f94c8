package tile38hc.health;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/// How long from one probe of a peer to its next: the interval, or the fast one while the peer is between states, a
/// random part shorter or longer where peers must not all be asked at once. In nanoseconds.
///
/// @param jitter by how much of itself an interval may differ, 0 to 0.5
/// @param random numbers from 0 to 1
record Pace(long interval, long fastInterval, double jitter, DoubleSupplier random) {

    static Pace of(CheckerSpec spec) {
        CheckerSpec.Extras extras = spec.extras();
        return new Pace(
                spec.interval().toNanos(),
                extras.fastInterval().orElse(spec.interval()).toNanos(),
                extras.jitter(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /// From the start of the probe after which a peer is in this state.
    long after(PeerState state) {
        long steady = state.wavers() ? fastInterval : interval;
        return jitter == 0 ? steady : (long) (steady * (1 + jitter * (2 * random.getAsDouble() - 1)));
    }
}
