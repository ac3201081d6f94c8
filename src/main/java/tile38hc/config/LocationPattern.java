package tile38hc.config;

import java.util.List;
import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.source.SourceException;
import tile38hc.web.Location.Pattern;
import tile38hc.web.NginxRegex;

/// Reads what stands between `location` and its `{`, and says which location may stand in which.
final class LocationPattern {

    private LocationPattern() {}

    static Pattern of(Directive location) {
        List<String> args = location.args();
        String text = args.getLast();
        if (args.size() == 1) {
            return glued(text, location);
        }
        return switch (args.getFirst()) {
            case "=" -> new Pattern.Exact(text);
            case "^~" -> new Pattern.Prefix(text, true);
            case "~" -> new Pattern.Matching(Regexes.compile(text, false, location));
            case "~*" -> new Pattern.Matching(Regexes.compile(text, true, location));
            default -> throw refused("invalid location modifier \"" + args.getFirst() + "\"", location);
        };
    }

    /// nginx takes `location =/x` and its like with nothing between modifier and path.
    private static Pattern glued(String text, Directive location) {
        if (text.startsWith("@")) {
            return new Pattern.Named(text);
        }
        if (text.startsWith("=")) {
            return new Pattern.Exact(text.substring(1));
        }
        if (text.startsWith("^~")) {
            return new Pattern.Prefix(text.substring(2), true);
        }
        if (text.startsWith("~*")) {
            return new Pattern.Matching(Regexes.compile(text.substring(2), true, location));
        }
        return text.startsWith("~")
                ? new Pattern.Matching(Regexes.compile(text.substring(1), false, location))
                : new Pattern.Prefix(text, false);
    }

    /// Refuses a location that cannot be reached through the one that it stands in.
    static void checkNested(Pattern inner, Pattern outer, Directive location) {
        String name = "location \"" + name(inner) + "\"";
        switch (outer) {
            case Pattern.Exact(String path) ->
                throw refused(name + " cannot be inside the exact location \"" + path + "\"", location);
            case Pattern.Named(String named) ->
                throw refused(name + " cannot be inside the named location \"" + named + "\"", location);
            case Pattern.Prefix _, Pattern.Matching _ -> {}
        }
        if (inner instanceof Pattern.Named) {
            throw refused("named " + name + " can be on the server level only", location);
        }
        if (!(inner instanceof Pattern.Matching) && !name(inner).startsWith(name(outer))) {
            throw refused(name + " is outside location \"" + name(outer) + "\"", location);
        }
    }

    /// Whether one of the same place was seen. Of several named ones, or of several equal expressions, the first
    /// counts, and none is refused.
    static boolean isDuplicate(Pattern pattern, Set<Pattern> seen) {
        return switch (pattern) {
            case Pattern.Exact _ -> seen.contains(pattern);
            case Pattern.Prefix(String path, boolean _) ->
                seen.contains(new Pattern.Prefix(path, true)) || seen.contains(new Pattern.Prefix(path, false));
            case Pattern.Matching _, Pattern.Named _ -> false;
        };
    }

    static String name(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Exact(String path) -> path;
            case Pattern.Prefix(String path, boolean _) -> path;
            case Pattern.Matching(NginxRegex regex) -> regex.toString();
            case Pattern.Named(String name) -> name;
        };
    }

    private static SourceException refused(String problem, Directive location) {
        return new SourceException(problem, location.position());
    }
}
