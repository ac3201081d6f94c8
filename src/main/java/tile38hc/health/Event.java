package tile38hc.health;

import java.time.Instant;
import java.util.List;

/// Something that happened to a peer at a moment.
public sealed interface Event {

    Instant time();

    String upstream();

    /// A probe failed while the peer was up. While it is down, further failures are no news.
    record ProbeFailed(Instant time, String upstream, String peer, Outcome outcome) implements Event {}

    /// @param failures the length of the streak that did it
    /// @param outcome the last of them
    record TurnedDown(Instant time, String upstream, String peer, long failures, Outcome outcome) implements Event {}

    record TurnedUp(Instant time, String upstream, String peer, long successes) implements Event {}

    /// The addresses of a group changed.
    ///
    /// @param server the `server` line's name
    /// @param addresses what it stands for now, with ports; empty while it does not resolve
    record Resolved(Instant time, String upstream, String server, List<String> addresses) implements Event {

        public Resolved {
            addresses = List.copyOf(addresses);
        }
    }
}
