package tile38hc.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Size;
import tile38hc.nginx.TimeSpan;
import tile38hc.source.SourceException;

/// The names of `log_format`, and the `access_log` lines that use them: a format must be there before it is used.
final class LogFormats {
    private final Set<String> names = new HashSet<>(Set.of("combined"));

    void define(Directive format) {
        if (!names.add(format.arg(0))) {
            throw refused("duplicate \"log_format\" name \"" + format.arg(0) + "\"", format);
        }
        String second = format.arg(1);
        if (second.startsWith("escape=")
                && !Set.of("escape=default", "escape=json", "escape=none").contains(second)) {
            throw refused("unknown log format escaping \"" + second.substring("escape=".length()) + "\"", format);
        }
    }

    void use(Directive log) {
        List<String> args = log.args();
        if (args.getFirst().equals("off")) {
            if (args.size() > 1) {
                throw refused("invalid parameter \"" + args.get(1) + "\"", log);
            }
            return;
        }
        if (args.size() > 1 && !names.contains(args.get(1))) {
            throw refused("unknown log format \"" + args.get(1) + "\"", log);
        }
        args.stream().skip(2).forEach(parameter -> parameter(parameter, log));
        boolean buffered =
                args.stream().skip(2).anyMatch(text -> text.startsWith("buffer=") || text.startsWith("gzip"));
        if (!buffered && args.stream().skip(2).anyMatch(text -> text.startsWith("flush="))) {
            throw refused("no buffer is defined for access_log \"" + args.getFirst() + "\"", log);
        }
    }

    private static void parameter(String text, Directive log) {
        int equals = text.indexOf('=');
        String value = text.substring(equals + 1);
        switch (equals < 0 ? text : text.substring(0, equals)) {
            case "buffer" -> require(Size.parse(value).orElse(0) > 0, "invalid buffer size \"" + value + "\"", log);
            case "flush" ->
                require(TimeSpan.parseMillis(value).orElse(0) > 0, "invalid flush time \"" + value + "\"", log);
            case "gzip" ->
                require(equals < 0 || value.matches("[1-9]"), "invalid compression level \"" + value + "\"", log);
            case "if" -> require(equals > 0, "invalid parameter \"" + text + "\"", log);
            default -> throw refused("invalid parameter \"" + text + "\"", log);
        }
    }

    private static void require(boolean right, String problem, Directive log) {
        if (!right) {
            throw refused(problem, log);
        }
    }

    private static SourceException refused(String problem, Directive directive) {
        return new SourceException(problem, directive.position());
    }
}
