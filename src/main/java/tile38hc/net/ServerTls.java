package tile38hc.net;

import java.util.List;

/// How one virtual server shakes hands.
///
/// @param credentials of several kinds of keys, perhaps; none: handshakes are refused
/// @param protocols of [#KNOWN], at least one
public record ServerTls(List<Credential> credentials, List<String> protocols) {
    public static final List<String> KNOWN = List.of("TLSv1.2", "TLSv1.3");

    public ServerTls {
        credentials = List.copyOf(credentials);
        protocols = List.copyOf(protocols);
        if (protocols.isEmpty() || !KNOWN.containsAll(protocols)) {
            throw new IllegalArgumentException("protocols " + protocols);
        }
    }
}
