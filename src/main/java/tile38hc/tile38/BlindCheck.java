package tile38hc.tile38;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells which checks over HTTP cannot fail while a Tile38 answers at all: it says 200 to every command but a
/// failing HEALTHZ, to unknown ones and errors as well. A path with a query, a fragment or a trailing slash is an
/// unknown command.
public final class BlindCheck {
    private static final Pattern REQUEST = Pattern.compile("^(GET|POST) (\\S+) HTTP/1\\.[01]\r?\n");

    private BlindCheck() {}

    /// Why a check with this request says nothing of the server's state; empty if it does.
    ///
    /// @param request as in `http_req`
    /// @param validStatuses as in `valid_statuses`; empty: any status passes
    public static Optional<String> of(String request, Optional<Set<Integer>> validStatuses) {
        Matcher line = REQUEST.matcher(request);
        if (!line.lookingAt()
                || validStatuses.filter(valid -> !valid.contains(200)).isPresent()) {
            return Optional.empty();
        }
        String path = line.group(2);
        boolean healthz = path.toLowerCase(Locale.ROOT).matches("/(healthz|%20|\\+)+");
        if (healthz && validStatuses.filter(valid -> !valid.contains(500)).isPresent()) {
            return Optional.empty();
        }
        String why = healthz
                ? "Tile38 answers 500 when it is unwell, and this check takes 500 for good: set valid_statuses = {200}"
                : "Tile38 answers " + line.group(1) + " " + path
                        + " with 200 in whatever state: this check cannot fail; ask GET /healthz, with valid_statuses = {200}";
        return Optional.of(why);
    }
}
