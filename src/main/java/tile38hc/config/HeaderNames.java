package tile38hc.config;

import java.util.stream.Stream;
import tile38hc.nginx.Directive;

/// Which headers of a request count: nginx leaves out those whose names have anything but letters, digits and hyphens,
/// so that `X_Token`, which a proxy in front may have let pass, is not taken for `X-Token`.
///
/// What a server says of that holds for all of them: nginx goes by the default server until it has read the `Host`.
///
/// @param underscores `underscores_in_headers on`
/// @param invalid `ignore_invalid_headers off`
record HeaderNames(boolean underscores, boolean invalid) {

    static HeaderNames of(Directive http) {
        return new HeaderNames(says(http, "underscores_in_headers", "on"), says(http, "ignore_invalid_headers", "off"));
    }

    private static boolean says(Directive http, String name, String value) {
        return Stream.concat(Stream.of(http), http.all("server"))
                .flatMap(level -> level.all(name))
                .anyMatch(directive -> directive.arg(0).equalsIgnoreCase(value));
    }

    boolean counts(String name) {
        return invalid || name.chars().allMatch(this::mayStand);
    }

    private boolean mayStand(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_' && underscores;
    }
}
