package tile38hc.health;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/// Addresses as nginx writes them: `127.0.0.1:80`, `[::1]:80`, `unix:/path`.
public final class AddressText {

    private AddressText() {}

    public static String of(SocketAddress address) {
        return switch (address) {
            case InetSocketAddress inet
            when inet.getAddress() instanceof Inet6Address v6 -> "[" + of(v6) + "]:" + inet.getPort();
            case InetSocketAddress inet -> of(inet.getAddress()) + ":" + inet.getPort();
            case UnixDomainSocketAddress unix -> "unix:" + unix.getPath();
            default -> throw new IllegalArgumentException("no address of ours: " + address);
        };
    }

    public static String of(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : compressed(address.getAddress());
    }

    /// The first longest run of zero groups becomes `::`, as RFC 5952 wants and the JDK does not do. What stands for
    /// an IPv4 address ends like one.
    private static String compressed(byte[] address) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
        }
        int bestStart = 8;
        int bestLength = 1; // a single zero group is not worth the colons
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        boolean likeIpv4 = bestStart == 0
                && (bestLength == 6
                        || bestLength == 5 && groups[5] == 0xffff
                        || bestLength == 7 && address[14] != 0 && address[15] != 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < (likeIpv4 ? 6 : 8); i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        if (likeIpv4) {
            text.append(bestLength == 5 ? ":" : "")
                    .append(groups[6] >> 8)
                    .append('.')
                    .append(groups[6] & 0xff)
                    .append('.')
                    .append(groups[7] >> 8)
                    .append('.')
                    .append(groups[7] & 0xff);
        }
        return text.toString();
    }
}
