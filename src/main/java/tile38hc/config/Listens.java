package tile38hc.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Warning;
import tile38hc.nginx.Word;
import tile38hc.source.SourceException;
import tile38hc.web.Listen;

/// Reads the `listen` lines of one server after the other, and refuses what nginx refuses across them.
final class Listens {
    private static final int DEFAULT_PORT = 80;
    private static final Set<String> FLAGS = Set.of(
            "bind",
            "http2",
            "spdy",
            "deferred",
            "reuseport",
            "multipath",
            "default",
            "default_server",
            "ssl",
            "quic",
            "proxy_protocol");
    private static final Set<String> SETTINGS =
            Set.of("backlog", "rcvbuf", "sndbuf", "setfib", "fastopen", "accept_filter", "so_keepalive", "ipv6only");

    private final List<Warning> warnings;
    private final Set<String> defaults = new HashSet<>();

    Listens(List<Warning> warnings) {
        this.warnings = warnings;
    }

    /// What a server listens on; without a line, port 80 of every address.
    ///
    /// @param tls made once for a server that has an `ssl` listen
    List<Listen> read(Directive server, Supplier<SSLContext> tls) {
        List<Listen> listens = new ArrayList<>();
        Set<String> own = new HashSet<>();
        for (Directive directive : server.all("listen").toList()) {
            if (directive.arg(0).startsWith("unix:")) {
                warnings.add(new Warning(
                        "\"listen " + directive.arg(0) + "\" is not opened: no pages are served on socket files",
                        directive.position()));
                continue;
            }
            for (Listen listen : listens(directive, tls)) {
                String address = listen.address().getHostAddress() + " " + listen.port();
                if (!own.add(address)) {
                    throw refused("a duplicate listen " + directive.arg(0), directive);
                }
                if (listen.defaultServer() && !defaults.add(address)) {
                    throw refused("a duplicate default server for " + directive.arg(0), directive);
                }
                listens.add(listen);
            }
        }
        if (server.find("listen").isEmpty()) {
            listens.add(new Listen(wildcard("0.0.0.0"), DEFAULT_PORT, false, false, Optional.empty()));
        }
        return listens;
    }

    private static List<Listen> listens(Directive directive, Supplier<SSLContext> tls) {
        Set<String> flags = new HashSet<>();
        boolean ipv6Only = true;
        for (Word parameter :
                directive.arguments().subList(1, directive.arguments().size())) {
            String text = parameter.text();
            int equals = text.indexOf('=');
            if (FLAGS.contains(text)) {
                flags.add(text);
            } else if (equals < 0 || !SETTINGS.contains(text.substring(0, equals))) {
                throw refused("invalid parameter \"" + text + "\"", directive);
            } else if (text.startsWith("ipv6only=")) {
                ipv6Only = onOrOff(text.substring(equals + 1), directive);
            }
        }
        boolean isDefault = flags.contains("default_server") || flags.contains("default");
        Optional<SSLContext> context = flags.contains("ssl") ? Optional.of(tls.get()) : Optional.empty();
        List<Listen> listens = new ArrayList<>();
        Endpoint endpoint = endpoint(directive);
        for (InetAddress address : addresses(endpoint.host(), directive)) {
            listens.add(new Listen(address, endpoint.port(), isDefault, ipv6Only, context));
        }
        return listens;
    }

    private static boolean onOrOff(String value, Directive directive) {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw refused("invalid ipv6only flags \"" + value + "\"", directive);
        };
    }

    /// A number alone is a port, `*` every address of IPv4.
    private static Endpoint endpoint(Directive directive) {
        String text = directive.arg(0);
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new Endpoint("*", Endpoint.port(text), true, Optional.empty());
            }
            return Endpoint.parse(text, DEFAULT_PORT);
        } catch (Endpoint.InvalidException e) {
            throw refused(e.getMessage() + " in \"" + text + "\" of the \"listen\" directive", directive);
        }
    }

    private static List<InetAddress> addresses(String host, Directive directive) {
        if (host.equals("*")) {
            return List.of(wildcard("0.0.0.0"));
        }
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw refused("host not found in \"" + directive.arg(0) + "\" of the \"listen\" directive", directive);
        }
    }

    private static InetAddress wildcard(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    private static SourceException refused(String problem, Directive directive) {
        return new SourceException(problem, directive.position());
    }
}
