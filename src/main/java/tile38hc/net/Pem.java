package tile38hc.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Certificates and private keys from PEM files, as nginx's directives name them. What stands between the blocks is
/// skipped, as OpenSSL does.
///
/// Every failure is an [IOException] whose message says what is wrong with which file.
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private record Block(String label, String body) {

        byte[] bytes() {
            return Base64.getMimeDecoder().decode(body);
        }
    }

    private Pem() {}

    /// All certificates of the file, at least one, in its order.
    public static List<X509Certificate> certificates(Path file) throws IOException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> certificates = new ArrayList<>();
            for (Block block : blocks(file)) {
                if (block.label().matches("(X509 |TRUSTED )?CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
                }
            }
            if (certificates.isEmpty()) {
                throw new IOException("no certificate in \"" + file + "\"");
            }
            return certificates;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("a damaged certificate in \"" + file + "\": " + e.getMessage(), e);
        }
    }

    /// The first private key of the file: PKCS#8, or OpenSSL's older forms for RSA and EC. No encrypted ones.
    public static PrivateKey privateKey(Path file) throws IOException {
        for (Block block : blocks(file)) {
            if (block.label().equals("ENCRYPTED PRIVATE KEY") || block.body().contains("ENCRYPTED")) {
                throw new IOException("the private key in \"" + file + "\" is encrypted: decrypt it with"
                        + " `openssl pkey -in encrypted.key -out plain.key`");
            }
            if (block.label().endsWith("PRIVATE KEY")) {
                try {
                    return key(block);
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    throw new IOException(
                            "a private key in \"" + file + "\" that is damaged or of a kind not known", e);
                }
            }
        }
        throw new IOException("no private key in \"" + file + "\"");
    }

    private static PrivateKey key(Block block) throws GeneralSecurityException {
        byte[] pkcs8 =
                switch (block.label()) {
                    case "RSA PRIVATE KEY" -> Der.pkcs8OfRsa(block.bytes());
                    case "EC PRIVATE KEY" -> Der.pkcs8OfEc(block.bytes());
                    default -> block.bytes();
                };
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                // of another algorithm, perhaps
            }
        }
        throw new InvalidKeySpecException("none of " + ALGORITHMS);
    }

    private static List<Block> blocks(Path file) throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        List<Block> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }
}
