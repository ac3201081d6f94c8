package tile38hc.config;

import tile38hc.nginx.Directive;
import tile38hc.source.SourceException;
import tile38hc.web.Regex;

/// Compiles the regular expressions of directives.
final class Regexes {

    private Regexes() {}

    /// @param directive where a message about the expression points
    static Regex compile(String text, boolean ignoreCase, Directive directive) {
        try {
            return Regex.of(text, ignoreCase);
        } catch (IllegalArgumentException e) {
            throw new SourceException(e.getMessage(), directive.position());
        }
    }
}
