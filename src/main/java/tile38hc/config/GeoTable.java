package tile38hc.config;

import static tile38hc.config.Values.refused;
import static tile38hc.config.Values.require;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tile38hc.nginx.Directive;
import tile38hc.web.Cidr;

/// One `geo`: a variable whose value depends on an address, by default the client's. Of the networks that an
/// address is in, the smallest decides.
///
/// Ranges (`geo … { ranges; … }`), and addresses that proxies report, are not looked at: such a variable is one of
/// [UnmadeVariables].
///
/// @param address the name of the variable that holds the address
record GeoTable(String name, String address, List<Network> networks, String otherwise) implements MadeVariable {
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
            boolean right = variable.startsWith("$") && variable.length() > 1;
            require(right, "invalid variable name \"" + variable + "\"", geo);
        }
        boolean ranges = false;
        List<Network> networks = new ArrayList<>();
        Optional<String> otherwise = Optional.empty();
        for (Directive line : geo.children()) {
            if (line.args().isEmpty() && line.is("ranges")) {
                boolean first = networks.isEmpty() && otherwise.isEmpty();
                require(first, "the \"ranges\" directive must be the first directive inside \"geo\" block", line);
                ranges = true;
            } else if (!line.args().isEmpty() || !line.is("proxy_recursive")) {
                require(line.args().size() == 1, "invalid number of the geo parameters", line);
                switch (line.name()) {
                    case "default" -> otherwise = Optional.of(line.arg(0));
                    case "proxy" -> network(line.arg(0), line);
                    case "delete" -> place(line.arg(0), ranges, line);
                    default ->
                        place(line.name(), ranges, line)
                                .ifPresent(cidr -> networks.add(new Network(cidr, line.arg(0))));
                }
            }
        }
        return new GeoTable(name.substring(1), address.substring(1), networks, otherwise.orElse(""));
    }

    /// Nothing for a range, which is only checked.
    private static Optional<Cidr> place(String text, boolean ranges, Directive line) {
        if (!ranges) {
            return Optional.of(network(text, line));
        }
        require(isRange(text), "invalid range \"" + text + "\"", line);
        return Optional.empty();
    }

    /// Two addresses of IPv4 or of IPv6, the smaller one first.
    private static boolean isRange(String text) {
        String[] ends = text.split("-", -1);
        try {
            return ends.length == 2
                    && Arrays.compareUnsigned(
                                    InetAddress.ofLiteral(ends[0]).getAddress(),
                                    InetAddress.ofLiteral(ends[1]).getAddress())
                            <= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Cidr network(String text, Directive line) {
        try {
            return Cidr.parse(text);
        } catch (IllegalArgumentException e) {
            throw refused("invalid network \"" + text + "\"", line);
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
