package tile38hc.health;

import java.util.Optional;

/// A `server` line for tests, port 80, of which nothing matters but what is said.
public final class ServerSketch {

    private ServerSketch() {}

    public static Server server(String host) {
        return server(host, false, false);
    }

    static Server server(String host, boolean backup, boolean down) {
        return new Server(host, host, 80, Optional.empty(), backup, down, 1, 1, 10);
    }
}
