package tile38hc.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Warning;
import tile38hc.source.SourceException;
import tile38hc.web.BuiltIns;
import tile38hc.web.Handler;
import tile38hc.web.Listen;
import tile38hc.web.Location;
import tile38hc.web.ServerName;
import tile38hc.web.Settings;
import tile38hc.web.VirtualServer;

/// Reads the `server` blocks.
final class Servers {
    private final Certificates certificates;
    private final Pages pages;
    private final Map<String, Handler> builtIn;
    private final boolean ignoreUnknown;
    private final List<Warning> warnings;

    /// @param builtIn our own pages beside those of the configuration, by path
    Servers(
            Certificates certificates,
            Pages pages,
            Map<String, Handler> builtIn,
            boolean ignoreUnknown,
            List<Warning> warnings) {
        this.certificates = certificates;
        this.pages = pages;
        this.builtIn = Map.copyOf(builtIn);
        this.ignoreUnknown = ignoreUnknown;
        this.warnings = warnings;
    }

    /// @param outside directives beside `http` and the servers in it, of which those that nobody knows close
    /// everything
    List<VirtualServer> read(Directive http, List<Directive> outside) {
        Level level = Level.OUTSIDE.closedBy(outside, ignoreUnknown).within(http, ignoreUnknown, warnings);
        Listens listens = new Listens(warnings);
        TlsReader tls = new TlsReader(certificates, http);
        Variables declared = Variables.declaredIn(http);
        BuiltInGuards guards = new BuiltInGuards(http);
        List<VirtualServer> servers = new ArrayList<>();
        for (Directive server : http.all("server").toList()) {
            List<Listen> own = listens.read(server, isSslOn(http, server), () -> tls.read(server));
            tls.requireKeys(server);
            Level inside = level.within(server, ignoreUnknown, warnings);
            VirtualServer read = server(server, own, inside, declared, guards);
            if (!own.isEmpty()) { // one that listens on nothing that we open is read for its mistakes alone
                servers.add(read);
            }
        }
        return servers;
    }

    private VirtualServer server(
            Directive server, List<Listen> listens, Level level, Variables declared, BuiltInGuards guards) {
        Variables variables = declared.then(server);
        Locations locations = new Locations(pages, variables, ignoreUnknown, warnings);
        Settings unmatched = locations.unmatched(server, level);
        List<Location> read = locations.read(server, level);
        List<Handler> all = guards.of(server, unmatched, read);
        List<ServerName> names =
                server.all("server_name").flatMap(Servers::names).toList();
        return new VirtualServer(
                listens,
                server.find("server_name").map(Servers::shownName).orElse(""),
                names.isEmpty() ? List.of(ServerName.parse("")) : names,
                before(server, level, variables),
                unmatched,
                read,
                all.isEmpty() ? BuiltIns.NONE : new BuiltIns(builtIn, all));
    }

    /// What `$server_name` tells.
    private static String shownName(Directive directive) {
        String name = directive.arg(0);
        if (name.startsWith("~")) {
            return name;
        }
        return (name.startsWith(".") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }

    private static Stream<ServerName> names(Directive directive) {
        return directive.args().stream().map(text -> {
            try {
                return ServerName.parse(text.equalsIgnoreCase("$hostname") ? SiteVariables.hostname() : text);
            } catch (IllegalArgumentException e) {
                throw new SourceException(e.getMessage(), directive.position());
            }
        });
    }

    /// What a server answers before it looks for a location.
    private Optional<Handler> before(Directive server, Level level, Variables variables) {
        if (level.closedBeforeReturn().isPresent()) {
            return Optional.of(Locations.CLOSED);
        }
        Optional<Warning> unmade = server.find("return").flatMap(pages.unmade()::use);
        if (unmade.isPresent()) {
            warnings.add(unmade.get());
            return Optional.of(Locations.CLOSED);
        }
        return server.find("rewrite").map(pages::notServed).or(() -> server.find("return")
                .map(directive -> pages.returns(directive, variables, level.redirects())));
    }

    /// What older configurations have in place of `listen … ssl`.
    private static boolean isSslOn(Directive http, Directive server) {
        return server.find("ssl")
                .or(() -> http.find("ssl"))
                .filter(ssl -> ssl.arg(0).equalsIgnoreCase("on"))
                .isPresent();
    }
}
