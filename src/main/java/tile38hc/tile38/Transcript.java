package tile38hc.tile38;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All that was asked and answered in one round: the raw form of a [Round].
///
/// @param later what leaders answered to SERVER after their followers were asked
/// @param listed what followers say they follow, where that is the address of a peer
/// @param strangers what others that are followed answered to SERVER
record Transcript(
        long nanos,
        Instant time,
        Map<String, Asked> asked,
        Map<String, Reply> later,
        Map<String, String> listed,
        Map<String, Reply> strangers) {

    Transcript {
        asked = Map.copyOf(asked);
        later = Map.copyOf(later);
        listed = Map.copyOf(listed);
        strangers = Map.copyOf(strangers);
    }

    Round round() {
        Map<String, Sample> samples = new HashMap<>();
        asked.forEach((peer, answers) -> {
            Sample sample = answers.sample();
            samples.put(
                    peer,
                    Optional.ofNullable(later.get(peer)).map(sample::withLater).orElse(sample));
        });
        Map<String, Followed> followed = new HashMap<>();
        strangers.forEach((address, reply) -> followed.put(
                address, Figures.of(reply).<Followed>map(Followed.Stranger::new).orElseGet(Followed.Unknown::new)));
        listed.forEach((address, peer) -> followed.put(address, new Followed.Listed(peer)));
        return new Round(nanos, time, samples, followed);
    }
}
