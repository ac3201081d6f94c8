package tile38hc.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tile38hc.nginx.Directive;
import tile38hc.source.SourceException;
import tile38hc.web.Cidr;

/// One `geo`: a variable whose value depends on an address, by default the client's. Of the networks that an
/// address is in, the smallest decides.
///
/// Ranges (`geo … { ranges; … }`), and addresses that proxies report, are not looked at: such a variable is one of
/// [UnmadeVariables].
///
/// @param address the name of the variable that holds the address
record GeoTable(String name, String address, List<Network> networks, String otherwise) implements MadeVariable {
    private static final Set<String> SETTINGS = Set.of("proxy", "proxy_recursive", "delete", "ranges");

    /// A line of the block.
    record Network(Cidr cidr, String value) {}

    GeoTable {
        networks = networks.stream()
                .sorted(Comparator.comparingInt(
                                (Network network) -> network.cidr().bits())
                        .reversed())
                .toList();
    }

    static GeoTable read(Directive geo) {
        String name = geo.args().getLast();
        String address = geo.args().size() > 1 ? geo.arg(0) : "$remote_addr";
        for (String variable : List.of(name, address)) {
            if (!variable.startsWith("$") || variable.length() == 1) {
                throw new SourceException("invalid variable name \"" + variable + "\"", geo.position());
            }
        }
        boolean ranges = geo.find("ranges").isPresent();
        List<Network> networks = new ArrayList<>();
        String otherwise = "";
        for (Directive line : geo.children()) {
            if (SETTINGS.contains(line.name())) {
                continue;
            }
            if (line.args().size() != 1) {
                throw new SourceException("invalid number of the geo parameters", line.position());
            }
            if (line.is("default")) {
                otherwise = line.arg(0);
            } else if (!ranges) {
                networks.add(new Network(network(line), line.arg(0)));
            }
        }
        return new GeoTable(name.substring(1), address.substring(1), networks, otherwise);
    }

    private static Cidr network(Directive line) {
        try {
            return Cidr.parse(line.name());
        } catch (IllegalArgumentException e) {
            throw new SourceException("invalid network \"" + line.name() + "\"", line.position());
        }
    }

    @Override
    public String value(UnaryOperator<String> variables) {
        InetAddress client;
        try {
            client = InetAddress.ofLiteral(variables.apply(address));
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
        return networks.stream()
                .filter(network -> network.cidr().contains(client))
                .map(Network::value)
                .findFirst()
                .orElse(otherwise);
    }
}
