package tile38hc.config;

import java.util.List;
import java.util.Set;
import tile38hc.nginx.Directive;

/// Which blocks hold directives of HTTP. The others hold lines of their own kind (`map`), or things of other
/// protocols and of modules that we do not know, where the same words mean something else.
final class Sections {
    private static final Set<String> NAMES =
            Set.of("events", "http", "upstream", "server", "location", "if", "limit_except");

    private Sections() {}

    static boolean isSection(Directive directive) {
        return NAMES.contains(directive.name());
    }

    /// What is to be looked into; nothing for what is no such block.
    static List<Directive> inside(Directive directive) {
        return isSection(directive) ? directive.children() : List.of();
    }
}
