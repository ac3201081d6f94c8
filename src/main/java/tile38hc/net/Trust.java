package tile38hc.net;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which certificates are trusted, and what is wrong with a peer's, in OpenSSL's words.
///
/// nginx lets OpenSSL go on after an error and reports the last one, so what OpenSSL looks at last is looked at first
/// here: dates, then purposes, then the path. As for OpenSSL, a path must end at a trusted certificate that signed
/// itself; a trusted one in its middle is not enough.
///
/// @param anchors the certificates of `lua_ssl_trusted_certificate`
/// @param depth how many certificates may stand between the peer's own and the trusted one: `lua_ssl_verify_depth`
public record Trust(List<X509Certificate> anchors, int depth) {

    /// Trusts nobody, as without `lua_ssl_trusted_certificate`.
    public static final Trust NOBODY = new Trust(List.of(), 1);

    private static final int DEEPEST = 100;
    private static final Set<String> SERVER_PURPOSES = Set.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0"); // or any

    public Trust {
        anchors = List.copyOf(anchors);
        depth = Math.min(depth, DEEPEST); // certificates that issued each other make endless paths
    }

    /// @param chain what the peer sent, its own certificate first
    /// @param host expected in the peer's own certificate
    Optional<String> fault(List<X509Certificate> chain, Optional<String> host) {
        X509Certificate own = chain.getFirst();
        List<X509Certificate> path = path(chain);
        Optional<String> incomplete = incomplete(path);
        if (anchors.isEmpty()) {
            return incomplete; // without a file OpenSSL stops at the first error
        }
        return outOfDate(path)
                .or(() -> incomplete.isPresent() && path.size() == 1 && !selfSigned(own)
                        ? Optional.of("21: unable to verify the first certificate")
                        : Optional.empty())
                .or(() -> unsuitable(path))
                .or(() -> incomplete)
                .or(() -> invalid(path))
                .or(() -> host.filter(name -> !HostName.matches(own, name)).map(_ -> "certificate host mismatch"));
    }

    /// From the peer's own certificate as far up as issuers are found and the depth allows.
    private List<X509Certificate> path(List<X509Certificate> chain) {
        List<X509Certificate> path = new ArrayList<>(List.of(chain.getFirst()));
        while (!selfSigned(path.getLast()) && path.size() <= depth + 1) {
            X509Certificate last = path.getLast();
            Optional<X509Certificate> issuer = Stream.concat(anchors.stream(), chain.stream()) // rather a trusted one
                    .filter(candidate -> issued(candidate, last))
                    .findFirst();
            if (issuer.isEmpty()) {
                break;
            }
            path.add(issuer.get());
        }
        return path;
    }

    private Optional<String> incomplete(List<X509Certificate> path) {
        X509Certificate last = path.getLast();
        if (!selfSigned(last)) {
            return Optional.of(
                    anchors.contains(last)
                            ? "2: unable to get issuer certificate"
                            : "20: unable to get local issuer certificate");
        }
        if (!anchors.contains(last)) {
            return Optional.of(
                    path.size() == 1
                            ? "18: self-signed certificate"
                            : "19: self-signed certificate in certificate chain");
        }
        return Optional.empty();
    }

    private static boolean selfSigned(X509Certificate certificate) {
        return issued(certificate, certificate);
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Optional<String> outOfDate(List<X509Certificate> path) {
        for (X509Certificate certificate : path) {
            try {
                certificate.checkValidity();
            } catch (CertificateNotYetValidException e) {
                return Optional.of("9: certificate is not yet valid");
            } catch (CertificateExpiredException e) {
                return Optional.of("10: certificate has expired");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unsuitable(List<X509Certificate> path) {
        boolean othersAreAuthorities = path.stream()
                .skip(1)
                .allMatch(certificate -> certificate.getBasicConstraints() >= 0 || selfSigned(certificate));
        return othersAreAuthorities && mayServe(path.getFirst())
                ? Optional.empty()
                : Optional.of("26: unsuitable certificate purpose");
    }

    private static boolean mayServe(X509Certificate own) {
        try {
            List<String> purposes = own.getExtendedKeyUsage();
            return purposes == null || purposes.stream().anyMatch(SERVER_PURPOSES::contains);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    /// What the JDK has against a complete path: constraints of its authorities, critical extensions, weak algorithms.
    private static Optional<String> invalid(List<X509Certificate> path) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.getLast(), null)));
            parameters.setRevocationEnabled(false);
            List<X509Certificate> belowAnchor = path.subList(0, Math.max(1, path.size() - 1));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(belowAnchor), parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(
                    switch (e.getReason()) {
                        case PKIXReason.PATH_TOO_LONG -> "25: path length constraint exceeded";
                        case PKIXReason.UNRECOGNIZED_CRIT_EXT -> "34: unhandled critical extension";
                        case PKIXReason.INVALID_NAME -> "47: permitted subtree violation";
                        default -> "1: unspecified certificate verification error";
                    });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK validates X.509 paths", e);
        }
    }
}
