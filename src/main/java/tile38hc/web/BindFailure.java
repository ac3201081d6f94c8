package tile38hc.web;

import java.io.IOException;

/// An address that cannot be listened on, in nginx's words: `bind() to 0.0.0.0:80 failed (98: Address already in
/// use)`.
public final class BindFailure extends IOException {
    private static final long serialVersionUID = 1;

    BindFailure(Listen listen, Exception cause) {
        super("bind() to " + listen.text() + " failed (" + numbered(cause.getMessage()) + ")", cause);
    }

    /// With Linux's number of the error, as nginx prints it.
    private static String numbered(String message) {
        return switch (message) {
            case "Permission denied" -> "13: " + message;
            case "Address already in use" -> "98: " + message;
            case "Cannot assign requested address" -> "99: " + message;
            case null -> "97: Address family not supported by protocol"; // an UnsupportedAddressTypeException
            default -> message;
        };
    }
}
