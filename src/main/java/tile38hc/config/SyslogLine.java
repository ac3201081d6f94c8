package tile38hc.config;

import static tile38hc.config.Values.refused;
import static tile38hc.config.Values.require;

import java.util.HashSet;
import java.util.Set;
import tile38hc.nginx.Directive;

/// `syslog:server=…,facility=…` of `error_log` and `access_log`: checked, and never written to.
final class SyslogLine {
    static final String PREFIX = "syslog:";

    private static final int PORT = 514;
    private static final int LONGEST_TAG = 32;
    private static final Set<String> FACILITIES = Set.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "intern",
            "lpr",
            "news",
            "uucp",
            "clock",
            "authpriv",
            "ftp",
            "ntp",
            "audit",
            "alert",
            "cron",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");
    private static final Set<String> SEVERITIES =
            Set.of("emerg", "alert", "crit", "error", "warn", "notice", "info", "debug");

    private SyslogLine() {}

    static void check(Directive log) {
        Set<String> said = new HashSet<>();
        for (String parameter : log.arg(0).substring(PREFIX.length()).split(",", -1)) {
            String name = Values.name(parameter);
            String value = Values.value(parameter);
            switch (parameter.indexOf('=') < 0 && !name.equals("nohostname") ? "" : name) {
                case "server" -> server(value, log);
                case "facility" ->
                    require(FACILITIES.contains(value), "unknown syslog facility \"" + value + "\"", log);
                case "severity" ->
                    require(SEVERITIES.contains(value), "unknown syslog severity \"" + value + "\"", log);
                case "tag" -> tag(value, log);
                case "nohostname" -> {}
                default -> throw refused("unknown syslog parameter \"" + parameter + "\"", log);
            }
            require(said.add(name), "duplicate syslog \"" + name + "\"", log);
        }
        require(said.contains("server"), "no syslog server specified", log);
    }

    private static void server(String address, Directive log) {
        try {
            Endpoint.parse(address, PORT);
        } catch (Endpoint.InvalidException e) {
            throw refused(e.getMessage() + " in syslog server \"" + address + "\"", log);
        }
    }

    private static void tag(String tag, Directive log) {
        require(tag.length() <= LONGEST_TAG, "syslog tag length exceeds " + LONGEST_TAG, log);
        require(tag.matches("[0-9A-Za-z_]*"), "syslog \"tag\" only allows alphanumeric characters and underscore", log);
    }
}
