package tile38hc.config;

import static tile38hc.config.Values.refused;
import static tile38hc.config.Values.require;

import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Size;

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

    /// Of a log that is kept in memory.
    private static final int SMALLEST_BUFFER = 4 << 10;

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
            case "worker_priority" ->
                require(value.matches("-?[0-9]{1,9}"), "\"worker_priority\" directive invalid number", directive);
            case "worker_cpu_affinity" -> affinity(directive);
            case "thread_pool" -> threadPool(directive);
            default -> errorLog(directive);
        }
    }

    private static void affinity(Directive directive) {
        boolean auto = directive.arg(0).equals("auto");
        require(
                !auto || directive.args().size() <= 2,
                "invalid number of arguments in \"worker_cpu_affinity\" directive",
                directive);
        for (String mask :
                directive.args().subList(auto ? 1 : 0, directive.args().size())) {
            mask.chars()
                    .filter(c -> c != '0' && c != '1' && c != ' ')
                    .findFirst()
                    .ifPresent(c -> {
                        throw refused("invalid character \"" + (char) c + "\" in \"worker_cpu_affinity\"", directive);
                    });
        }
    }

    private static void threadPool(Directive directive) {
        boolean threads = false;
        for (String parameter : directive.args().subList(1, directive.args().size())) {
            String name = Values.name(parameter);
            long number = Values.number(Values.value(parameter));
            switch (parameter.indexOf('=') < 0 ? "" : name) {
                case "threads" -> {
                    require(number > 0, "invalid threads value \"" + parameter + "\"", directive);
                    threads = true;
                }
                case "max_queue" -> require(number >= 0, "invalid max_queue value \"" + parameter + "\"", directive);
                default -> {} // nginx does not look at others
            }
        }
        require(threads, "\"thread_pool\" must have \"threads\" parameter", directive);
    }

    private static void errorLog(Directive directive) {
        String to = directive.arg(0);
        if (to.startsWith(SyslogLine.PREFIX)) {
            SyslogLine.check(directive);
        }
        if (to.startsWith("memory:")) {
            String size = to.substring("memory:".length());
            require(Size.parse(size).orElse(0) >= SMALLEST_BUFFER, "invalid buffer size \"" + size + "\"", directive);
        }
        boolean said = false;
        for (String level : directive.args().subList(1, directive.args().size())) {
            require(LOG_LEVELS.contains(level), "invalid log level \"" + level + "\"", directive);
            require(!said || level.startsWith("debug_"), "duplicate log level \"" + level + "\"", directive);
            said |= !level.startsWith("debug_");
        }
    }

    private static boolean isNumber(String text) {
        return Values.number(text) >= 0;
    }
}
