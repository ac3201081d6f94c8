package tile38hc.health;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        char[] groups = new char[8];
        ByteBuffer.wrap(address).asCharBuffer().get(groups);
        Zeros zeros = longestZeros(groups);
        if (zeros.length() < 2) { // a single zero group is not worth the colons
            return hexadecimal(groups, 0, 8);
        }
        boolean mapped = zeros.isFirst(5) && groups[5] == 0xffff;
        boolean compatible = zeros.isFirst(6) || zeros.isFirst(7) && address[14] != 0 && address[15] != 1;
        String rest =
                mapped || compatible ? (mapped ? "ffff:" : "") + dotted(address) : hexadecimal(groups, zeros.end(), 8);
        return hexadecimal(groups, 0, zeros.start()) + "::" + rest;
    }

    /// A run of groups that are 0.
    private record Zeros(int start, int end) {
        int length() {
            return end - start;
        }

        boolean isFirst(int count) {
            return start == 0 && end == count;
        }
    }

    private static Zeros longestZeros(char[] groups) {
        Zeros longest = new Zeros(0, 0);
        for (int start = 0; start < groups.length; start++) {
            int end = start;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - start > longest.length()) {
                longest = new Zeros(start, end);
            }
        }
        return longest;
    }

    private static String hexadecimal(char[] groups, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Integer.toHexString(groups[i]))
                .collect(Collectors.joining(":"));
    }

    private static String dotted(byte[] address) {
        return IntStream.range(12, 16)
                .mapToObj(i -> String.valueOf(address[i] & 0xff))
                .collect(Collectors.joining("."));
    }
}
