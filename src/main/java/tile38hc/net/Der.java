package tile38hc.net;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Puts OpenSSL's older private keys into the PKCS#8 envelope that the JDK reads:
/// `SEQUENCE { version 0, algorithm, OCTET STRING { the older key } }`.
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int EC_PARAMETERS = 0xa0; // [0] of RFC 5915's ECPrivateKey

    private static final byte[] VERSION = HexFormat.of().parseHex("020100");
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("06092a864886f70d0101010500"); // with its NULL
    private static final byte[] EC_PUBLIC_KEY = HexFormat.of().parseHex("06072a8648ce3d0201");

    private Der() {}

    static byte[] pkcs8OfRsa(byte[] key) {
        return envelope(RSA_ENCRYPTION, key);
    }

    /// @throws IllegalArgumentException if the key does not name its curve
    static byte[] pkcs8OfEc(byte[] key) {
        return envelope(joined(EC_PUBLIC_KEY, curve(key)), key);
    }

    private static byte[] envelope(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, joined(VERSION, element(SEQUENCE, algorithm), element(OCTET_STRING, key)));
    }

    private static byte[] curve(byte[] key) {
        try {
            ByteBuffer members = content(ByteBuffer.wrap(key));
            while (members.hasRemaining()) {
                boolean found = Byte.toUnsignedInt(members.get(members.position())) == EC_PARAMETERS;
                ByteBuffer content = content(members);
                if (found) {
                    byte[] curve = new byte[content.remaining()];
                    content.get(curve);
                    return curve;
                }
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("cut short", e);
        }
        throw new IllegalArgumentException("no curve");
    }

    /// The content of the element at the buffer's position, which moves behind it.
    private static ByteBuffer content(ByteBuffer from) {
        from.get(); // the tag
        int length = Byte.toUnsignedInt(from.get());
        if (length > 0x80) { // so many bytes of length follow
            int bytes = length - 0x80;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | Byte.toUnsignedInt(from.get());
            }
        }
        ByteBuffer content = from.slice(from.position(), length);
        from.position(from.position() + length);
        return content;
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length >= 0x80) {
            out.write(0x82); // two bytes of length: keys are shorter than 64 KiB
            out.write(content.length >> 8);
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
