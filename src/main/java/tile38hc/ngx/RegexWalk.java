package tile38hc.ngx;

import tile38hc.regex.Regex;
import tile38hc.regex.RegexFailure;
import tile38hc.regex.RegexMatch;
import tile38hc.regex.RegexSearch;

/// Goes from match to match through one subject, a byte further after an empty one.
final class RegexWalk {
    private static final int OVER = -1;

    private final Regex regex;
    private final String subject;
    private RegexSearch search;
    private int offset;

    RegexWalk(Regex regex, String subject) {
        this.regex = regex;
        this.subject = subject;
    }

    /// `null` when there are no more, and after a failure.
    ///
    /// @throws RegexFailure if that cannot be told
    RegexMatch next(RegexCall call) {
        if (offset == OVER) {
            return null;
        }
        int from = offset;
        offset = OVER;
        if (search == null) {
            search = regex.search(subject);
        }
        RegexMatch match = call.look(search, from);
        if (match != null) {
            int next = match.isEmpty() ? match.end(0) + 1 : match.end(0);
            offset = next > subject.length() ? OVER : next;
        }
        return match;
    }
}
