package tile38hc.tile38;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tile38hc.health.AddressText;

/// Where the `host:port` that followers say they follow is. Their words are untrusted, so only so many names are
/// ever looked up.
final class Whereabouts {
    private static final int MOST_NAMES = 64;

    private static final Pattern OWN_MACHINE = Pattern.compile("localhost|127(\\.\\d+){3}|::1|\\[::1]");

    /// @param name as a peer there would be named
    record Place(InetSocketAddress address, String name) {}

    private final BiConsumer<String, Consumer<List<InetAddress>>> resolver;
    private final Map<String, List<InetAddress>> known = new ConcurrentHashMap<>();

    /// @param resolver follows a name and tells its addresses whenever they change, an address in digits at once
    Whereabouts(BiConsumer<String, Consumer<List<InetAddress>>> resolver) {
        this.resolver = resolver;
    }

    /// What a follower says that it follows, as seen from here: its own machine is not ours.
    ///
    /// @param follower its name
    static String seenFromHere(String follower, String following) {
        String machine = host(follower);
        boolean own = OWN_MACHINE.matcher(host(following)).matches();
        return own && !machine.isEmpty() && !OWN_MACHINE.matcher(machine).matches()
                ? machine + following.substring(following.lastIndexOf(':'))
                : following;
    }

    /// Nothing for socket files.
    private static String host(String address) {
        return address.startsWith("unix:") ? "" : address.substring(0, Math.max(0, address.lastIndexOf(':')));
    }

    /// Empty for what is no address and while a name does not resolve.
    List<Place> of(String following) {
        int colon = following.lastIndexOf(':');
        String host = host(following).replaceAll("^\\[|]$", "");
        String digits = following.substring(colon + 1);
        boolean valid = host.matches("[A-Za-z0-9._:%-]{1,253}") && digits.matches("[0-9]{1,5}");
        int port = valid ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            return List.of();
        }
        if (!known.containsKey(host) && known.size() < MOST_NAMES) {
            known.put(host, List.of());
            resolver.accept(host, found -> known.put(host, found));
        }
        return known.getOrDefault(host, List.of()).stream()
                .map(address -> new InetSocketAddress(address, port))
                .map(address -> new Place(address, AddressText.of(address)))
                .toList();
    }
}
