package tile38hc.ngx;

import java.util.Optional;
import java.util.Set;
import tile38hc.health.BodyRule;
import tile38hc.regex.Regex;
import tile38hc.regex.RegexException;
import tile38hc.regex.RegexFailure;

/// `match_body`: a regular expression, in PCRE's language, that a body must hold somewhere. A search that costs too
/// much is a fault of the body, for nobody knows then whether it holds it.
record BodyPattern(String pattern, Regex regex) implements BodyRule {
    private static final int SHOWN = 200; // of a body, in a line of the log

    /// @throws RegexException if the text is no pattern
    static BodyPattern compile(String text) {
        return new BodyPattern(text, Regex.compile(text, Set.of()));
    }

    @Override
    public Optional<String> fault(String body) {
        try {
            return regex.search(body).from(0) == null
                    ? Optional.of("no match for \"" + pattern + "\" in \"" + shortened(body) + "\"")
                    : Optional.empty();
        } catch (RegexFailure e) {
            return Optional.of(e.getMessage() + " for \"" + pattern + "\"");
        }
    }

    private static String shortened(String body) {
        return body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "...";
    }
}
