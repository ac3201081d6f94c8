package tile38hc.config;

import java.util.List;
import java.util.Set;
import tile38hc.nginx.Configuration;
import tile38hc.nginx.Directive;
import tile38hc.source.SourceException;

/// Refuses what nginx refuses in directives that nothing else here reads, or that say something about one another:
/// values, conditions, log formats, shared memory, variables. In the order of the file, as nginx does.
final class Semantics {
    private static final Set<String> METHODS = Set.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "MKCOL",
            "COPY",
            "MOVE",
            "OPTIONS",
            "PROPFIND",
            "PROPPATCH",
            "LOCK",
            "UNLOCK",
            "PATCH");

    private final LogFormats logFormats = new LogFormats();
    private final SharedZones zones = new SharedZones();

    private Semantics() {}

    /// @throws SourceException where nginx would not start
    static void check(Configuration tree) {
        Semantics semantics = new Semantics();
        semantics.check(tree.directives());
        semantics.zones.refuseEmpty();
        VariableNames.check(tree);
    }

    private void check(List<Directive> directives) {
        directives.forEach(directive -> {
            check(directive);
            check(Sections.inside(directive));
        });
    }

    private void check(Directive directive) {
        switch (directive.name()) {
            case "worker_processes", "worker_connections", "use", "error_log" -> CoreValues.check(directive);
            case "log_format" -> logFormats.define(directive);
            case "access_log" -> logFormats.use(directive);
            case "lua_shared_dict", "zone", "limit_req_zone", "limit_conn_zone", "limit_req", "limit_conn" ->
                zones.check(directive);
            case "resolver" -> ResolverLine.read(directive);
            case "if" -> Condition.read(directive);
            case "rewrite" -> rewrite(directive);
            case "map" -> MapTable.read(directive);
            case "limit_except" -> directive.args().forEach(method -> method(method, directive));
            case "location" -> files(directive);
            default -> luaCode(directive);
        }
    }

    private static void rewrite(Directive directive) {
        Regexes.compile(directive.arg(0), false, directive);
        if (directive.args().size() > 2
                && !Set.of("last", "break", "redirect", "permanent").contains(directive.arg(2))) {
            throw refused("invalid parameter \"" + directive.arg(2) + "\"", directive);
        }
    }

    private static void method(String method, Directive directive) {
        if (METHODS.stream().noneMatch(method::equalsIgnoreCase)) {
            throw refused("invalid method \"" + method + "\"", directive);
        }
    }

    /// A location has one folder at most.
    private static void files(Directive location) {
        List<Directive> folders = location.children().stream()
                .filter(child -> child.is("root") || child.is("alias"))
                .toList();
        if (folders.size() > 1) {
            Directive second = folders.get(1);
            String first = folders.getFirst().name();
            throw refused(
                    "\"" + second.name() + "\" directive is duplicate, \"" + first
                            + "\" directive was specified earlier",
                    second);
        }
    }

    private static void luaCode(Directive directive) {
        boolean isLua = directive.name().endsWith("_by_lua") || directive.name().endsWith("_by_lua_file");
        int code = directive.name().startsWith("set_") ? 1 : 0;
        if (isLua && directive.args().size() > code && directive.arg(code).isEmpty()) {
            throw refused("invalid location config: no runnable Lua code", directive);
        }
    }

    private static SourceException refused(String problem, Directive directive) {
        return new SourceException(problem, directive.position());
    }
}
