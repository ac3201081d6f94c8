package tile38hc.health;

import java.time.Instant;

/// Something that happened to a peer at a moment.
public sealed interface Event {

    String upstream();

    /// A probe failed while the peer was up. While it is down, further failures are no news.
    record ProbeFailed(String upstream, String peer, Outcome outcome) implements Event {}

    /// @param failures the length of the streak that did it
    /// @param outcome the last of them
    record TurnedDown(Instant time, String upstream, String peer, long failures, Outcome outcome) implements Event {}

    record TurnedUp(Instant time, String upstream, String peer, long successes) implements Event {}
}
