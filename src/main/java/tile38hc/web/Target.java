package tile38hc.web;

import java.util.Optional;

/// What a request line asks for: the path as nginx's `$uri` (decoded, dot segments resolved, slashes merged), what
/// follows the `?`, `raw` as `$request_uri`, and the host where the target names one (`GET http://host/x`).
record Target(String raw, String uri, String args, Optional<String> host) {

    /// Empty where nginx answers 400.
    static Optional<Target> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 2 || !text.startsWith("://", slash - 1)) {
            return parse(text, Optional.empty());
        }
        int host = slash + 2;
        int path = host;
        while (path < text.length() && "/?#".indexOf(text.charAt(path)) < 0) {
            path++;
        }
        String rest = text.substring(path);
        return parse(rest.startsWith("/") ? rest : "/" + rest, Optional.of(text.substring(host, path)));
    }

    private static Optional<Target> parse(String raw, Optional<String> host) {
        if (!raw.startsWith("/")) {
            return Optional.empty();
        }
        int fragment = raw.indexOf('#');
        int end = fragment < 0 ? raw.length() : fragment;
        int question = raw.indexOf('?');
        String args = question < 0 || question > end ? "" : raw.substring(question + 1, end);
        String path = raw.substring(0, question < 0 ? end : Math.min(question, end));
        return normal(path).map(uri -> new Target(raw, uri, args, host));
    }

    /// Decodes first: `%2f` is a slash and `%2e` a dot like any other.
    private static Optional<String> normal(String path) {
        if (isNormal(path)) {
            return Optional.of(path);
        }
        StringBuilder uri = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int code = i + 2 < path.length() ? hex(path.charAt(i + 1)) << 4 | hex(path.charAt(i + 2)) : -1;
                if (code <= 0) {
                    return Optional.empty();
                }
                c = (char) code;
                i += 2;
            }
            if (c == '/' && !closeSegment(uri)) {
                return Optional.empty();
            }
            if (c != '/' || !endsWith(uri, "/")) {
                uri.append(c);
            }
        }
        return closeSegment(uri) ? Optional.of(uri.toString()) : Optional.empty();
    }

    /// Resolves a last segment of one or two dots; false where that leads above the root.
    private static boolean closeSegment(StringBuilder uri) {
        if (endsWith(uri, "/.")) {
            uri.setLength(uri.length() - 1);
        } else if (endsWith(uri, "/..")) {
            int parent = uri.lastIndexOf("/", uri.length() - 4);
            if (uri.length() == 3) {
                return false;
            }
            uri.setLength(parent + 1);
        }
        return true;
    }

    private static boolean isNormal(String path) {
        return path.indexOf('%') < 0 && !path.contains("//") && !path.contains("/.");
    }

    private static boolean endsWith(StringBuilder text, String end) {
        int from = text.length() - end.length();
        return from >= 0 && text.indexOf(end, from) == from;
    }

    /// -1 for what is no digit, which stays negative in a sum of two.
    private static int hex(char c) {
        return c > 127 ? -1 : Character.digit(c, 16);
    }
}
