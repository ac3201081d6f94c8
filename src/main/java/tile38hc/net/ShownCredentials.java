package tile38hc.net;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;

/// Tells JSSE which certificate to show. A server's is chosen by the name that the client asks for, a client's
/// is always the same; of several it is the first of a kind that the other side takes. The authorities that the
/// other side lists are ignored.
final class ShownCredentials extends X509ExtendedKeyManager {
    private final Function<Optional<String>, List<Credential>> byName;
    private final List<Credential> shown = new CopyOnWriteArrayList<>(); // an alias is the place in it

    /// @param byName none for a name with which nobody is to shake hands; asked by many threads
    ShownCredentials(Function<Optional<String>, List<Credential>> byName) {
        this.byName = byName;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return alias(List.of(keyType), byName.apply(nameAskedFor(engine.getHandshakeSession())));
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return alias(List.of(keyType), byName.apply(nameAskedFor(((SSLSocket) socket).getHandshakeSession())));
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return alias(List.of(keyTypes), byName.apply(Optional.empty()));
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return alias(List.of(keyTypes), byName.apply(Optional.empty()));
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return shown.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return shown.get(Integer.parseInt(alias)).key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    private String alias(List<String> keyTypes, List<Credential> credentials) {
        return credentials.stream()
                .filter(credential -> keyTypes.contains(credential.key().getAlgorithm()))
                .findFirst()
                .map(this::alias)
                .orElse(null);
    }

    private synchronized String alias(Credential credential) {
        if (!shown.contains(credential)) {
            shown.add(credential);
        }
        return String.valueOf(shown.indexOf(credential));
    }

    private static Optional<String> nameAskedFor(SSLSession session) {
        return ((ExtendedSSLSession) session)
                .getRequestedServerNames().stream()
                        .filter(name -> name.getType() == StandardConstants.SNI_HOST_NAME)
                        .map(name -> new String(name.getEncoded(), StandardCharsets.ISO_8859_1))
                        .findFirst();
    }
}
