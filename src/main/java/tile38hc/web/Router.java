package tile38hc.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tile38hc.web.Location.Pattern;

/// Finds the location of a path as nginx does: an exact one; else the longest prefix, then those within it, then the
/// regular expressions in the order of the file, unless the prefix is a `^~`; the prefix if none matches.
final class Router {

    /// A location, and what its regular expression captured.
    record Match(Location location, Captures captures) {}

    /// The locations of one level: of the server, or those within another location.
    private record Level(
            Map<String, Location> exact, List<Location> prefixes, List<Location> regexes, Map<Location, Level> within) {

        static Level of(List<Location> locations) {
            Map<String, Location> exact = new HashMap<>();
            Map<Location, Level> within = new HashMap<>();
            for (Location location : locations) {
                if (location.pattern() instanceof Pattern.Exact(String path)) {
                    exact.put(path, location);
                }
                if (!location.nested().isEmpty()) {
                    within.put(location, of(location.nested()));
                }
            }
            return new Level(
                    exact,
                    locations.stream()
                            .filter(l -> l.pattern() instanceof Pattern.Prefix)
                            .toList(),
                    locations.stream()
                            .filter(l -> l.pattern() instanceof Pattern.Matching)
                            .toList(),
                    within);
        }
    }

    private static final Level NOTHING = Level.of(List.of());

    /// What a level found; `done` where no outer regular expression may take it away.
    private record Found(Match match, boolean done) {}

    private final Level top;
    private final Map<String, Location> named = new HashMap<>();

    Router(List<Location> locations) {
        top = Level.of(locations);
        for (Location location : locations) {
            if (location.pattern() instanceof Pattern.Named(String name)) {
                named.put(name, location);
            }
        }
    }

    /// Regex.TooCostly where an expression does.
    Optional<Match> find(String uri) {
        return search(top, uri).map(Found::match);
    }

    Optional<Location> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    private static Optional<Found> search(Level level, String uri) {
        Location exact = level.exact.get(uri);
        if (exact != null) {
            return Optional.of(new Found(new Match(exact, Captures.NONE), true));
        }
        Location prefix = longestPrefix(level.prefixes, uri);
        Optional<Found> inner =
                prefix == null ? Optional.empty() : search(level.within.getOrDefault(prefix, NOTHING), uri);
        if (inner.isPresent() && inner.get().done()) {
            return inner;
        }
        if (prefix == null || !stopsRegexes(prefix)) {
            for (Location location : level.regexes) {
                Optional<Captures> captures =
                        ((Pattern.Matching) location.pattern()).regex().find(uri);
                if (captures.isPresent()) {
                    Match own = new Match(location, captures.get());
                    Optional<Found> deeper = search(level.within.getOrDefault(location, NOTHING), uri);
                    return Optional.of(new Found(deeper.map(Found::match).orElse(own), true));
                }
            }
        }
        if (inner.isPresent() || prefix == null) {
            return inner;
        }
        return Optional.of(new Found(new Match(prefix, Captures.NONE), false));
    }

    private static boolean stopsRegexes(Location prefix) {
        return ((Pattern.Prefix) prefix.pattern()).stopsRegexes();
    }

    private static Location longestPrefix(List<Location> prefixes, String uri) {
        Location longest = null;
        int length = -1;
        for (Location location : prefixes) {
            String path = ((Pattern.Prefix) location.pattern()).path();
            if (path.length() > length && uri.startsWith(path)) {
                longest = location;
                length = path.length();
            }
        }
        return longest;
    }
}
