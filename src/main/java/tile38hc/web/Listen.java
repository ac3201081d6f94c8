package tile38hc.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import tile38hc.net.ServerTls;

/// One `listen` of a server: `0.0.0.0` and `::` hear every address of their family, and `::` without `ipv6only` both
/// families. Port 0 takes a free one. With `tls` the port speaks nothing else.
public record Listen(InetAddress address, int port, boolean defaultServer, boolean ipv6Only, Optional<ServerTls> tls) {

    public Listen {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("invalid port " + port);
        }
    }

    boolean isWildcard() {
        return address.isAnyLocalAddress();
    }

    /// `0.0.0.0:8080`, `[::1]:8080`, as nginx writes it.
    public String text() {
        String host = address.getHostAddress();
        return (address instanceof Inet4Address ? host : "[" + shortened(host) + "]") + ":" + port;
    }

    private static String shortened(String six) {
        return six.replaceFirst("(^|:)(0(:|$)){2,}", "::");
    }
}
