package tile38hc;

import tile38hc.health.Event;
import tile38hc.health.Server;
import tile38hc.health.Upstream;

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

    /// nginx would not start for this; we wait for the name.
    void unresolved(Upstream upstream, Server server) {
        line(Log.Level.WARN, "host not found: " + server.placeholder() + " is down until it is", upstream.name());
    }

    private void line(Log.Level level, String text, String upstream) {
        log.log(level, "healthcheck: " + text + ", upstream: " + upstream);
    }
}
