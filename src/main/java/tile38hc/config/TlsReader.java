package tile38hc.config;

import java.util.List;
import java.util.Optional;
import tile38hc.net.Credential;
import tile38hc.net.ServerTls;
import tile38hc.nginx.Directive;
import tile38hc.source.SourceException;

/// Reads how a server with an `ssl` listen shakes hands: `ssl_certificate`, `ssl_certificate_key`, `ssl_protocols`,
/// `ssl_reject_handshake`. Which ciphers are offered is the JDK's business, whatever `ssl_ciphers` says.
record TlsReader(Certificates certificates, Directive http) {
    ServerTls read(Directive server) {
        return new ServerTls(credentials(server), protocols(server));
    }

    /// Refuses a certificate without a key, which nginx reads even where nobody asks for it.
    void requireKeys(Directive server) {
        List<Directive> shown = server.all("ssl_certificate").toList();
        int keys = inherited(server, "ssl_certificate_key").size();
        if (shown.size() > keys) {
            throw Certificates.withoutKey(shown.get(keys));
        }
    }

    private List<Credential> credentials(Directive server) {
        List<Directive> shown = inherited(server, "ssl_certificate");
        if (shown.isEmpty()) {
            if (rejectsHandshakes(server)) {
                return List.of();
            }
            throw new SourceException(
                    "no \"ssl_certificate\" is defined for the \"listen ... ssl\" directive", server.position());
        }
        List<Directive> keys = inherited(server, "ssl_certificate_key");
        Optional<Directive> named =
                shown.stream().filter(TlsReader::hasVariables).findFirst();
        if (named.isPresent()) {
            certificates.warn("no certificate is chosen by variables: TLS with this server is refused", named.get());
            return List.of();
        }
        List<Credential> pairs = certificates.pairs(shown, keys);
        return rejectsHandshakes(server) ? List.of() : pairs;
    }

    private static boolean hasVariables(Directive certificate) {
        return certificate.arg(0).contains("$");
    }

    private boolean rejectsHandshakes(Directive server) {
        return inherited(server, "ssl_reject_handshake").stream()
                .anyMatch(directive -> directive.arg(0).equalsIgnoreCase("on"));
    }

    /// TLS 1.2 and 1.3 but for those that the configuration leaves out. Older ones are spoken by nobody here.
    private List<String> protocols(Directive server) {
        List<Directive> lines = inherited(server, "ssl_protocols");
        if (lines.isEmpty()) {
            return ServerTls.KNOWN;
        }
        List<String> wanted =
                lines.stream().flatMap(line -> line.args().stream()).toList();
        List<String> spoken = ServerTls.KNOWN.stream()
                .filter(known -> wanted.stream().anyMatch(known::equalsIgnoreCase))
                .toList();
        if (spoken.isEmpty()) {
            certificates.warn(
                    "\"ssl_protocols\" names neither TLSv1.2 nor TLSv1.3: both are spoken, and no older ones",
                    lines.getFirst());
            return ServerTls.KNOWN;
        }
        return spoken;
    }

    /// All of the server's, or if it has none, all of the level above.
    private List<Directive> inherited(Directive server, String name) {
        List<Directive> own = server.all(name).toList();
        return own.isEmpty() ? http.all(name).toList() : own;
    }
}
