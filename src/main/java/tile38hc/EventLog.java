package tile38hc;

import java.time.Instant;
import java.util.Optional;
import tile38hc.health.Condition;
import tile38hc.health.Event;
import tile38hc.health.Server;
import tile38hc.health.Severity;
import tile38hc.health.Upstream;
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
                line(Log.Level.ERROR, failed.outcome().message(failed.peer()), failed.upstream());
            case Event.TurnedDown down ->
                line(
                        Log.Level.WARN,
                        "peer " + down.peer() + " is turned down after " + down.failures() + " failure(s)",
                        down.upstream());
            case Event.TurnedUp up ->
                line(
                        Log.Level.WARN,
                        "peer " + up.peer() + " is turned up after " + up.successes() + " success(es)",
                        up.upstream());
        }
    }

    /// What was found out about a Tile38 server.
    void log(Notice notice) {
        String who = notice.peer().map(peer -> "peer " + peer).orElse("the peers");
        switch (notice) {
            case Notice.Came(Optional<String> _, Condition condition) ->
                log.log(
                        level(condition.severity()),
                        "tile38: " + who + ": " + condition.code() + ": " + condition.message());
            case Notice.Went(Optional<String> _, Condition condition, Instant _) ->
                log.log(Log.Level.NOTICE, "tile38: " + who + ": no longer " + condition.code());
            case Notice.Happened(Optional<String> _, String code, String message, Instant _) ->
                log.log(Log.Level.NOTICE, "tile38: " + who + ": " + code + ": " + message);
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
        line(Log.Level.WARN, "host not found: " + server.placeholder() + " is down until it is", upstream.name());
    }

    private void line(Log.Level level, String text, String upstream) {
        log.log(level, "healthcheck: " + text + ", upstream: " + upstream);
    }
}
