package tile38hc;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import tile38hc.web.Listen;
import tile38hc.web.VirtualServer;

/// `--listen`: one address in place of every `listen` of the configuration.
final class ListenOption {

    private ListenOption() {}

    /// The servers with that address as their only one. A server that spoke TLS still does, so where some did and
    /// some did not, those that did are left out: nothing that was meant to be encrypted is served in plain.
    static List<VirtualServer> applied(Optional<InetSocketAddress> option, List<VirtualServer> servers) {
        if (option.isEmpty()) {
            return servers;
        }
        boolean anyPlain = servers.stream().anyMatch(ListenOption::hasPlain);
        return servers.stream()
                .filter(server -> !anyPlain || hasPlain(server))
                .map(server -> moved(server, option.get(), anyPlain))
                .toList();
    }

    /// Reads `8080`, `127.0.0.1:8080`, `[::1]:8080` or `*:8080`.
    static InetSocketAddress parse(String text) throws Options.UsageException {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "*" : text.substring(0, colon);
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            InetAddress address = InetAddress.ofLiteral(host.equals("*") ? "0.0.0.0" : host);
            return new InetSocketAddress(address, port);
        } catch (IllegalArgumentException e) {
            throw new Options.UsageException("--listen wants a port, or an address and a port, not \"" + text + "\"");
        }
    }

    private static boolean hasPlain(VirtualServer server) {
        return server.listens().stream().anyMatch(listen -> listen.tls().isEmpty());
    }

    private static VirtualServer moved(VirtualServer server, InetSocketAddress to, boolean plain) {
        Listen first = server.listens().getFirst();
        boolean isDefault = server.listens().stream().anyMatch(Listen::defaultServer);
        Listen listen =
                new Listen(to.getAddress(), to.getPort(), isDefault, false, plain ? Optional.empty() : first.tls());
        return new VirtualServer(
                List.of(listen),
                server.name(),
                server.names(),
                server.rewrite(),
                server.unmatched(),
                server.locations(),
                server.builtIns());
    }
}
