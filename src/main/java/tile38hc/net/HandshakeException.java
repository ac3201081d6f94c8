package tile38hc.net;

import javax.net.ssl.SSLException;

/// A TLS handshake failed. The message is what ngx_lua says of it: `handshake failed`, `20: unable to get local
/// issuer certificate`, `certificate host mismatch`.
public final class HandshakeException extends SSLException {
    private static final long serialVersionUID = 1;

    HandshakeException(String message) {
        super(message);
    }

    HandshakeException(String message, Throwable cause) {
        super(message, cause);
    }
}
