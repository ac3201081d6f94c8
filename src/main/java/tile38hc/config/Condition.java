package tile38hc.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Template;
import tile38hc.source.SourceException;

/// What stands in the brackets of an `if`, taken apart as nginx does. It is read for its mistakes and for the
/// variables in it: what an `if` guards stays closed.
///
/// @param variables the names of the variables that it asks for
record Condition(List<String> variables) {
    private static final Set<String> COMPARISONS = Set.of("=", "!=");
    private static final Set<String> MATCHES = Set.of("~", "~*", "!~", "!~*");
    private static final Set<String> FILE_TESTS = Set.of("-f", "-d", "-e", "-x", "!-f", "!-d", "!-e", "!-x");

    Condition {
        variables = List.copyOf(variables);
    }

    static Condition read(Directive directive) {
        List<String> words = words(directive);
        String first = words.isEmpty() || words.getFirst().isEmpty() ? ")" : words.getFirst();
        if (first.startsWith("$") && first.length() > 1) {
            if (words.size() != 1 && words.size() != 3) {
                throw invalid(first, directive);
            }
            List<String> variables = new ArrayList<>(List.of(first.substring(1)));
            if (words.size() == 3) {
                variables.addAll(compared(words.get(1), words.get(2), directive));
            }
            return new Condition(variables);
        }
        if (words.size() != 2 || !FILE_TESTS.contains(first)) {
            throw invalid(first, directive);
        }
        return new Condition(names(words.get(1), directive));
    }

    /// The words between the brackets, which may stand by themselves.
    private static List<String> words(Directive directive) {
        List<String> words = new ArrayList<>(directive.args());
        if (!words.getFirst().startsWith("(")) {
            throw invalid(words.getFirst(), directive);
        }
        words.set(0, words.getFirst().substring(1));
        String last = words.getLast();
        if (!last.endsWith(")")) {
            throw invalid(last.isEmpty() ? "(" : last, directive);
        }
        words.set(words.size() - 1, last.substring(0, last.length() - 1));
        if (words.getFirst().isEmpty()) {
            words.removeFirst();
        }
        if (!words.isEmpty() && last.equals(")")) {
            words.removeLast();
        }
        return words;
    }

    private static List<String> compared(String operator, String value, Directive directive) {
        if (COMPARISONS.contains(operator)) {
            return names(value, directive);
        }
        if (!MATCHES.contains(operator)) {
            throw new SourceException("unexpected \"" + operator + "\" in condition", directive.position());
        }
        Regexes.compile(value, operator.endsWith("*"), directive);
        return List.of();
    }

    private static List<String> names(String text, Directive directive) {
        return Template.of(text, directive.position()).names().toList();
    }

    private static SourceException invalid(String word, Directive directive) {
        return new SourceException("invalid condition \"" + word + "\"", directive.position());
    }
}
