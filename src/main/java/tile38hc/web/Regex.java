package tile38hc.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression as nginx.conf writes it, in the syntax of PCRE. Both sides are bytes, one a character.
public final class Regex {

    /// The expression took more steps than a request may cost.
    static final class TooCostly extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooCostly(String text) {
            super("regular expression \"" + text + "\" gave up", null, false, false);
        }
    }

    private final String text;
    private final Pattern pattern;
    private final Map<String, Integer> names;

    private Regex(String text, Pattern pattern, Map<String, Integer> names) {
        this.text = text;
        this.pattern = pattern;
        this.names = names;
    }

    /// IllegalArgumentException says what is wrong with `text`, or what of PCRE is not known here.
    public static Regex of(String text, boolean ignoreCase) {
        PcreSyntax syntax = PcreSyntax.of(text);
        int flags = Pattern.UNIX_LINES | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        try {
            return new Regex(text, Pattern.compile(syntax.translated(), flags), syntax.groupNames());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "pcre2_compile() failed: " + inWordsOfPcre(e.getDescription()) + " in \"" + text + "\"", e);
        }
    }

    private static String inWordsOfPcre(String description) {
        if (description.startsWith("Dangling meta character")) {
            return "quantifier does not follow a repeatable item";
        }
        return switch (description) {
            case "Unclosed group" -> "missing closing parenthesis";
            case "Unclosed character class" -> "missing terminating ] for character class";
            case "Unmatched closing ')'" -> "unmatched closing parenthesis";
            case "Illegal character range" -> "range out of order in character class";
            case "Illegal repetition range" -> "numbers out of order in {} quantifier";
            default -> description;
        };
    }

    /// What it captures where it first matches. RuntimeException where that costs too much.
    public Optional<Captures> find(String subject) {
        try {
            Matcher matcher = pattern.matcher(new BoundedText(subject));
            return matcher.find() ? Optional.of(captures(matcher)) : Optional.empty();
        } catch (BoundedText.Exhausted | StackOverflowError e) {
            throw new TooCostly(text); // nested repetition recurses in java.util.regex: both mean the same
        }
    }

    private Captures captures(Matcher matcher) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            groups.add(group == null ? "" : group);
        }
        Map<String, String> named = new HashMap<>();
        names.forEach((name, index) -> named.put(name, groups.get(index)));
        return new Captures(groups, named);
    }

    @Override
    public String toString() {
        return text;
    }
}
