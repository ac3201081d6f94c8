package tile38hc.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Kind;
import tile38hc.nginx.Size;
import tile38hc.nginx.TimeSpan;
import tile38hc.nginx.Warning;
import tile38hc.ngx.Phase;
import tile38hc.web.AccessRules;
import tile38hc.web.AddedHeader;
import tile38hc.web.Handler;
import tile38hc.web.MediaTypes;
import tile38hc.web.Settings;

/// What holds at one level of `http`, `server` or `location`: its own directives, and those of the levels above
/// that it does not replace.
///
/// @param lua what runs before the content
/// @param readsBody whether a request's body is there before Lua asks for it
/// @param closing what keeps everything in here from being served, by name, the innermost of a name
/// @param files the directives by which nginx would serve files here, by name
record Level(
        AccessRules access,
        Map<Phase, Directive> lua,
        MediaTypes types,
        List<ErrorPageLine> errorPages,
        List<HeaderLine> headers,
        Expires expires,
        Redirects redirects,
        boolean keepsAlive,
        boolean readsBody,
        long maxBody,
        Map<String, Directive> closing,
        Map<String, Directive> files) {

    /// Directives that make a location serve files, which it otherwise has none of.
    private static final Set<String> FILES =
            Set.of("root", "alias", "index", "autoindex", "fancyindex", "random_index");

    /// Guards that are not one when they say so.
    private static final Map<String, Set<String>> HARMLESS_VALUES = Map.of(
            "auth_basic", Set.of("off"),
            "auth_request", Set.of("off"),
            "auth_jwt", Set.of("off"),
            "satisfy", Set.of("all"),
            "modsecurity", Set.of("off"),
            "rewrite_by_lua_no_postpone", Set.of("off"),
            "ssl_verify_client", Set.of("off"));

    /// Guards that are asked before a `return` is answered; filters are asked after it, and may still hide its text.
    private static final Set<String> BEFORE_RETURN = Set.of(
            "if", "rewrite_by_lua_no_postpone", "server_rewrite_by_lua_block", "server_rewrite_by_lua_file", "listen");

    static final Level OUTSIDE = new Level(
            AccessRules.OPEN,
            Map.of(),
            MediaTypes.BUILT_IN,
            List.of(),
            List.of(),
            new Expires.Off(),
            Redirects.BUILT_IN,
            true,
            false,
            Settings.MAX_BODY,
            Map.of(),
            Map.of());

    Level {
        errorPages = List.copyOf(errorPages);
        headers = List.copyOf(headers);
    }

    /// The level of a block that stands in this one.
    Level within(Directive block, boolean ignoreUnknown, List<Warning> warnings) {
        List<ErrorPageLine> pages =
                block.all("error_page").map(ErrorPageLine::read).toList();
        return new Level(
                AccessReader.read(block, warnings).orElse(access),
                lua(block),
                types(block),
                pages.isEmpty() ? errorPages : pages,
                headers(block, warnings),
                block.find("expires").map(Expires::read).orElse(expires),
                redirects.within(block),
                keepsAlive(block),
                block.find("lua_need_request_body")
                        .map(need -> need.arg(0).equalsIgnoreCase("on"))
                        .orElse(readsBody),
                maxBody(block),
                closing(block.children(), ignoreUnknown),
                files(block));
    }

    /// This level with whatever of `directives` keeps things from being served.
    Level closedBy(List<Directive> directives, boolean ignoreUnknown) {
        return new Level(
                access,
                lua,
                types,
                errorPages,
                headers,
                expires,
                redirects,
                keepsAlive,
                readsBody,
                maxBody,
                closing(directives, ignoreUnknown),
                files);
    }

    /// The directive to name in the warning, if nothing in here may be served.
    Optional<Directive> closed() {
        return closing.values().stream().findFirst();
    }

    /// The same for a `return`, which nginx answers before it asks most guards, but not before filters.
    Optional<Directive> closedBeforeReturn() {
        return closing.values().stream()
                .filter(guard ->
                        guard.kind() == Kind.UNKNOWN || BEFORE_RETURN.contains(guard.name()) || LeftOut.isFilter(guard))
                .findFirst();
    }

    private Map<Phase, Directive> lua(Directive block) {
        Map<Phase, Directive> all = LuaDirectives.beforeContent(block);
        lua.forEach(all::putIfAbsent);
        return all;
    }

    private List<HeaderLine> headers(Directive block, List<Warning> warnings) {
        if (block.find("add_header").isEmpty()) {
            return headers;
        }
        List<HeaderLine> own = new ArrayList<>();
        for (Directive directive : block.all("add_header").toList()) {
            HeaderLine line = HeaderLine.read(directive);
            if (line.isSendable()) {
                own.add(line);
            } else {
                warnings.add(new Warning("\"" + line.name() + "\" is no name of a header", directive.position()));
            }
        }
        return own;
    }

    private MediaTypes types(Directive block) {
        Map<String, String> byExtension = new HashMap<>();
        block.all("types").flatMap(types -> types.children().stream()).forEach(type -> type.args()
                .forEach(extension -> byExtension.put(extension.toLowerCase(Locale.ROOT), type.name())));
        return new MediaTypes(
                block.find("types").isPresent() ? byExtension : types.byExtension(),
                block.find("default_type").map(type -> type.arg(0)).orElse(types.defaultType()),
                block.find("charset").map(Level::charset).orElse(types.charset()),
                block.find("charset_types").map(Level::charsetTypes).orElse(types.charsetTypes()));
    }

    /// One that a variable decides is not known here, and left out.
    private static String charset(Directive directive) {
        String name = directive.arg(0);
        return name.equals("off") || name.contains("$") ? "" : name;
    }

    private static Set<String> charsetTypes(Directive directive) {
        Set<String> types = new HashSet<>(Set.of("text/html"));
        directive.args().forEach(type -> types.add(type.toLowerCase(Locale.ROOT)));
        return types;
    }

    private long maxBody(Directive block) {
        return block.find("client_max_body_size")
                .map(size -> Size.parseOffset(size.arg(0)).orElse(maxBody))
                .orElse(maxBody);
    }

    /// How long a connection is kept is the JDK's choice; that it is not can be told to clients.
    private boolean keepsAlive(Directive block) {
        return block.find("keepalive_timeout")
                .map(timeout -> TimeSpan.parseMillis(timeout.arg(0)).orElse(1) != 0)
                .orElse(keepsAlive);
    }

    private Map<String, Directive> closing(List<Directive> directives, boolean ignoreUnknown) {
        Map<String, Directive> all = new LinkedHashMap<>(closing);
        for (Directive directive : directives) {
            boolean unknown = directive.kind() == Kind.UNKNOWN && !ignoreUnknown;
            if (unknown
                    || directive.kind() == Kind.GUARDING
                    || isProxyProtocol(directive)
                    || LeftOut.mayGuard(directive)) {
                if (isHarmless(directive)) {
                    all.remove(directive.name());
                } else {
                    all.put(directive.name(), directive);
                }
            }
        }
        return all;
    }

    /// There, nginx takes the client's address from what the connection begins with, and access rules are meant
    /// for that.
    private static boolean isProxyProtocol(Directive directive) {
        return directive.is("listen") && directive.args().contains("proxy_protocol");
    }

    private static boolean isHarmless(Directive directive) {
        Set<String> values = HARMLESS_VALUES.getOrDefault(directive.name(), Set.of());
        return !directive.args().isEmpty() && values.contains(directive.arg(0));
    }

    private Map<String, Directive> files(Directive block) {
        Map<String, Directive> all = new LinkedHashMap<>(files);
        List<Directive> own = new ArrayList<>(block.children());
        own.removeIf(directive -> !FILES.contains(directive.name()));
        own.forEach(directive -> all.put(directive.name(), directive));
        return all;
    }

    /// What holds here, with what stands before the content and what answers.
    ///
    /// @param variables what error pages and headers may ask for
    Settings settings(List<Handler> guards, Handler handler, VariableLookup variables, Supplier<Instant> now) {
        List<AddedHeader> added = new ArrayList<>(expires.headers(now));
        headers.forEach(line -> added.add(line.with(variables)));
        if (!keepsAlive) {
            added.add(new AddedHeader("Connection", _ -> "close", true, true));
        }
        return new Settings(
                guards,
                handler,
                types,
                errorPages.stream().map(line -> line.with(variables)).toList(),
                added,
                maxBody,
                Optional.empty());
    }
}
