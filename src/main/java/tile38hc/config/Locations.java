package tile38hc.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Kind;
import tile38hc.nginx.Warning;
import tile38hc.ngx.Phase;
import tile38hc.source.SourceException;
import tile38hc.web.Handler;
import tile38hc.web.LimitExcept;
import tile38hc.web.Location;
import tile38hc.web.Location.Pattern;
import tile38hc.web.Response;
import tile38hc.web.Settings;

/// Reads the locations of one server, and what answers in each.
final class Locations {

    /// What runs before a location's own content and may answer in its place, or send the request elsewhere.
    private static final Set<String> BEFORE_CONTENT = Set.of("rewrite", "try_files", "srcache_fetch");

    /// What answers where a guard that is not implemented has the say.
    static final Handler CLOSED = _ -> Response.Status.of(503);

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
        Set<Pattern> seen = new HashSet<>();
        for (Directive directive : parent.all("location").toList()) {
            Pattern pattern = LocationPattern.of(directive);
            if (parent.is("location")) {
                LocationPattern.checkNested(pattern, LocationPattern.of(parent), directive);
            }
            if (LocationPattern.isDuplicate(pattern, seen)) {
                throw new SourceException(
                        "duplicate location \"" + LocationPattern.name(pattern) + "\"", directive.position());
            }
            seen.add(pattern);
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
        Variables own = block.is("server") ? variables : variables.then(block);
        Settings settings = settings(block, level, own);
        return block.find("limit_except")
                .map(limit -> settings.with(limitExcept(limit, level, own)))
                .orElse(settings);
    }

    private Settings settings(Directive block, Level level, Variables own) {
        Optional<Directive> returns = block.is("server") ? Optional.empty() : block.find("return");
        if (returns.isPresent() && level.closedBeforeReturn().isEmpty()) {
            Handler answer =
                    closedByUnmade(returns.get()).orElseGet(() -> pages.returns(returns.get(), own, level.redirects()));
            return level.settings(List.of(answer), pages.noFile(), pages.lookup(own), pages::now);
        }
        return guarded(block, level, own);
    }

    private Settings guarded(Directive block, Level level, Variables own) {
        Optional<Directive> closing = level.closed();
        List<Handler> guards = closing.isPresent() ? List.of(level.access()) : guards(level, own);
        Handler content = closing.map(this::closedBy).orElseGet(() -> handler(block, level, own));
        return level.settings(guards, content, pages.lookup(own), pages::now);
    }

    /// What stands before the content, in the order in which nginx asks.
    private List<Handler> guards(Level level, Variables own) {
        List<Handler> guards = new ArrayList<>();
        lua(Phase.REWRITE, level, own).ifPresent(guards::add);
        guards.add(level.access());
        lua(Phase.ACCESS, level, own).ifPresent(guards::add);
        return guards;
    }

    private Optional<Handler> lua(Phase phase, Level level, Variables own) {
        return Optional.ofNullable(level.lua().get(phase)).map(directive -> lua(phase, directive, level, own));
    }

    private Handler lua(Phase phase, Directive directive, Level level, Variables own) {
        return closedByUnmade(directive).orElseGet(() -> pages.lua(phase, directive, level, own));
    }

    /// In nginx the other methods have a location of their own, which inherits no content.
    private LimitExcept limitExcept(Directive limit, Level level, Variables own) {
        Set<String> methods = new HashSet<>();
        for (String method : limit.args()) {
            methods.add(method.toUpperCase(Locale.ROOT));
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        Level inside = level.within(limit, ignoreUnknown, warnings);
        return new LimitExcept(methods, guarded(limit, inside, own));
    }

    private Handler closedBy(Directive guard) {
        String name = guard.is("listen") ? "listen ... proxy_protocol" : guard.name();
        Warning warning =
                new Warning("\"" + name + "\" is not implemented: what it guards is answered 503", guard.position());
        warn(warning);
        return CLOSED;
    }

    /// Closed, if the directive asks for a variable that has no value here.
    private Optional<Handler> closedByUnmade(Directive asks) {
        Optional<Warning> use = pages.unmade().use(asks);
        use.ifPresent(this::warn);
        return use.map(_ -> CLOSED);
    }

    /// Once, however many locations are behind it.
    private void warn(Warning warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    private Handler handler(Directive block, Level level, Variables own) {
        Optional<Directive> before = beforeContent(block);
        if (before.isPresent()) {
            return notServed(before.get());
        }
        Optional<Directive> lua = LuaDirectives.find(block, Phase.CONTENT.directive());
        if (lua.isPresent()) {
            return lua(Phase.CONTENT, lua.get(), level, own);
        }
        return block.children().stream()
                .filter(directive -> directive.kind() == Kind.SERVING)
                .findFirst()
                .or(() -> level.files().values().stream().findFirst())
                .map(this::notServed)
                .orElseGet(pages::noFile);
    }

    /// What may keep a location's own content from being asked.
    static Optional<Directive> beforeContent(Directive block) {
        return block.children().stream()
                .filter(directive -> BEFORE_CONTENT.contains(directive.name()))
                .findFirst();
    }

    private Handler notServed(Directive directive) {
        warnings.add(new Warning(
                "\"" + directive.name() + "\" is not served: what it is for is answered 501", directive.position()));
        return pages.notServed(directive);
    }
}
