package tile38hc.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tile38hc.health.Time;
import tile38hc.net.Credential;
import tile38hc.net.Pem;
import tile38hc.net.Trust;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Warning;
import tile38hc.source.SourceException;

/// Opens the PEM files that directives name, those of a server once however many servers inherit them.
final class Certificates {
    private final Path folder;
    private final Time time;
    private final List<Warning> warnings;
    private final Map<List<Path>, Credential> opened = new HashMap<>();

    /// @param folder where relative paths start
    /// @param warnings takes what is no reason to refuse the configuration
    Certificates(Path folder, Time time, List<Warning> warnings) {
        this.folder = folder;
        this.time = time;
        this.warnings = warnings;
    }

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

    /// Each certificate with the key that stands at the same place among the keys, as nginx pairs them.
    List<Credential> pairs(List<Directive> certificates, List<Directive> keys) {
        List<Credential> pairs = new ArrayList<>();
        for (int i = 0; i < certificates.size(); i++) {
            Directive certificate = certificates.get(i);
            if (i >= keys.size()) {
                throw withoutKey(certificate);
            }
            Directive key = keys.get(i);
            Credential pair =
                    opened.computeIfAbsent(List.of(path(certificate), path(key)), _ -> pair(certificate, key));
            warnOfDates(pair.chain().getFirst(), certificate);
            pairs.add(pair);
        }
        return pairs;
    }

    static SourceException withoutKey(Directive certificate) {
        return new SourceException(
                "no \"ssl_certificate_key\" is defined for certificate \"" + certificate.arg(0) + "\"",
                certificate.position());
    }

    private Credential pair(Directive certificate, Directive key) {
        List<X509Certificate> chain = chain(certificate);
        PrivateKey secret = key(key);
        try {
            return new Credential(chain, secret);
        } catch (IllegalArgumentException e) {
            throw new SourceException(
                    "SSL_CTX_use_PrivateKey(\"" + path(key) + "\") failed (" + e.getMessage()
                            + "): it is not the key of \"" + path(certificate) + "\"",
                    key.position());
        }
    }

    private List<X509Certificate> chain(Directive certificate) {
        try {
            return Pem.certificates(path(certificate));
        } catch (IOException e) {
            throw new SourceException(
                    "cannot load certificate \"" + path(certificate) + "\": " + reason(e), certificate.position());
        }
    }

    private PrivateKey key(Directive key) {
        try {
            return Pem.privateKey(path(key));
        } catch (IOException e) {
            throw new SourceException(
                    "cannot load certificate key \"" + path(key) + "\": " + reason(e), key.position());
        }
    }

    private void warnOfDates(X509Certificate own, Directive certificate) {
        Instant now = time.now();
        Instant begin = own.getNotBefore().toInstant();
        Instant end = own.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            warn("certificate \"" + path(certificate) + "\" has expired on " + end, certificate);
        } else if (now.isBefore(begin)) {
            warn("certificate \"" + path(certificate) + "\" is not valid before " + begin, certificate);
        }
    }

    /// Once, however many servers inherit what it is about.
    void warn(String problem, Directive directive) {
        Warning warning = new Warning(problem, directive.position());
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
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
