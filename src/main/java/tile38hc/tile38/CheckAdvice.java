package tile38hc.tile38;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tile38hc.health.CheckerSpec;

/// What a check over HTTP really tells of a Tile38, where that is not what whoever wrote it will have meant.
///
/// Tile38 says 200 to every command but a failing HEALTHZ: to unknown ones and to errors as well. A path with a
/// query, a fragment or a trailing slash is an unknown command. It answers nothing to GET without a command and to
/// other methods, but for HEAD, which it takes for a command of its own protocol.
///
/// @param message one sentence, which quotes the check
/// @param instead what to write
public record CheckAdvice(Effect effect, String message, String instead) {

    /// What is wrong with the check.
    public enum Effect {
        /// It passes whatever state the server is in, while it answers at all.
        CANNOT_FAIL,
        /// It fails whatever state the server is in.
        CANNOT_PASS,
        /// It tells something else than it seems to.
        MISLEADING
    }

    private static final String HEALTHZ = "http_req = \"GET /healthz HTTP/1.0\\r\\n\\r\\n\", valid_statuses = {200}";

    private static final Pattern REQUEST = Pattern.compile("^([A-Z]+) (\\S+) HTTP/\\d+\\.\\d+\r?\n");
    private static final Pattern HEALTHZ_PATH =
            Pattern.compile("/(%20|\\+)*healthz(%20|\\+)*", Pattern.CASE_INSENSITIVE); // blanks do not count
    private static final Pattern BROKEN_HEALTHZ = Pattern.compile("/+healthz[?#/].*|/{2,}healthz");
    private static final Pattern SCHEME =
            Pattern.compile("^authorization:[ \t]*(bearer|basic)[ \t]", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /// Everything that is to be said of a check whose peers are Tile38 servers.
    public static List<CheckAdvice> of(CheckerSpec spec) {
        List<CheckAdvice> advice = new ArrayList<>();
        Matcher line = REQUEST.matcher(spec.request());
        if (!spec.extras().connectOnly() && line.lookingAt()) {
            ofRequest(line.group(1), line.group(2), spec).ifPresent(advice::add);
        }
        Matcher scheme = SCHEME.matcher(spec.request());
        if (scheme.find()) {
            String word = scheme.group(1);
            advice.add(new CheckAdvice(
                    Effect.MISLEADING,
                    "Tile38 takes all that stands behind \"Authorization:\" for the password, \"" + word
                            + "\" too, and tells that it is invalid with status 200",
                    "Authorization: PASSWORD; GET /healthz needs none"));
        }
        return advice;
    }

    /// Why a check says nothing of the server's state; empty if it does.
    public static Optional<String> blindness(CheckerSpec spec) {
        return of(spec).stream()
                .filter(advice -> advice.effect() == Effect.CANNOT_FAIL)
                .findFirst()
                .map(advice -> "this check cannot fail: " + advice.message() + "; write " + advice.instead());
    }

    private static Optional<CheckAdvice> ofRequest(String method, String path, CheckerSpec spec) {
        boolean anyLine = spec.validStatuses().isEmpty() && spec.extras().body().isEmpty();
        return switch (method) {
            case "HEAD" ->
                anyLine
                        ? told(Effect.CANNOT_FAIL, "Tile38 answers HEAD with an error line, and any line passes")
                        : told(
                                Effect.CANNOT_PASS,
                                "Tile38 takes HEAD for a command of its own protocol and answers with an error"
                                        + " that is no HTTP");
            case "GET", "POST" -> ofCommand(method, path, spec);
            case "OPTIONS" -> Optional.empty();
            default -> told(Effect.CANNOT_PASS, "Tile38 closes the connection unanswered on " + method);
        };
    }

    private static Optional<CheckAdvice> ofCommand(String method, String path, CheckerSpec spec) {
        String request = method + " " + path;
        boolean takes200 = takes(200, spec);
        if (path.equals("/")) {
            return spec.request().endsWith("\n\r\n") || method.equals("GET")
                    ? told(Effect.CANNOT_PASS, "Tile38 closes the connection unanswered on " + request)
                    : Optional.empty(); // the body holds the command
        }
        if (HEALTHZ_PATH.matcher(path).matches()) {
            if (!takes200) {
                return told(Effect.MISLEADING, "Tile38 answers " + request + " with 200 when it is well");
            }
            return takes(500, spec) && spec.extras().body().isEmpty()
                    ? told(
                            Effect.CANNOT_FAIL,
                            "Tile38 answers " + request + " with 500 when it is unwell, and 500 passes")
                    : Optional.empty();
        }
        if (!takes200) {
            return told(Effect.CANNOT_PASS, "Tile38 answers " + request + " with 200 in whatever state");
        }
        if (spec.extras().body().isPresent()) {
            return Optional.empty(); // then the body tells, not the status
        }
        return told(
                Effect.CANNOT_FAIL,
                BROKEN_HEALTHZ.matcher(path.toLowerCase(Locale.ROOT)).matches()
                        ? "to Tile38 " + request + " is an unknown command, which it tells with 200: its path is"
                                + " /healthz and nothing else"
                        : "Tile38 answers " + request
                                + " with 200 in whatever state, even if it knows no such command");
    }

    private static boolean takes(int status, CheckerSpec spec) {
        return spec.validStatuses().map(valid -> valid.contains((long) status)).orElse(true);
    }

    private static Optional<CheckAdvice> told(Effect effect, String message) {
        return Optional.of(new CheckAdvice(effect, message, HEALTHZ));
    }
}
