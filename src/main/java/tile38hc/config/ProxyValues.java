package tile38hc.config;

import static tile38hc.config.Values.refused;
import static tile38hc.config.Values.require;

import java.util.List;
import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.nginx.TimeSpan;

/// What says how requests are passed on, checked for values that nginx refuses: nothing here passes any on.
final class ProxyValues {
    private static final int FIRST_STATUS = 100;
    private static final int LAST_STATUS = 599;

    private ProxyValues() {}

    static void check(Directive directive) {
        List<String> args = directive.args();
        switch (directive.name()) {
            case "proxy_redirect" -> {
                if (args.size() == 1) {
                    Values.oneOf(Set.of("off", "default", "false"), args.getFirst(), directive);
                }
                rewritten(directive);
            }
            case "proxy_cookie_domain", "proxy_cookie_path" -> {
                if (args.size() == 1) {
                    Values.oneOf(Set.of("off"), args.getFirst(), directive);
                }
                rewritten(directive);
            }
            case "proxy_bind" -> bind(directive);
            case "fastcgi_split_path_info" -> {
                int captures =
                        Regexes.compile(args.getFirst(), false, directive).groups();
                require(captures == 2, "pattern \"" + args.getFirst() + "\" must have 2 captures", directive);
            }
            case "fastcgi_param", "uwsgi_param", "scgi_param" -> {
                if (args.size() > 2) {
                    Values.oneOf(Set.of("if_not_empty"), args.get(2), directive);
                }
            }
            default -> validity(directive);
        }
    }

    private static void rewritten(Directive directive) {
        String from = directive.arg(0);
        if (from.startsWith("~")) {
            boolean ignoreCase = from.startsWith("~*");
            Regexes.compile(from.substring(ignoreCase ? 2 : 1), ignoreCase, directive);
        }
    }

    private static void bind(Directive directive) {
        String address = directive.arg(0);
        if (!address.equals("off") && !address.contains("$")) {
            try {
                Endpoint endpoint = Endpoint.parse(address, 0);
                require(endpoint.isAddress(), "invalid address \"" + address + "\"", directive);
            } catch (Endpoint.InvalidException e) {
                throw refused("invalid address \"" + address + "\"", directive);
            }
        }
        if (directive.args().size() > 1) {
            Values.oneOf(Set.of("transparent"), directive.arg(1), directive);
        }
    }

    /// `proxy_cache_valid 200 302 10m`
    private static void validity(Directive directive) {
        String time = directive.args().getLast();
        require(TimeSpan.parseSeconds(time).isPresent(), "invalid time value \"" + time + "\"", directive);
        for (String status : directive.args().subList(0, directive.args().size() - 1)) {
            long code = Values.number(status);
            require(
                    status.equals("any") || code >= FIRST_STATUS && code <= LAST_STATUS,
                    "invalid status \"" + status + "\"",
                    directive);
        }
    }
}
