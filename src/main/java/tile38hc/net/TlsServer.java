package tile38hc.net;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/// The server's side of TLS, for `listen … ssl`.
public final class TlsServer {

    private TlsServer() {}

    /// @param byName what to show a client that asks for this name (SNI), or for none; where it is nothing, the
    /// handshake is refused. Called by many threads
    public static SSLContext context(Function<Optional<String>, List<Credential>> byName) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new ShownCredentials(byName)}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }
}
