package tile38hc.net;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// Whether a certificate is made out to a name: one of its DNS names, or its subject's common name if it has none.
/// A leading `*.` stands for one label. Addresses are compared as names, as nginx does.
final class HostName {
    private static final int DNS = 2; // RFC 5280's GeneralName: dNSName [2]

    private HostName() {}

    static boolean matches(X509Certificate certificate, String host) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            List<String> names = alternatives == null
                    ? List.of()
                    : alternatives.stream()
                            .filter(name -> name.getFirst().equals(DNS))
                            .map(name -> (String) name.getLast())
                            .toList();
            return (names.isEmpty() ? commonNames(certificate) : names).stream().anyMatch(name -> covers(name, host));
        } catch (CertificateParsingException | InvalidNameException e) {
            return false;
        }
    }

    private static List<String> commonNames(X509Certificate certificate) throws InvalidNameException {
        return new LdapName(certificate.getSubjectX500Principal().getName())
                .getRdns().stream()
                        .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                        .map(Rdn::getValue)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
    }

    private static boolean covers(String pattern, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        String name = pattern.toLowerCase(Locale.ROOT);
        if (!name.startsWith("*.")) {
            return name.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        // OpenSSL wants two labels behind the star
        return dot > 0 && name.indexOf('.', 2) > 0 && name.substring(1).equals(wanted.substring(dot));
    }
}
