package tile38hc.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The servers of one port by the address that a client connected to: the one that a `listen` names, else the
/// wildcard of its family, else one that hears both families. A wildcard socket of the JDK hears IPv4 and IPv6,
/// wanted or not.
final class Addresses {

    /// A server with one of its `listen`s.
    record Entry(Listen listen, VirtualServer server, Site site) {}

    private final Map<InetAddress, NameTable> named = new HashMap<>();
    private final Optional<NameTable> four;
    private final Optional<NameTable> six;
    private final Optional<NameTable> both;

    /// @param entries all `listen`s of the port, in the order of the file
    Addresses(List<Entry> entries) {
        for (Entry entry : entries) {
            InetAddress address = entry.listen().address();
            if (!entry.listen().isWildcard()) {
                named.computeIfAbsent(
                        address, a -> table(entries, l -> l.address().equals(a)).orElseThrow());
            }
        }
        four = table(entries, l -> l.isWildcard() && l.address() instanceof Inet4Address);
        six = table(entries, l -> l.isWildcard() && !(l.address() instanceof Inet4Address));
        both = table(entries, l -> l.isWildcard() && !(l.address() instanceof Inet4Address) && !l.ipv6Only());
    }

    /// Empty where no `listen` meant this address.
    Optional<NameTable> at(InetAddress local) {
        NameTable exact = named.get(local);
        if (exact != null) {
            return Optional.of(exact);
        }
        return local instanceof Inet4Address ? four.or(() -> both) : six;
    }

    private static Optional<NameTable> table(List<Entry> all, Predicate<Listen> which) {
        List<Entry> entries =
                all.stream().filter(entry -> which.test(entry.listen())).toList();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        NameTable table = new NameTable(defaultOf(entries).site());
        entries.forEach(entry -> table.add(entry.server().names(), entry.site()));
        return Optional.of(table);
    }

    /// The one that says so, or the first.
    static Entry defaultOf(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.listen().defaultServer())
                .findFirst()
                .orElse(entries.getFirst());
    }
}
