package tile38hc.net;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/// A certificate with its private key: what a server shows its clients, or a client that is asked for one its server.
///
/// @param chain the own certificate first
public record Credential(List<X509Certificate> chain, PrivateKey key) {
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA", "RSASSA-PSS", "SHA256withRSA");

    /// @throws IllegalArgumentException in OpenSSL's words, if the key is not that of the own certificate
    public Credential {
        chain = List.copyOf(chain);
        if (!belongs(key, chain.getFirst())) {
            throw new IllegalArgumentException("key values mismatch");
        }
    }

    private static boolean belongs(PrivateKey key, X509Certificate own) {
        try {
            byte[] text = {1};
            Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), "none"));
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(own.getPublicKey());
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // keys of two kinds
        }
    }
}
