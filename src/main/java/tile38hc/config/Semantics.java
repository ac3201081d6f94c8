package tile38hc.config;

import static tile38hc.config.Values.refused;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

    /// Lua directives that may not be empty: not those of workers, and no blocks of balancers and TLS.
    private static final Pattern NEEDS_CODE = Pattern.compile(
            "(?!init_worker|exit_worker).*_by_lua(_file)?|(?!init_worker|exit_worker|balancer|.*ssl).*_by_lua_block");

    private final LogFormats logFormats = new LogFormats();
    private final SharedZones zones = new SharedZones();

    private Semantics() {}

    /// @throws SourceException where nginx would not start
    static void check(Configuration tree) {
        Semantics semantics = new Semantics();
        loadsModulesFirst(tree.directives());
        semantics.check(tree.directives());
        semantics.zones.refuseEmpty();
        VariableNames.check(tree);
    }

    private void check(List<Directive> directives) {
        LimitLines.checkBlock(directives);
        directives.forEach(directive -> {
            check(directive);
            check(Sections.inside(directive));
        });
    }

    /// Before the first block that needs to know all modules.
    private static void loadsModulesFirst(List<Directive> directives) {
        directives.stream()
                .dropWhile(
                        directive -> !Set.of("events", "http", "stream", "mail").contains(directive.name()))
                .filter(directive -> directive.is("load_module"))
                .findFirst()
                .ifPresent(late -> {
                    throw refused("\"load_module\" directive is specified too late", late);
                });
    }

    private void check(Directive directive) {
        switch (directive.name()) {
            case "worker_processes",
                    "worker_connections",
                    "worker_priority",
                    "worker_cpu_affinity",
                    "thread_pool",
                    "use",
                    "error_log" -> CoreValues.check(directive);
            case "log_format" -> logFormats.define(directive);
            case "access_log" -> logFormats.use(directive);
            case "lua_shared_dict",
                    "zone",
                    "limit_req_zone",
                    "limit_conn_zone",
                    "limit_req",
                    "limit_conn",
                    "proxy_cache_path",
                    "fastcgi_cache_path",
                    "uwsgi_cache_path",
                    "scgi_cache_path",
                    "proxy_cache",
                    "fastcgi_cache",
                    "uwsgi_cache",
                    "scgi_cache" -> zones.check(directive);
            case "proxy_redirect",
                    "proxy_cookie_domain",
                    "proxy_cookie_path",
                    "proxy_bind",
                    "fastcgi_split_path_info",
                    "fastcgi_param",
                    "uwsgi_param",
                    "scgi_param",
                    "proxy_cache_valid",
                    "fastcgi_cache_valid",
                    "uwsgi_cache_valid",
                    "scgi_cache_valid" -> ProxyValues.check(directive);
            case "open_file_cache",
                    "open_log_file_cache",
                    "disable_symlinks",
                    "index",
                    "aio",
                    "directio",
                    "try_files",
                    "root",
                    "alias" -> FileValues.check(directive);
            case "ssl_session_cache" -> TlsValues.check(directive);
            case "split_clients" -> SplitClients.check(directive);
            case "resolver" -> ResolverLine.read(directive);
            case "if" -> Condition.read(directive);
            case "rewrite" -> rewrite(directive);
            case "add_trailer" -> {
                if (directive.args().size() > 2) {
                    Values.oneOf(Set.of("always"), directive.arg(2), directive);
                }
            }
            case "auth_request_set", "set_by_lua", "set_by_lua_block", "set_by_lua_file" -> {
                if (!directive.arg(0).startsWith("$")) {
                    throw refused("invalid variable name \"" + directive.arg(0) + "\"", directive);
                }
            }
            case "map" -> MapTable.read(directive);
            case "limit_except" -> directive.args().forEach(method -> method(method, directive));
            case "location" -> files(directive);
            default -> luaCode(directive);
        }
    }

    private static void rewrite(Directive directive) {
        if (directive.arg(1).isEmpty()) {
            throw refused("empty replacement", directive);
        }
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
        String code = LuaDirectives.isFile(directive) ? directive.arg(0) : LuaDirectives.text(directive);
        if (NEEDS_CODE.matcher(directive.name()).matches() && code.isEmpty()) {
            throw refused("invalid location config: no runnable Lua code", directive);
        }
    }
}
