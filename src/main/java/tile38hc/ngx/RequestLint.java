package tile38hc.ngx;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is wrong with the text of `http_req` as HTTP. What does not look like HTTP is left alone: some check other
/// protocols with it (`PING`).
final class RequestLint {
    private static final Pattern HTTP =
            Pattern.compile("(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|TRACE|CONNECT)\\b.*", Pattern.DOTALL);
    private static final Pattern NO_BLANK = Pattern.compile("[A-Z]+/.*");
    private static final Pattern WRONG_PROTOCOL = Pattern.compile(".* (?!HTTP/)\\w+/[0-9.]+");
    private static final Pattern NO_VERSION = Pattern.compile("(?!.*HTTP/[0-9]).*");
    private static final String ANSWER = ": servers answer 400 or nothing; ";

    private RequestLint() {}

    static boolean isHttp(String request) {
        return HTTP.matcher(request).matches();
    }

    /// The first mistake, if there is one.
    static Optional<String> of(String request) {
        if (request.contains("\\r\\n") || request.contains("\\n\\n")) {
            return Optional.of(
                    "\"http_req\" holds backslashes instead of line ends: [[...]] has no escapes, \"...\" has");
        }
        if (!isHttp(request)) {
            return Optional.empty();
        }
        String line = request.split("\r?\n", 2)[0];
        if (NO_BLANK.matcher(line).matches()) {
            return Optional.of("\"http_req\" has no blank behind the method" + ANSWER + "write \""
                    + line.replaceFirst("/", " /") + "\"");
        }
        if (WRONG_PROTOCOL.matcher(line).matches()) {
            return Optional.of(
                    "\"http_req\" names another protocol than HTTP" + ANSWER + "write \"HTTP/1.0\", over TLS too");
        }
        if (NO_VERSION.matcher(line).matches()) {
            return Optional.of("\"http_req\" names no version of HTTP" + ANSWER + "write \"" + line + " HTTP/1.0\"");
        }
        if (!request.contains("\r\n\r\n") && !request.contains("\n\n")) {
            return Optional.of("\"http_req\" has no empty line at its end: the server waits for more, and each check"
                    + " times out; end it with \\r\\n\\r\\n");
        }
        boolean namesHost = request.toLowerCase(Locale.ROOT).contains("\nhost:");
        if (line.endsWith("HTTP/1.1") && !namesHost) {
            return Optional.of(
                    "\"http_req\" is HTTP/1.1 and has no \"Host\"" + ANSWER + "write HTTP/1.0, or the header");
        }
        return Optional.empty();
    }
}
