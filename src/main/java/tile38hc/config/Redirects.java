package tile38hc.config;

import tile38hc.nginx.Directive;
import tile38hc.web.Request;

/// `absolute_redirect`, `port_in_redirect` and `server_name_in_redirect`: what becomes of a path that a client is
/// sent to.
record Redirects(boolean absolute, boolean port, boolean serverName) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static final Redirects BUILT_IN = new Redirects(true, true, false);

    /// Those of a block that stands where these hold.
    Redirects within(Directive block) {
        return new Redirects(
                flag(block, "absolute_redirect", absolute),
                flag(block, "port_in_redirect", port),
                flag(block, "server_name_in_redirect", serverName));
    }

    private static boolean flag(Directive block, String name, boolean otherwise) {
        return block.find(name).map(flag -> flag.arg(0).equalsIgnoreCase("on")).orElse(otherwise);
    }

    /// The `Location` for a path of this server, as `return 301 /x;` sends it; others stay as they are.
    String location(String target, Request request) {
        if (!absolute || !target.startsWith("/")) {
            return target;
        }
        String scheme = request.connection().scheme();
        int local = request.connection().local().getPort();
        boolean told = port && local != (scheme.equals("https") ? HTTPS : HTTP);
        String host = serverName ? request.site().name() : request.host();
        return scheme + "://" + host + (told ? ":" + local : "") + target;
    }
}
