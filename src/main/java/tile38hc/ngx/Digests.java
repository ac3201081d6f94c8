package tile38hc.ngx;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Checksums over byte strings.
final class Digests {
    private static final String HMAC_SHA1 = "HmacSHA1";

    private Digests() {}

    /// @param algorithm that every JDK has
    static String digest(String algorithm, String text) {
        try {
            return text(MessageDigest.getInstance(algorithm).digest(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hmacSha1(String key, String text) {
        byte[] secret = bytes(key);
        // HMAC fills keys up with zeros, and the JDK takes no empty one
        SecretKey padded = new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, HMAC_SHA1);
        try {
            Mac mac = Mac.getInstance(HMAC_SHA1);
            mac.init(padded);
            return text(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static long crc32(String text) {
        CRC32 crc = new CRC32();
        crc.update(bytes(text));
        return crc.getValue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
