package tile38hc.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tile38hc.web.Location.Pattern;

/// Finds the location of a path as nginx does: an exact one; else the longest prefix, and within it what is nested
/// there; else the first matching regular expression, unless the prefix is a `^~`; else the prefix.
final class Router {

    /// A location, and what its regular expression captured.
    record Match(Location location, Captures captures) {}

    private final Level top;
    private final Map<String, Location> named = new HashMap<>();

    Router(List<Location> locations) {
        top = new Level(locations);
        for (Location location : locations) {
            if (location.pattern() instanceof Pattern.Named(String name)) {
                named.putIfAbsent(name, location);
            }
        }
    }

    /// NginxRegex.TooCostly where an expression is.
    Optional<Match> find(String uri) {
        return top.search(uri).map(Found::match);
    }

    Optional<Location> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /// What a level found; `last` where no regular expression outside may take it away.
    private record Found(Match match, boolean last) {}

    private record Prefix(String path, boolean stopsRegexes, Location location, Level within) {}

    private record Expression(NginxRegex regex, Location location, Level within) {}

    /// The locations of a server, or those nested in another location.
    private static final class Level {
        private final Map<String, Location> exact = new HashMap<>();
        private final List<Prefix> prefixes = new ArrayList<>();
        private final List<Expression> expressions = new ArrayList<>();

        Level(List<Location> locations) {
            for (Location location : locations) {
                Level within = new Level(location.nested());
                switch (location.pattern()) {
                    case Pattern.Exact(String path) -> exact.put(path, location);
                    case Pattern.Prefix(String path, boolean stops) ->
                        prefixes.add(new Prefix(path, stops, location, within));
                    case Pattern.Matching(NginxRegex regex) -> expressions.add(new Expression(regex, location, within));
                    case Pattern.Named _ -> {} // reached by name only
                }
            }
        }

        Optional<Found> search(String uri) {
            Location same = exact.get(uri);
            if (same != null) {
                return Optional.of(new Found(new Match(same, Captures.NONE), true));
            }
            Optional<Prefix> prefix = longestPrefix(uri);
            Optional<Found> nested = prefix.flatMap(p -> p.within.search(uri));
            if (nested.isPresent() && nested.get().last()) {
                return nested;
            }
            if (prefix.isEmpty() || !prefix.get().stopsRegexes()) {
                Optional<Found> matching = firstMatching(uri);
                if (matching.isPresent()) {
                    return matching;
                }
            }
            return nested.or(() -> prefix.map(p -> new Found(new Match(p.location(), Captures.NONE), false)));
        }

        private Optional<Prefix> longestPrefix(String uri) {
            Prefix longest = null;
            for (Prefix prefix : prefixes) {
                boolean longer = longest == null
                        || prefix.path().length() > longest.path().length();
                if (longer && uri.startsWith(prefix.path())) {
                    longest = prefix;
                }
            }
            return Optional.ofNullable(longest);
        }

        private Optional<Found> firstMatching(String uri) {
            for (Expression expression : expressions) {
                Optional<Captures> captures = expression.regex().find(uri);
                if (captures.isPresent()) {
                    Match own = new Match(expression.location(), captures.get());
                    Match nested =
                            expression.within().search(uri).map(Found::match).orElse(own);
                    return Optional.of(new Found(nested, true));
                }
            }
            return Optional.empty();
        }
    }
}
