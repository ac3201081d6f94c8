package tile38hc.web;

import java.util.List;

/// One `location`, with those that stand in it. `internal` ones answer only what was sent on within the server.
public record Location(Pattern pattern, boolean internal, Settings settings, List<Location> nested) {

    /// What paths a location is for.
    public sealed interface Pattern {
        /// `location = /x`
        record Exact(String path) implements Pattern {}

        /// `location /x`, and with `stopsRegexes` `location ^~ /x`
        record Prefix(String path, boolean stopsRegexes) implements Pattern {}

        /// `location ~ x` and `location ~* x`
        record Matching(NginxRegex regex) implements Pattern {}

        /// `location @x`, with the `@`
        record Named(String name) implements Pattern {}
    }

    public Location {
        nested = List.copyOf(nested);
    }

    /// Whether this is the plain `location /`, beside which the built-in pages answer.
    boolean isPlainRoot() {
        return pattern.equals(new Pattern.Prefix("/", false));
    }
}
