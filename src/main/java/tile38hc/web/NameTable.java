package tile38hc.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The servers of one `address:port` by their names: a whole name first, then the longest with a leading `*`, the
/// longest with a trailing one, the regular expressions in the order of the file, and else the default server.
final class NameTable {

    /// A server, and what its name's regular expression captured.
    record Match(Site site, Captures captures) {}

    private record Expression(NginxRegex regex, Site site) {}

    private final Match otherwise;
    private final Map<String, Match> exact = new HashMap<>();
    private final Map<String, Match> suffixes = new HashMap<>();
    private final Map<String, Match> prefixes = new HashMap<>();
    private final List<Expression> expressions = new ArrayList<>();

    NameTable(Site defaultSite) {
        otherwise = new Match(defaultSite, Captures.NONE);
    }

    /// The first server to take a name keeps it.
    void add(List<ServerName> names, Site site) {
        Match match = new Match(site, Captures.NONE);
        for (ServerName name : names) {
            switch (name) {
                case ServerName.Exact(String whole) -> exact.putIfAbsent(whole, match);
                case ServerName.Suffix(String suffix) -> suffixes.putIfAbsent(suffix, match);
                case ServerName.Prefix(String prefix) -> prefixes.putIfAbsent(prefix, match);
                case ServerName.Matching(NginxRegex regex) -> expressions.add(new Expression(regex, site));
                case ServerName.Domain(String domain) -> {
                    exact.putIfAbsent(domain, match);
                    suffixes.putIfAbsent("." + domain, match);
                }
            }
        }
    }

    /// `host` as [HostName] gives it, empty without one. NginxRegex.TooCostly where an expression is.
    Match find(String host) {
        Match match = exact.get(host);
        if (match == null && !suffixes.isEmpty()) {
            match = longestSuffix(host);
        }
        if (match == null && !prefixes.isEmpty()) {
            match = longestPrefix(host);
        }
        return match != null ? match : byExpression(host).orElse(otherwise);
    }

    Match otherwise() {
        return otherwise;
    }

    private Match longestSuffix(String host) {
        Match match = null;
        for (int dot = host.indexOf('.', 1); match == null && dot > 0; dot = host.indexOf('.', dot + 1)) {
            match = suffixes.get(host.substring(dot));
        }
        return match;
    }

    private Match longestPrefix(String host) {
        Match match = null;
        int dot = host.lastIndexOf('.', host.length() - 2);
        for (; match == null && dot > 0; dot = host.lastIndexOf('.', dot - 1)) {
            match = prefixes.get(host.substring(0, dot + 1));
        }
        return match;
    }

    private Optional<Match> byExpression(String host) {
        for (Expression expression : expressions) {
            Optional<Captures> captures = expression.regex().find(host);
            if (captures.isPresent()) {
                return Optional.of(new Match(expression.site(), captures.get()));
            }
        }
        return Optional.empty();
    }
}
