package tile38hc.config;

import tile38hc.nginx.Directive;
import tile38hc.source.SourceException;
import tile38hc.web.NginxRegex;

/// Compiles the regular expressions of directives.
final class Regexes {

    private Regexes() {}

    /// @param directive where a message about the expression points
    static NginxRegex compile(String text, boolean ignoreCase, Directive directive) {
        try {
            return NginxRegex.of(text, ignoreCase);
        } catch (IllegalArgumentException e) {
            throw new SourceException(e.getMessage(), directive.position());
        }
    }
}
