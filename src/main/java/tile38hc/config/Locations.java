package tile38hc.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Kind;
import tile38hc.nginx.Warning;
import tile38hc.source.SourceException;
import tile38hc.web.AccessRules;
import tile38hc.web.Handler;
import tile38hc.web.Location;
import tile38hc.web.Location.Pattern;
import tile38hc.web.NginxRegex;
import tile38hc.web.Response;
import tile38hc.web.Settings;

/// Reads the locations of one server, and what answers in each.
final class Locations {

    /// What runs before a location's own content and may answer in its place, or send the request elsewhere.
    private static final Set<String> BEFORE_CONTENT = Set.of("rewrite", "try_files", "srcache_fetch");

    /// What may close a location that has a `return`: nginx answers that before it asks any other guard.
    private static final Set<String> BEFORE_RETURN = Set.of(
            "if", "rewrite_by_lua", "rewrite_by_lua_block", "rewrite_by_lua_file", "server_rewrite_by_lua_block");

    private final Pages pages;
    private final Variables variables;
    private final boolean ignoreUnknown;
    private final List<Warning> warnings;

    /// @param variables those of the server
    Locations(Pages pages, Variables variables, boolean ignoreUnknown, List<Warning> warnings) {
        this.pages = pages;
        this.variables = variables;
        this.ignoreUnknown = ignoreUnknown;
        this.warnings = warnings;
    }

    List<Location> read(Directive parent, Level level) {
        List<Location> locations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Directive directive : parent.all("location").toList()) {
            Pattern pattern = pattern(directive);
            if (!(pattern instanceof Pattern.Matching) && !seen.add(key(pattern))) {
                throw new SourceException("duplicate location \"" + text(pattern) + "\"", directive.position());
            }
            Level own = level.within(directive, ignoreUnknown, warnings);
            locations.add(new Location(
                    pattern, directive.find("internal").isPresent(), settings(directive, own), read(directive, own)));
        }
        return locations;
    }

    /// What answers where no location of a server matches: nginx serves files there, and has none without a
    /// `root`.
    Settings unmatched(Directive server, Level level) {
        return settings(server, level);
    }

    private Settings settings(Directive block, Level level) {
        Optional<Directive> guard = level.closed();
        Optional<Directive> returns = block.is("server") ? Optional.empty() : block.find("return");
        if (returns.isPresent() && guard.filter(Locations::closesReturn).isEmpty()) {
            Handler handler = pages.returns(returns.get(), variables.then(block));
            return level.settings(handler).with(AccessRules.OPEN);
        }
        if (guard.isPresent()) {
            warnings.add(new Warning(
                    "\"" + guard.get().name() + "\" is not implemented: what it guards is answered 503",
                    guard.get().position()));
            return level.settings(_ -> Response.Status.of(503));
        }
        return level.settings(handler(block, level));
    }

    /// nginx answers a `return` before it asks what guards the rest.
    static boolean closesReturn(Directive guard) {
        return guard.kind() == Kind.UNKNOWN || BEFORE_RETURN.contains(guard.name());
    }

    private Handler handler(Directive block, Level level) {
        Optional<Directive> before = block.children().stream()
                .filter(directive -> BEFORE_CONTENT.contains(directive.name()))
                .findFirst();
        if (before.isPresent()) {
            return notServed(before.get());
        }
        Optional<Directive> lua = LuaDirectives.find(block, "content_by_lua");
        if (lua.isPresent()) {
            return pages.lua(lua.get(), level, block.is("server") ? variables : variables.then(block));
        }
        return block.children().stream()
                .filter(directive -> directive.kind() == Kind.SERVING)
                .findFirst()
                .or(() -> level.files().values().stream().findFirst())
                .map(this::notServed)
                .orElseGet(pages::noFile);
    }

    private Handler notServed(Directive directive) {
        warnings.add(new Warning(
                "\"" + directive.name() + "\" is not served: what it is for is answered 501", directive.position()));
        return pages.notServed(directive);
    }

    private Pattern pattern(Directive location) {
        List<String> args = location.args();
        String text = args.getLast();
        if (args.size() == 1) {
            return glued(text, location);
        }
        return switch (args.getFirst()) {
            case "=" -> new Pattern.Exact(text);
            case "^~" -> new Pattern.Prefix(text, true);
            case "~" -> regex(text, true, location);
            case "~*" -> regex(text, false, location);
            default ->
                throw new SourceException("invalid location modifier \"" + args.getFirst() + "\"", location.position());
        };
    }

    /// nginx takes `location =/x` and its like with nothing between modifier and path.
    private Pattern glued(String text, Directive location) {
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
            return regex(text.substring(2), false, location);
        }
        return text.startsWith("~") ? regex(text.substring(1), true, location) : new Pattern.Prefix(text, false);
    }

    private static Pattern regex(String text, boolean caseSensitive, Directive location) {
        try {
            return new Pattern.Matching(NginxRegex.of(text, !caseSensitive));
        } catch (IllegalArgumentException e) {
            throw new SourceException(e.getMessage(), location.position());
        }
    }

    private static String key(Pattern pattern) {
        return pattern instanceof Pattern.Exact ? "= " + text(pattern) : text(pattern);
    }

    private static String text(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Exact(String path) -> path;
            case Pattern.Prefix(String path, boolean _) -> path;
            case Pattern.Matching(NginxRegex regex) -> regex.toString();
            case Pattern.Named(String name) -> name;
        };
    }
}
