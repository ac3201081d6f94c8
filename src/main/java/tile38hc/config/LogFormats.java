package tile38hc.config;

import static tile38hc.config.Values.refused;
import static tile38hc.config.Values.require;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Size;
import tile38hc.nginx.Template;
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
        format.args().stream().skip(1).forEach(text -> variables(text, format));
    }

    /// This directive has words of its own for a `$` by itself.
    private static void variables(String text, Directive format) {
        try {
            Template.of(text, format.position());
        } catch (SourceException e) {
            throw e.getMessage().startsWith("invalid variable name")
                    ? refused("invalid parameter \"" + text + "\"", format)
                    : e;
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
        boolean syslog = args.getFirst().startsWith(SyslogLine.PREFIX);
        if (syslog) {
            SyslogLine.check(log);
        }
        if (args.size() > 1 && !names.contains(args.get(1))) {
            throw refused("unknown log format \"" + args.get(1) + "\"", log);
        }
        args.stream().skip(2).forEach(parameter -> parameter(parameter, log));
        boolean buffered =
                args.stream().skip(2).anyMatch(text -> text.startsWith("buffer=") || text.startsWith("gzip"));
        require(!buffered || !syslog, "logs to syslog cannot be buffered", log);
        require(!buffered || !args.getFirst().contains("$"), "buffered logs cannot have variables in name", log);
        if (!buffered && args.stream().skip(2).anyMatch(text -> text.startsWith("flush="))) {
            throw refused("no buffer is defined for access_log \"" + args.getFirst() + "\"", log);
        }
    }

    private static void parameter(String text, Directive log) {
        int equals = text.indexOf('=');
        String value = text.substring(equals + 1);
        switch (equals < 0 && !text.equals("gzip") ? "" : Values.name(text)) {
            case "buffer" -> require(Size.parse(value).orElse(0) > 0, "invalid buffer size \"" + value + "\"", log);
            case "flush" ->
                require(TimeSpan.parseMillis(value).orElse(0) > 0, "invalid flush time \"" + value + "\"", log);
            case "gzip" ->
                require(equals < 0 || value.matches("[1-9]"), "invalid compression level \"" + value + "\"", log);
            case "if" -> {}
            default -> throw refused("invalid parameter \"" + text + "\"", log);
        }
    }
}
