package tile38hc.config;

import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.source.SourceException;

/// What the checks of values have in common: a directive, and the refusal that nginx would speak at its place.
final class Values {

    private Values() {}

    static SourceException refused(String problem, Directive directive) {
        return new SourceException(problem, directive.position());
    }

    static void require(boolean right, String problem, Directive directive) {
        if (!right) {
            throw refused(problem, directive);
        }
    }

    /// A parameter that is one of the words.
    static void oneOf(Set<String> words, String parameter, Directive directive) {
        require(words.contains(parameter), "invalid parameter \"" + parameter + "\"", directive);
    }

    /// -1 for what is no number, or a larger one than anybody means.
    static long number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : -1;
    }

    /// What stands in front of the `=`, or all of a parameter that has none.
    static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }

    /// What follows the `=`; empty where there is none.
    static String value(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? "" : parameter.substring(equals + 1);
    }
}
