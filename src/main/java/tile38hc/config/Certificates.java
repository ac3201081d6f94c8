package tile38hc.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import tile38hc.net.Pem;
import tile38hc.net.TlsServer;
import tile38hc.net.Trust;
import tile38hc.nginx.Directive;
import tile38hc.source.SourceException;

/// Opens the PEM files that directives name.
///
/// @param folder where relative paths start
record Certificates(Path folder) {

    /// Whom https checks believe.
    Trust trust(Directive http) {
        Optional<Directive> file = http.find("lua_ssl_trusted_certificate");
        if (file.isEmpty()) {
            return Trust.NOBODY;
        }
        int depth = http.find("lua_ssl_verify_depth")
                .map(directive -> Integer.parseInt(directive.arg(0)))
                .orElse(1);
        Path path = path(file.get());
        try {
            return new Trust(Pem.certificates(path), depth);
        } catch (IOException e) {
            throw new SourceException(
                    "SSL_CTX_load_verify_locations(\"" + path + "\") failed (" + reason(e) + ")",
                    file.get().position());
        }
    }

    /// What a server with an `ssl` listen shows its clients.
    SSLContext ofServer(Directive http, Directive server) {
        Directive certificate = inherited(http, server, "ssl_certificate");
        Directive key = inherited(http, server, "ssl_certificate_key");
        try {
            return TlsServer.context(Pem.certificates(path(certificate)), Pem.privateKey(path(key)));
        } catch (IOException e) {
            throw new SourceException(
                    "cannot load certificate \"" + path(certificate) + "\": " + reason(e), certificate.position());
        }
    }

    private static Directive inherited(Directive http, Directive server, String name) {
        return server.find(name)
                .or(() -> http.find(name))
                .orElseThrow(() -> new SourceException(
                        "no \"" + name + "\" is defined for the \"listen ... ssl\" directive", server.position()));
    }

    /// In place of what OpenSSL says.
    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "No such file or directory: " + missing.getMessage();
            case AccessDeniedException denied -> "Permission denied: " + denied.getMessage();
            default -> e.getMessage();
        };
    }

    private Path path(Directive directive) {
        return folder.resolve(directive.arg(0));
    }
}
