package tile38hc.config;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// `host:port` as nginx takes it apart, for `server`, `proxy_pass` and `listen`.
///
/// @param host without brackets; empty for a socket file
/// @param port the default where none was written
/// @param portGiven whether one was
record Endpoint(String host, int port, boolean portGiven, Optional<String> socketFile) {

    /// What the system takes.
    private static final int LONGEST_PATH = 107;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-\\x80-\\xff]+");
    private static final Pattern NUMBERS = Pattern.compile("(.*\\.)?[0-9]+\\.?");

    /// What is wrong with the text, in nginx's words: `invalid port`, `no host`.
    static final class InvalidException extends Exception {
        private static final long serialVersionUID = 1;

        InvalidException(String problem) {
            super(problem);
        }
    }

    static Endpoint parse(String text, int defaultPort) throws InvalidException {
        if (text.regionMatches(true, 0, "unix:", 0, 5)) {
            String path = text.substring(5);
            if (path.isEmpty()) {
                throw new InvalidException("no path in the unix domain socket");
            }
            if (path.length() > LONGEST_PATH) {
                throw new InvalidException("too long path in the unix domain socket");
            }
            return new Endpoint("", 0, false, Optional.of(path));
        }
        if (text.startsWith("[")) {
            return ipv6(text, defaultPort);
        }
        if (text.indexOf('/') >= 0 || text.indexOf('?') >= 0) {
            throw new InvalidException("invalid host");
        }
        int colon = text.indexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 ? defaultPort : port(text.substring(colon + 1));
        if (host.isEmpty()) {
            throw new InvalidException("no host");
        }
        return new Endpoint(host, port, colon >= 0, Optional.empty());
    }

    private static Endpoint ipv6(String text, int defaultPort) throws InvalidException {
        int bracket = text.indexOf(']');
        if (bracket < 0) {
            throw new InvalidException("invalid host");
        }
        String host = text.substring(1, bracket);
        String rest = text.substring(bracket + 1);
        if (host.isEmpty()) {
            throw new InvalidException("no host");
        }
        if (!isIpv6(host)) {
            throw new InvalidException("invalid IPv6 address");
        }
        if (rest.isEmpty()) {
            return new Endpoint(host, defaultPort, false, Optional.empty());
        }
        if (!rest.startsWith(":")) {
            throw new InvalidException("invalid host");
        }
        return new Endpoint(host, port(rest.substring(1)), true, Optional.empty());
    }

    /// Whether the host is an address, or there is none.
    boolean isAddress() {
        try {
            return host.isEmpty() || InetAddress.ofLiteral(host) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Whether no resolver ever finds the host: it has letters that no name has, or is an address gone wrong.
    boolean isNowhere() {
        return !isAddress()
                && (!NAME.matcher(host).matches() || NUMBERS.matcher(host).matches());
    }

    static int port(String text) throws InvalidException {
        if (text.isEmpty() || text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new InvalidException("invalid port");
        }
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65_535) {
            throw new InvalidException("invalid port");
        }
        return port;
    }

    private static boolean isIpv6(String host) {
        try {
            return host.indexOf('%') < 0 && host.indexOf(':') >= 0 && Inet6Address.ofLiteral(host) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
