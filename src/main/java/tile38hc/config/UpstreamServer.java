package tile38hc.config;

import java.util.OptionalLong;
import tile38hc.health.Server;
import tile38hc.nginx.Directive;
import tile38hc.nginx.TimeSpan;
import tile38hc.nginx.Word;
import tile38hc.source.SourceException;

/// Reads one `server` line of an upstream.
final class UpstreamServer {
    private static final int DEFAULT_PORT = 80;

    private final Directive directive;
    private final boolean backupAllowed;
    private boolean backup;
    private boolean down;
    private int weight = 1;
    private int maxFails = 1;
    private long failTimeoutSeconds = 10;

    private UpstreamServer(Directive directive, boolean backupAllowed) {
        this.directive = directive;
        this.backupAllowed = backupAllowed;
    }

    /// @param backupAllowed whether the balancing method knows backup servers
    static Server read(Directive directive, boolean backupAllowed) {
        return new UpstreamServer(directive, backupAllowed).read();
    }

    private Server read() {
        for (Word parameter :
                directive.arguments().subList(1, directive.arguments().size())) {
            if (!take(parameter.text())) {
                throw new SourceException("invalid parameter \"" + parameter.text() + "\"", directive.position());
            }
        }
        if (backup && !backupAllowed) {
            throw new SourceException("balancing method does not support parameter \"backup\"", directive.position());
        }
        String name = directive.arg(0);
        try {
            Endpoint endpoint = Endpoint.parse(name, DEFAULT_PORT);
            if (Leftovers.isIn(endpoint.host()) || endpoint.isNowhere()) {
                throw Leftovers.refused("host not found in upstream \"" + name + "\"", name, directive);
            }
            return new Server(
                    name,
                    endpoint.host(),
                    endpoint.port(),
                    endpoint.socketFile(),
                    backup,
                    down,
                    weight,
                    maxFails,
                    failTimeoutSeconds);
        } catch (Endpoint.InvalidException e) {
            throw Leftovers.refused(e.getMessage() + " in upstream \"" + name + "\"", name, directive);
        }
    }

    /// Takes one parameter; false if nginx would not.
    private boolean take(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            switch (parameter) {
                case "backup" -> backup = true;
                case "down" -> down = true;
                case "resolve", "drain" -> {} // names are always resolved again; draining is for traffic
                default -> {
                    return false;
                }
            }
            return true;
        }
        String value = parameter.substring(equals + 1);
        OptionalLong number = number(value);
        switch (parameter.substring(0, equals)) {
            case "weight" -> {
                weight = (int) number.orElse(0);
                return weight > 0;
            }
            case "max_fails" -> {
                maxFails = (int) number.orElse(0);
                return number.isPresent();
            }
            case "max_conns" -> {
                return number.isPresent();
            }
            case "fail_timeout" -> {
                failTimeoutSeconds = TimeSpan.parseSeconds(value).orElse(-1);
                return failTimeoutSeconds >= 0;
            }
            case "slow_start" -> {
                return TimeSpan.parseSeconds(value).isPresent();
            }
            case "service", "route" -> {
                return !value.isEmpty();
            }
            default -> {
                return false;
            }
        }
    }

    private static OptionalLong number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
