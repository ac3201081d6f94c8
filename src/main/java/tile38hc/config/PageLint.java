package tile38hc.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Warning;
import tile38hc.ngx.Phase;

/// What is odd about pages and about who may see them: an `allow` that shuts nobody out, metrics that are open
/// beside a status page that is not, programs that look for what the page does not say.
final class PageLint {
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

    /// A search for the page's words as versions before 0.07 wrote them.
    private static final Pattern LOWER_CASE =
            Pattern.compile("(find|match|gmatch|gsub)\\s*\\(?[^\n]*?[\"'\\[][^\"'\\]\n]*\\b(up|down)\\b");

    /// @param guarded whether anybody at all may be shut out
    private record Page(Directive place, boolean guarded) {}

    private final List<Page> status = new ArrayList<>();
    private final List<Page> metrics = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private PageLint() {}

    static List<Warning> of(Directive http) {
        PageLint lint = new PageLint();
        lint.walk(http, false);
        if (!lint.status.isEmpty() && lint.status.stream().allMatch(Page::guarded)) {
            lint.metrics.stream()
                    .filter(page -> !page.guarded())
                    .forEach(page -> lint.warn(
                            "the status page is guarded, and this one, which says the same, is open: write its"
                                    + " guards here too",
                            page.place()));
        }
        return lint.warnings;
    }

    /// @param above whether what stands around shuts anybody out
    private void walk(Directive level, boolean above) {
        boolean guarded = guarded(level, above);
        LuaDirectives.find(level, Phase.CONTENT.directive()).ifPresent(lua -> page(lua, guarded));
        for (Directive inside : Sections.inside(level)) {
            if (inside.is("server") || inside.is("location")) {
                walk(inside, guarded);
            }
        }
    }

    private boolean guarded(Directive level, boolean above) {
        boolean asksLua = !LuaDirectives.beforeContent(level).isEmpty();
        List<Directive> rules = level.children().stream()
                .filter(directive -> directive.is("allow") || directive.is("deny"))
                .toList();
        if (rules.isEmpty()) {
            return above || asksLua;
        }
        boolean denies = rules.stream().anyMatch(rule -> rule.is("deny"));
        if (!denies && !rules.getLast().arg(0).equals("all")) {
            warn("\"allow\" without \"deny\" lets everybody in: end with \"deny all;\"", rules.getLast());
        }
        return denies || asksLua;
    }

    private void page(Directive lua, boolean guarded) {
        String code = COMMENT.matcher(LuaDirectives.text(lua)).replaceAll("");
        if (code.contains("prometheus_status_page")) {
            metrics.add(new Page(lua, guarded));
        }
        if (code.replace("prometheus_status_page", "").contains("status_page")) {
            status.add(new Page(lua, guarded));
            if (LOWER_CASE.matcher(code).find()) {
                warn(
                        "the page says UP and DOWN, in capitals, since version 0.07 of the library: this looks for"
                                + " small letters and finds nothing",
                        lua);
            }
        }
        if (code.contains("spawn_checker")) {
            warn("spawn_checker belongs into init_worker_by_lua: here each request starts one more checker", lua);
        }
    }

    private void warn(String problem, Directive place) {
        warnings.add(new Warning(problem, place.position()));
    }
}
