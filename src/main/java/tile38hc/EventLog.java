package tile38hc;

import java.time.Instant;
import java.util.Optional;
import tile38hc.health.Condition;
import tile38hc.health.Event;
import tile38hc.health.Server;
import tile38hc.health.Severity;
import tile38hc.health.Upstream;
import tile38hc.log.Log;
import tile38hc.tile38.Notice;

/// Puts what happens to peers into the log, in the library's words and with the upstream behind them.
final class EventLog {
    private final Log log;

    EventLog(Log log) {
        this.log = log;
    }

    void log(Event event) {
        switch (event) {
            case Event.ProbeFailed failed ->
                line(Log.Level.ERROR, failed.outcome().message(failed.peer()), failed.upstream(), failed.peer());
            case Event.TurnedDown down ->
                line(
                        Log.Level.WARN,
                        "peer " + down.peer() + " is turned down after " + down.failures() + " failure(s)",
                        down.upstream(),
                        down.peer());
            case Event.TurnedUp up ->
                line(
                        Log.Level.WARN,
                        "peer " + up.peer() + " is turned up after " + up.successes() + " success(es)",
                        up.upstream(),
                        up.peer());
        }
    }

    /// What was found out about a Tile38 server.
    void log(Notice notice) {
        String who = notice.peer().map(peer -> "peer " + peer).orElse("the peers");
        switch (notice) {
            case Notice.Came(Optional<String> _, Condition condition) ->
                tile38(level(condition.severity()), who + ": " + condition.code() + ": " + condition.message(), notice);
            case Notice.Went(Optional<String> _, Condition condition, Instant _) ->
                tile38(Log.Level.NOTICE, who + ": no longer " + condition.code(), notice);
            case Notice.Happened(Optional<String> _, String code, String message, Instant _) ->
                tile38(Log.Level.NOTICE, who + ": " + code + ": " + message, notice);
        }
    }

    void warning(String message) {
        log.log(Log.Level.WARN, message);
    }

    private static Log.Level level(Severity severity) {
        return switch (severity) {
            case DOWN -> Log.Level.ERROR;
            case DEGRADED -> Log.Level.WARN;
            case INFO -> Log.Level.NOTICE;
        };
    }

    /// nginx would not start for this; we wait for the name.
    void unresolved(Upstream upstream, Server server) {
        line(
                Log.Level.WARN,
                "host not found: " + server.placeholder() + " is down until it is",
                upstream.name(),
                server.placeholder());
    }

    private void line(Log.Level level, String text, String upstream, String peer) {
        log.log(level, "healthcheck: " + text + ", upstream: " + upstream, Optional.of(upstream), Optional.of(peer));
    }

    private void tile38(Log.Level level, String text, Notice notice) {
        log.log(level, "tile38: " + text, Optional.empty(), notice.peer());
    }
}
