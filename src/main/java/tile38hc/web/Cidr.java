package tile38hc.web;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A network as `allow` and `deny` name it: an address and how many of its leading bits count.
public record Cidr(InetAddress address, int bits) {

    /// Java alone would also take `10` and `[::1]` for addresses.
    private static final Pattern NETWORK =
            Pattern.compile("(?<address>\\d+(\\.\\d+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(/(?<bits>\\d{1,3}))?");

    public Cidr {
        if (bits < 0 || bits > address.getAddress().length * 8) {
            throw new IllegalArgumentException("invalid network: " + bits + " bits");
        }
    }

    /// Reads `10.0.0.0/8`, `10.0.0.1`, `::1/128`; IllegalArgumentException for everything else, host names included.
    public static Cidr parse(String text) {
        Matcher matcher = NETWORK.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("invalid network \"" + text + "\"");
        }
        InetAddress address = InetAddress.ofLiteral(matcher.group("address"));
        String bits = matcher.group("bits");
        return new Cidr(address, bits == null ? address.getAddress().length * 8 : Integer.parseInt(bits));
    }

    public boolean contains(InetAddress client) {
        byte[] theirs = client.getAddress();
        byte[] ours = address.getAddress();
        if (theirs.length != ours.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = bits % 8;
        if (!Arrays.equals(theirs, 0, whole, ours, 0, whole)) {
            return false;
        }
        return rest == 0 || (theirs[whole] ^ ours[whole]) >> (8 - rest) == 0;
    }

    /// Whether the address has bits beyond those that count: nginx warns `low address bits of … are meaningless`.
    public boolean hasMeaninglessBits() {
        byte[] bytes = address.getAddress();
        for (int bit = bits; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] & 0x80 >> bit % 8) != 0) {
                return true;
            }
        }
        return false;
    }
}
