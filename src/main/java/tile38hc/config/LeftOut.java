package tile38hc.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tile38hc.nginx.Configuration;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Warning;

/// Warnings about what is read and left out without closing anything: whole protocols, and what would have changed a
/// page on its way out or told of it.
final class LeftOut {
    private static final Set<String> PROTOCOLS = Set.of("stream", "mail");

    private static final Set<String> FILTERS = Set.of(
            "header_filter_by_lua",
            "header_filter_by_lua_block",
            "header_filter_by_lua_file",
            "sub_filter",
            "subs_filter",
            "replace_filter",
            "ssi",
            "add_before_body",
            "add_after_body",
            "more_set_headers",
            "more_clear_headers");

    /// Lua that may keep a page back, and not only add to it.
    private static final Pattern KEEPS_BACK =
            Pattern.compile("\\bexit\\b|\\bstatus\\b|\\berror\\s*\\(|\\bassert\\b|\\brequire\\b");

    private LeftOut() {}

    static Stream<Warning> warnings(Configuration tree) {
        Stream<Warning> protocols = tree.directives().stream()
                .filter(directive -> PROTOCOLS.contains(directive.name()))
                .map(directive -> leftOut(directive, "nothing in it is served or checked"));
        return Stream.concat(protocols, tree.all("http").flatMap(LeftOut::notRun));
    }

    private static Stream<Warning> notRun(Directive parent) {
        return Sections.inside(parent).stream()
                .flatMap(directive -> Stream.concat(warning(directive).stream(), notRun(directive)));
    }

    private static Optional<Warning> warning(Directive directive) {
        if (changesPages(directive)) {
            return Optional.of(leftOut(directive, "pages are sent without what it would change"));
        }
        return directive.name().startsWith("log_by_lua")
                ? Optional.of(leftOut(directive, "what it would count or tell of requests is missing"))
                : Optional.empty();
    }

    private static Warning leftOut(Directive directive, String without) {
        return new Warning("\"" + directive.name() + "\" is left out: " + without, directive.position());
    }

    private static boolean changesPages(Directive directive) {
        boolean off = !directive.args().isEmpty() && directive.arg(0).equals("off");
        return FILTERS.contains(directive.name()) && !off && !mayGuard(directive);
    }

    /// Whether a filter of headers may do more than change them: then it closes what it stands in.
    static boolean mayGuard(Directive directive) {
        boolean lua = directive.name().startsWith("header_filter_by_lua");
        return lua
                && (LuaDirectives.isFile(directive)
                        || KEEPS_BACK.matcher(LuaDirectives.text(directive)).find());
    }

    /// Whether it is Lua that sees an answer on its way out. That of a body closes what it stands in whatever it says:
    /// most of it is there to take something away, and a page without it would show that.
    static boolean isFilter(Directive directive) {
        return directive.name().contains("_filter_by_lua");
    }
}
