package tile38hc.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tile38hc.nginx.Directive;
import tile38hc.source.SourceException;

/// What templates leave behind where nobody has filled them in: `${PORT}`, `@HOST@`. nginx takes it for a name and
/// does not find it; the refusal says what it really is.
final class Leftovers {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{\\w+}|\\$\\w+|@\\w+@|__\\w+__|\\{\\{.*}}|<%.*%>|%\\w+%");

    private Leftovers() {}

    static boolean isIn(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /// @param text that the problem is about
    static SourceException refused(String problem, String text, Directive directive) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        return placeholder.find()
                ? SourceException.withHint(
                        problem,
                        directive.position(),
                        "\"" + placeholder.group()
                                + "\" is to be filled in before this file is read, by envsubst for example")
                : new SourceException(problem, directive.position());
    }
}
