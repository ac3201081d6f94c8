package tile38hc.config;

import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.source.SourceException;

/// The values of directives outside of `http` that have words of their own for a wrong one.
final class CoreValues {
    private static final Set<String> LOG_LEVELS = Set.of(
            "debug",
            "info",
            "notice",
            "warn",
            "error",
            "crit",
            "alert",
            "emerg",
            "debug_core",
            "debug_alloc",
            "debug_mutex",
            "debug_event",
            "debug_http",
            "debug_mail",
            "debug_stream");

    /// Those of every system: a file may come from another one.
    private static final Set<String> EVENT_TYPES =
            Set.of("epoll", "poll", "select", "kqueue", "eventport", "/dev/poll", "rtsig", "aio", "iocp");

    private CoreValues() {}

    static void check(Directive directive) {
        String value = directive.arg(0);
        switch (directive.name()) {
            case "worker_processes" ->
                require(
                        value.equals("auto") || isNumber(value),
                        "\"worker_processes\" directive invalid value",
                        directive);
            case "worker_connections" -> require(isNumber(value), "invalid number \"" + value + "\"", directive);
            case "use" -> require(EVENT_TYPES.contains(value), "invalid event type \"" + value + "\"", directive);
            default ->
                directive.args().stream()
                        .skip(1)
                        .forEach(level ->
                                require(LOG_LEVELS.contains(level), "invalid log level \"" + level + "\"", directive));
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void require(boolean right, String problem, Directive directive) {
        if (!right) {
            throw new SourceException(problem, directive.position());
        }
    }
}
