package tile38hc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tile38hc.alert.News;
import tile38hc.health.Condition;
import tile38hc.health.Event;
import tile38hc.health.JournalEntry.Kind;
import tile38hc.health.Severity;
import tile38hc.tile38.Notice;

/// Words what happens for the journal: sentences that are read beside the names of upstream and peer.
final class Headlines {
    /// What happened in a moment and nobody should overlook: data went, or an older state came back.
    private static final Set<String> GRAVE = Set.of("flushed", "rolled_back", "configuration_lost", "replaced");

    private Headlines() {}

    static News started(Instant time) {
        return new News(
                time,
                Kind.HAPPENED,
                Severity.INFO,
                Optional.empty(),
                Optional.empty(),
                "started",
                CommandLine.version() + " started: from here on nothing is known until it is checked again");
    }

    /// A failed probe alone is no news: the peer's turn will tell.
    static Optional<News> of(Event event) {
        return switch (event) {
            case Event.ProbeFailed _ -> Optional.empty();
            case Event.TurnedDown down ->
                Optional.of(new News(
                        down.time(),
                        Kind.TURNED_DOWN,
                        Severity.DOWN,
                        Optional.of(down.upstream()),
                        Optional.of(down.peer()),
                        "down",
                        "turned down after " + checks(down.failures(), "failed") + ": "
                                + down.outcome().message(down.peer())));
            case Event.TurnedUp up ->
                Optional.of(new News(
                        up.time(),
                        Kind.TURNED_UP,
                        Severity.INFO,
                        Optional.of(up.upstream()),
                        Optional.of(up.peer()),
                        "up",
                        "turned up after " + checks(up.successes(), "good")));
        };
    }

    /// @param upstream the one that lists the peer, if it is one
    static News of(Notice notice, Optional<String> upstream) {
        return switch (notice) {
            case Notice.Came(Optional<String> peer, Condition condition) ->
                new News(
                        condition.since(),
                        Kind.CAME,
                        condition.severity(),
                        upstream,
                        peer,
                        condition.code(),
                        condition.message());
            case Notice.Went(Optional<String> peer, Condition condition, Instant time) ->
                new News(
                        time,
                        Kind.WENT,
                        Severity.INFO,
                        upstream,
                        peer,
                        condition.code(),
                        "no longer " + condition.code() + ", after " + span(Duration.between(condition.since(), time)));
            case Notice.Happened(Optional<String> peer, String code, String message, Instant time) ->
                new News(
                        time,
                        Kind.HAPPENED,
                        GRAVE.contains(code) ? Severity.DEGRADED : Severity.INFO,
                        upstream,
                        peer,
                        code,
                        message);
        };
    }

    /// Whether somebody is to be called for it: for what takes something from a peer, and for the end of that.
    static boolean alerting(Notice notice) {
        return switch (notice) {
            case Notice.Came came -> came.condition().severity() != Severity.INFO;
            case Notice.Went went -> went.condition().severity() != Severity.INFO;
            case Notice.Happened happened -> GRAVE.contains(happened.code());
        };
    }

    private static String checks(long count, String how) {
        return count + " " + how + (count == 1 ? " check" : " checks");
    }

    /// For people: the two largest units, such as `2 h 5 min`.
    private static String span(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < 86_400) {
            return seconds / 3_600 + " h " + seconds / 60 % 60 + " min";
        }
        return seconds / 86_400 + " d " + seconds / 3_600 % 24 + " h";
    }
}
