package tile38hc.ngx;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tile38hc.health.Event;

/// What the library would stumble over in each cycle of a checker with an option of the wrong type, told once: at
/// once where the checks never begin, otherwise behind the first probe that fails.
final class Complaints {
    private final NgxHost host;
    private final Map<String, String> waiting = new ConcurrentHashMap<>(); // by upstream

    Complaints(NgxHost host) {
        this.host = host;
    }

    void add(String upstream, String error, boolean isProbed) {
        if (isProbed) {
            waiting.put(upstream, error);
        } else {
            log(upstream, error);
        }
    }

    void take(Event event) {
        if (event instanceof Event.ProbeFailed) {
            String error = waiting.remove(event.upstream());
            if (error != null) {
                log(event.upstream(), error);
            }
        }
    }

    private void log(String upstream, String error) {
        host.log(Constants.ERR, "healthcheck: failed to run healthcheck cycle: " + error + ", upstream: " + upstream);
    }
}
