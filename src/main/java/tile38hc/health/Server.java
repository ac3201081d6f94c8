package tile38hc.health;

import java.util.Objects;
import java.util.Optional;

/// One `server` line of an upstream, or the host of a `proxy_pass` that names none.
///
/// @param name as written, its default port left out where it was: `tile38-leader:9851`, `127.0.0.1`,
/// `unix:/tmp/s`
/// @param host a name, an address (an IPv6 one without brackets), or empty for a socket file
/// @param port 1 to 65535; 0 for a socket file
/// @param socketFile the path behind `unix:`
/// @param down starts DOWN, and is turned up by checks like any other
/// @param weight,maxFails,failTimeoutSeconds what `ngx.upstream` tells of it; they steer nothing here
public record Server(
        String name,
        String host,
        int port,
        Optional<String> socketFile,
        boolean backup,
        boolean down,
        int weight,
        int maxFails,
        long failTimeoutSeconds) {

    public Server {
        Objects.requireNonNull(name);
        if (socketFile.isEmpty() && (host.isEmpty() || port < 1 || port > 65_535)) {
            throw new IllegalArgumentException("neither a host with a port nor a socket file: " + name);
        }
    }

    /// What stands on the page while the name has no address: always with its port.
    public String placeholder() {
        return socketFile.isPresent() ? name : host + ":" + port;
    }
}
