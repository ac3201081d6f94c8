package tile38hc.web;

import java.net.InetAddress;
import java.util.Arrays;

/// A network as `allow` and `deny` name it: an address and how many of its leading bits count.
public record Cidr(InetAddress address, int bits) {

    public Cidr {
        if (bits < 0 || bits > address.getAddress().length * 8) {
            throw new IllegalArgumentException("invalid network: " + bits + " bits");
        }
    }

    /// Reads `10.0.0.0/8`, `10.0.0.1`, `::1/128`; IllegalArgumentException for everything else, host names included.
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = address.getAddress().length * 8;
        return new Cidr(address, slash < 0 ? all : Integer.parseUnsignedInt(text.substring(slash + 1)));
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
