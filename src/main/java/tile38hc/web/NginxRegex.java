package tile38hc.web;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tile38hc.regex.Regex;
import tile38hc.regex.RegexException;
import tile38hc.regex.RegexFailure;
import tile38hc.regex.RegexMatch;
import tile38hc.regex.RegexOption;

/// A regular expression of a location or a server name: what fails is told as nginx tells it, whose PCRE is PCRE2,
/// and what matches becomes variables. Both sides are bytes, one a character.
public final class NginxRegex {

    /// The expression took more steps than a request may cost, which is PCRE2's error -47.
    static final class TooCostly extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooCostly(String text, String subject) {
            super("pcre2_match() failed: -47 on \"" + subject + "\" using \"" + text + "\"", null, false, false);
        }
    }

    private final String text;
    private final Regex regex;

    private NginxRegex(String text, Regex regex) {
        this.text = text;
        this.regex = regex;
    }

    /// IllegalArgumentException says what is wrong with `text`, or what of PCRE is not known here.
    public static NginxRegex of(String text, boolean ignoreCase) {
        Set<RegexOption> options = ignoreCase ? EnumSet.of(RegexOption.CASELESS) : Set.of();
        try {
            return new NginxRegex(text, Regex.compile(text, options));
        } catch (RegexException e) {
            throw new IllegalArgumentException(e.pcre2Message(), e);
        }
    }

    /// How many groups it captures.
    public int groups() {
        return regex.groups();
    }

    /// What it captures where it first matches. [TooCostly] where that cannot be told in time.
    public Optional<Captures> find(String subject) {
        try {
            return Optional.ofNullable(regex.search(subject).from(0)).map(this::captures);
        } catch (RegexFailure _) {
            throw new TooCostly(text, subject);
        }
    }

    private Captures captures(RegexMatch match) {
        List<String> groups = IntStream.rangeClosed(0, match.groups())
                .mapToObj(group -> match.has(group) ? match.text(group) : "")
                .toList();
        Map<String, String> named = new HashMap<>();
        regex.names().forEach((name, numbers) -> named.put(name, groups.get(numbers.getLast())));
        return new Captures(groups, named);
    }

    @Override
    public String toString() {
        return text;
    }
}
