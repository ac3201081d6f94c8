package tile38hc.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Kind;
import tile38hc.nginx.Template;
import tile38hc.nginx.Warning;

/// The variables that have a value in nginx and none here: those of `set_by_lua`, `split_clients`, `geoip2` and
/// their like, some of nginx's own, and all that `set`, `map` and `geo` make out of those.
///
/// Whoever decides by such a variable would decide by nothing, and may let in whom he should not. So what asks for
/// one is closed.
final class UnmadeVariables {

    /// Of nginx and its own modules, whatever the configuration says.
    private static final Set<String> ALWAYS = Set.of(
            "ancient_browser",
            "connection_time",
            "connections_active",
            "connections_reading",
            "connections_waiting",
            "connections_writing",
            "date_gmt",
            "date_local",
            "document_root",
            "modern_browser",
            "msie",
            "realpath_root",
            "request_filename",
            "ssl_cipher",
            "ssl_curve",
            "ssl_protocol",
            "ssl_server_name",
            "ssl_session_id",
            "ssl_session_reused",
            "tcpinfo_");

    /// What directives make that do not name it.
    private static final Map<String, List<String>> UNNAMED = Map.of(
            "geoip_country", List.of("geoip_"),
            "geoip_org", List.of("geoip_"),
            "geoip_city", List.of("geoip_"),
            "auth_jwt_extract_var_claims", List.of("jwt_claim_"),
            "userid", List.of("uid_got", "uid_set", "uid_reset"));

    /// Those whose last word names the variable, and not the first.
    private static final Set<String> NAMED_LAST = Set.of("split_clients", "num_map");

    /// `geo` with one of these depends on more than we look at.
    private static final Set<String> GEO_SETTINGS = Set.of("ranges", "proxy", "proxy_recursive", "delete");

    private static final Pattern ASKED_BY_LUA =
            Pattern.compile("\\bvar\\s*(?:\\.\\s*(\\w+)|\\[\\s*[\"'](\\w+)[\"']\\s*])");

    private static final Pattern LUA_COMMENT = Pattern.compile("--[^\n]*");

    private final Map<String, String> reasons;
    private final List<String> beginnings;

    /// @param reasons why, by the variable's name in lower case; a name that ends in `_` begins those of many
    private UnmadeVariables(Map<String, String> reasons) {
        this.reasons = Map.copyOf(reasons);
        this.beginnings =
                reasons.keySet().stream().filter(name -> name.endsWith("_")).toList();
    }

    static UnmadeVariables of(Directive http) {
        Map<String, String> reasons = new HashMap<>();
        ALWAYS.forEach(name -> reasons.put(name, "has no value here"));
        List<Directive> all = inside(http).toList();
        all.forEach(directive -> made(directive)
                .forEach(name -> reasons.put(
                        name,
                        "is made by \"" + directive.name() + "\" (" + directive.position() + ")"
                                + (directive.is("geo") ? " with ranges or proxies" : "")
                                + ", which is not implemented")));
        UnmadeVariables unmade = new UnmadeVariables(reasons);
        while (unmade.spread(all, reasons)) { // as long as one more turns out to be made of one of these
            unmade = new UnmadeVariables(reasons);
        }
        return unmade;
    }

    private static Stream<Directive> inside(Directive block) {
        return Sections.inside(block).stream()
                .flatMap(directive -> Stream.concat(Stream.of(directive), inside(directive)));
    }

    private static Stream<String> made(Directive directive) {
        if (directive.is("geo")) {
            boolean partly = directive.children().stream().anyMatch(line -> GEO_SETTINGS.contains(line.name()));
            return partly ? name(directive.args().getLast()) : Stream.of();
        }
        if (directive.kind() != Kind.VARIABLE
                || directive.is("userid") && directive.arg(0).equals("off")) {
            return Stream.of();
        }
        if (UNNAMED.containsKey(directive.name())) {
            return UNNAMED.get(directive.name()).stream();
        }
        if (directive.is("geoip2")) {
            return directive.children().stream().flatMap(line -> name(line.name()));
        }
        if (directive.is("keyval")) {
            return name(directive.arg(1));
        }
        return name(NAMED_LAST.contains(directive.name()) ? directive.args().getLast() : directive.arg(0));
    }

    private static Stream<String> name(String text) {
        return text.startsWith("$") ? Stream.of(text.substring(1).toLowerCase(Locale.ROOT)) : Stream.of();
    }

    /// Adds what `set`, `map` and `geo` make of these; false if there is nothing more.
    private boolean spread(List<Directive> all, Map<String, String> reasons) {
        boolean more = false;
        for (Directive directive : all) {
            Stream<String> texts =
                    switch (directive.name()) {
                        case "set" -> Stream.of(directive.arg(1));
                        case "map" ->
                            Stream.concat(
                                    Stream.of(directive.arg(0)),
                                    directive.children().stream().flatMap(line -> line.args().stream()));
                        case "geo" ->
                            directive.args().stream().limit(directive.args().size() - 1);
                        default -> Stream.of();
                    };
            Optional<String> source = texts.flatMap(text -> names(text, directive))
                    .filter(name -> reason(name).isPresent())
                    .findFirst();
            if (source.isPresent()) {
                String target = directive.is("set")
                        ? directive.arg(0)
                        : directive.args().getLast();
                String reason = "depends on \"$" + source.get() + "\", which "
                        + reason(source.get()).get();
                more |= name(target)
                                .filter(name -> reasons.putIfAbsent(name, reason) == null)
                                .count()
                        > 0;
            }
        }
        return more;
    }

    private static Stream<String> names(String text, Directive directive) {
        return Template.of(text, directive.position()).names();
    }

    /// Why a variable has no value here; empty for all others.
    Optional<String> reason(String variable) {
        String name = variable.toLowerCase(Locale.ROOT);
        if (reasons.containsKey(name)) {
            return Optional.of(reasons.get(name));
        }
        for (String beginning : beginnings) {
            if (name.startsWith(beginning)) {
                return Optional.of(reasons.get(beginning));
            }
        }
        return Optional.empty();
    }

    /// The warning about a `return`, a header or Lua that asks for such a variable; empty if it asks for none. Of Lua,
    /// only what its text shows: the rest is found out as it runs.
    Optional<Warning> use(Directive directive) {
        Stream<String> asked = LuaDirectives.isLua(directive) && !LuaDirectives.isFile(directive)
                ? ASKED_BY_LUA
                        .matcher(LUA_COMMENT
                                .matcher(LuaDirectives.text(directive))
                                .replaceAll(""))
                        .results()
                        .map(UnmadeVariables::field)
                : directive.args().stream().flatMap(text -> names(text, directive));
        return asked.filter(name -> reason(name).isPresent()).findFirst().map(name -> warning(name, directive));
    }

    /// Those of headers, which are not sent then.
    Stream<Warning> headers(Directive http) {
        return inside(http)
                .filter(directive -> directive.is("add_header"))
                .flatMap(directive -> use(directive).stream());
    }

    private static String field(MatchResult asked) {
        return asked.group(1) == null ? asked.group(2) : asked.group(1);
    }

    /// @param variable one that has a reason
    Warning warning(String variable, Directive asks) {
        String outcome = asks.is("add_header") ? "the header is not sent" : "what asks for it is answered 503";
        return new Warning("\"$" + variable + "\" " + reason(variable).orElseThrow() + ": " + outcome, asks.position());
    }
}
