package tile38hc.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tile38hc.net.ServerTls;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Warning;
import tile38hc.source.SourceException;
import tile38hc.web.Listen;

/// Reads the `listen` lines of one server after the other, and refuses what nginx refuses across them: of all
/// lines that name an address, one at most may say that it is the default, and one at most may have settings.
final class Listens {

    /// What the lines that name an address have said so far.
    private static final class Said {
        private boolean defaultServer;
        private boolean settings;
    }

    private final List<Warning> warnings;
    private final Map<String, Said> addresses = new HashMap<>();

    Listens(List<Warning> warnings) {
        this.warnings = warnings;
    }

    /// What a server listens on; without a line, port 80 of every address.
    ///
    /// @param ssl whether all of them speak TLS, whatever their lines say
    /// @param tls asked if any speaks it
    List<Listen> read(Directive server, boolean ssl, Supplier<ServerTls> tls) {
        List<Listen> listens = new ArrayList<>();
        Set<String> own = new HashSet<>();
        for (Directive directive : server.all("listen").toList()) {
            ListenLine line = ListenLine.read(directive);
            if (line.endpoint().socketFile().isPresent()) {
                warnings.add(new Warning(
                        "\"listen " + directive.arg(0) + "\" is not opened: no pages are served on socket files",
                        directive.position()));
                check("unix:" + line.endpoint().socketFile().get(), line, own, directive);
                continue;
            }
            if (directive.args().contains("quic")) {
                warnings.add(new Warning(
                        "\"listen " + directive.arg(0) + " quic\" is not opened: no pages are served over HTTP/3",
                        directive.position()));
                continue;
            }
            Optional<ServerTls> context = context(ssl || line.ssl(), tls);
            for (InetAddress address : addresses(line.endpoint().host(), directive)) {
                for (int port = line.endpoint().port(); port <= line.lastPort(); port++) {
                    Listen listen = new Listen(address, port, line.defaultServer(), line.ipv6Only(), context);
                    check(listen.text(), line, own, directive);
                    listens.add(listen);
                }
            }
        }
        if (server.find("listen").isEmpty()) {
            listens.add(new Listen(
                    InetAddress.ofLiteral("0.0.0.0"), ListenLine.DEFAULT_PORT, false, false, context(ssl, tls)));
        }
        return listens;
    }

    private static Optional<ServerTls> context(boolean wanted, Supplier<ServerTls> tls) {
        return wanted ? Optional.of(tls.get()) : Optional.empty();
    }

    private void check(String address, ListenLine line, Set<String> own, Directive directive) {
        if (!own.add(address)) {
            throw refused("a duplicate listen " + address, directive);
        }
        Said said = addresses.computeIfAbsent(address, _ -> new Said());
        if (line.settings() && said.settings) {
            throw refused("duplicate listen options for " + address, directive);
        }
        if (line.defaultServer() && said.defaultServer) {
            throw refused("a duplicate default server for " + address, directive);
        }
        said.settings |= line.settings();
        said.defaultServer |= line.defaultServer();
    }

    private static List<InetAddress> addresses(String host, Directive directive) {
        if (host.equals("*")) {
            return List.of(InetAddress.ofLiteral("0.0.0.0"));
        }
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw Leftovers.refused(
                    "host not found in \"" + directive.arg(0) + "\" of the \"listen\" directive", host, directive);
        }
    }

    private static SourceException refused(String problem, Directive directive) {
        return new SourceException(problem, directive.position());
    }
}
