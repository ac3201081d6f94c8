package tile38hc.config;

import static tile38hc.config.Values.refused;
import static tile38hc.config.Values.require;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tile38hc.nginx.Directive;

/// `limit_req`, `limit_conn` and their zones, checked for all but the [SharedZones] that they name: what they guard
/// stays closed.
final class LimitLines {
    private static final Pattern RATE = Pattern.compile("0*[1-9]\\d{0,8}(r/[sm])?");
    private static final int MOST_CONNECTIONS = 65_535;

    private LimitLines() {}

    /// A zone is named once at most by the lines of one block.
    static void checkBlock(List<Directive> directives) {
        Set<String> named = new HashSet<>();
        for (Directive directive : directives) {
            if (directive.is("limit_req") || directive.is("limit_conn")) {
                String zone = directive.is("limit_conn") ? directive.arg(0) : zone(directive);
                require(
                        named.add(directive.name() + " " + zone),
                        "\"" + directive.name() + "\" directive is duplicate",
                        directive);
            }
        }
    }

    static void check(Directive directive) {
        switch (directive.name()) {
            case "limit_conn" -> connections(directive);
            case "limit_req" -> directive.args().forEach(parameter -> request(parameter, directive));
            default -> directive.args().stream().skip(1).forEach(parameter -> zone(parameter, directive));
        }
        require(
                directive.is("limit_conn") || !zone(directive).isEmpty(),
                "\"" + directive.name() + "\" must have \"zone\" parameter",
                directive);
    }

    private static void connections(Directive directive) {
        String text = directive.arg(1);
        require(Values.number(text) > 0, "invalid number of connections \"" + text + "\"", directive);
        require(
                Values.number(text) <= MOST_CONNECTIONS,
                "connection limit must be less " + (MOST_CONNECTIONS + 1),
                directive);
    }

    private static void request(String parameter, Directive directive) {
        String name = Values.name(parameter);
        switch (parameter.indexOf('=') < 0 && !name.equals("nodelay") ? "" : name) {
            case "zone" -> {}
            case "nodelay" -> {}
            case "burst", "delay" ->
                require(
                        Values.number(Values.value(parameter)) > 0,
                        "invalid " + name + " value \"" + parameter + "\"",
                        directive);
            default -> throw refused("invalid parameter \"" + parameter + "\"", directive);
        }
    }

    private static void zone(String parameter, Directive directive) {
        boolean rate = directive.is("limit_req_zone") && parameter.startsWith("rate=");
        if (rate) {
            require(RATE.matcher(Values.value(parameter)).matches(), "invalid rate \"" + parameter + "\"", directive);
        } else if (!parameter.startsWith("zone=")) {
            throw refused("invalid parameter \"" + parameter + "\"", directive);
        }
    }

    /// The name of the zone; empty for none.
    private static String zone(Directive directive) {
        return directive.args().stream()
                .filter(parameter -> parameter.startsWith("zone="))
                .map(parameter -> Values.value(parameter).replaceFirst(":.*", ""))
                .findFirst()
                .orElse("");
    }
}
