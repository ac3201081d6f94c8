package tile38hc.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Size;
import tile38hc.nginx.TimeSpan;
import tile38hc.source.SourceException;

/// `listen 127.0.0.1:8080 default_server`
///
/// @param endpoint what to listen on, `*` being every address of IPv4
/// @param lastPort the same as the endpoint's but for `8080-8090`
/// @param settings whether there are parameters that one line of an address may have
record ListenLine(
        Endpoint endpoint, int lastPort, boolean defaultServer, boolean ssl, boolean ipv6Only, boolean settings) {
    static final int DEFAULT_PORT = 80;

    /// Those that any line may have.
    private static final Set<String> FLAGS = Set.of("http2", "spdy", "quic", "proxy_protocol");
    private static final Set<String> SETTING_FLAGS = Set.of("bind", "deferred", "reuseport", "multipath");
    private static final Set<String> SETTINGS =
            Set.of("backlog", "rcvbuf", "sndbuf", "setfib", "fastopen", "accept_filter", "so_keepalive", "ipv6only");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern PORTS = Pattern.compile("(?<address>.*?)(?<from>\\d{1,6})-(?<to>\\d{1,6})");

    static ListenLine read(Directive directive) {
        boolean defaultServer = false;
        boolean ssl = false;
        boolean ipv6Only = true;
        boolean settings = false;
        for (String text : directive.args().subList(1, directive.args().size())) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (text.equals("default_server") || text.equals("default")) {
                defaultServer = true;
            } else if (text.equals("ssl")) {
                ssl = true;
            } else if (SETTING_FLAGS.contains(text)) {
                settings = true;
            } else if (equals >= 0 && SETTINGS.contains(name)) {
                checkSetting(name, text, directive);
                settings = true;
                ipv6Only &= !text.equals("ipv6only=off");
            } else if (!FLAGS.contains(text)) {
                throw refused("invalid parameter \"" + text + "\"", directive);
            }
        }
        String address = directive.arg(0);
        Matcher ports = PORTS.matcher(address);
        boolean several = !address.startsWith("unix:") && ports.matches();
        Endpoint first = endpoint(several ? ports.group("address") + ports.group("from") : address, directive);
        int last = several
                ? endpoint(ports.group("address") + ports.group("to"), directive)
                        .port()
                : first.port();
        if (last < first.port()) {
            throw refused("invalid port range in \"" + address + "\" of the \"listen\" directive", directive);
        }
        return new ListenLine(first, last, defaultServer, ssl, ipv6Only, settings);
    }

    private static void checkSetting(String name, String text, Directive directive) {
        String value = text.substring(name.length() + 1);
        switch (name) {
            case "backlog" ->
                require(
                        NUMBER.matcher(value).matches() && !value.matches("0+"),
                        "invalid backlog \"" + text,
                        directive);
            case "setfib", "fastopen" ->
                require(NUMBER.matcher(value).matches(), "invalid " + name + " \"" + text, directive);
            case "rcvbuf", "sndbuf" ->
                require(Size.parse(value).isPresent(), "invalid " + name + " \"" + text, directive);
            case "ipv6only" ->
                require(value.equals("on") || value.equals("off"), "invalid parameter \"" + text, directive);
            case "so_keepalive" -> require(isKeepalive(value), "invalid so_keepalive value: \"" + value, directive);
            default -> {} // accept_filter, which other systems know
        }
    }

    /// `on`, `off`, or some of `idle:interval:count`
    private static boolean isKeepalive(String value) {
        String[] parts = value.split(":", -1);
        if (parts.length == 1) {
            return value.equals("on") || value.equals("off");
        }
        boolean times = IntStream.range(0, Math.min(parts.length, 2))
                .allMatch(i ->
                        parts[i].isEmpty() || TimeSpan.parseSeconds(parts[i]).isPresent());
        boolean count = parts.length < 3
                || parts[2].isEmpty()
                || NUMBER.matcher(parts[2]).matches();
        return parts.length <= 3 && times && count && !value.matches(":+");
    }

    /// A number alone is a port.
    private static Endpoint endpoint(String text, Directive directive) {
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new Endpoint("*", Endpoint.port(text), true, Optional.empty());
            }
            return Endpoint.parse(text, DEFAULT_PORT);
        } catch (Endpoint.InvalidException e) {
            throw Leftovers.refused(
                    e.getMessage() + " in \"" + directive.arg(0) + "\" of the \"listen\" directive", text, directive);
        }
    }

    private static void require(boolean right, String problem, Directive directive) {
        if (!right) {
            throw refused(problem + "\"", directive);
        }
    }

    private static SourceException refused(String problem, Directive directive) {
        return new SourceException(problem, directive.position());
    }
}
