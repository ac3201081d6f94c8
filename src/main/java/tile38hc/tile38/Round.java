package tile38hc.tile38;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/// One look at all peers: first those that led last time, then the followers, then those leaders once more, so
/// that each follower stands between two looks at its leader.
///
/// @param samples by peer; one that is missing was not asked, because it did not answer just before
/// @param followed by what followers say they follow, [Whereabouts#seenFromHere]
record Round(long nanos, Instant time, Map<String, Sample> samples, Map<String, Followed> followed) {

    Round {
        Objects.requireNonNull(time);
        samples = Map.copyOf(samples);
        followed = Map.copyOf(followed);
    }
}
