package tile38hc.web;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import tile38hc.net.Credential;
import tile38hc.net.ServerTls;
import tile38hc.net.TlsServer;

/// The TLS of one socket, which speaks it if any `listen` asks for it: a client is shown the certificate of the server
/// whose name it asks for (SNI), as nginx finds a server by `Host`, and else that of the default server, whose
/// protocols hold for all.
final class TlsNames {
    private final NameTable names;
    private final Map<Site, ServerTls> shown;
    private final ServerTls usual;

    /// @param entries those of the socket, one of which at least speaks TLS
    TlsNames(List<Addresses.Entry> entries) {
        List<Addresses.Entry> secure =
                entries.stream().filter(TlsNames::speaksTls).toList();
        Addresses.Entry first = Addresses.defaultOf(secure);
        this.names = new NameTable(first.site());
        secure.forEach(entry -> names.add(entry.server().names(), entry.site()));
        this.usual = first.listen().tls().orElseThrow();
        this.shown = secure.stream()
                .collect(Collectors.toMap(
                        Addresses.Entry::site, entry -> entry.listen().tls().orElseThrow(), (one, _) -> one));
    }

    static boolean speaksTls(Addresses.Entry entry) {
        return entry.listen().tls().isPresent();
    }

    /// What an open socket speaks now. The JDK's server asks for its TLS once, so what may change stands
    /// behind it.
    static final class Current {
        private volatile TlsNames names;

        Current(TlsNames names) {
            this.names = names;
        }

        /// From the next handshake on.
        void become(TlsNames others) {
            names = others;
        }

        HttpsConfigurator configurator() {
            SSLContext context = TlsServer.context(name -> names.shownFor(name));
            return new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters connection) {
                    SSLParameters parameters = context.getDefaultSSLParameters();
                    parameters.setProtocols(names.usual.protocols().toArray(String[]::new));
                    connection.setSSLParameters(parameters);
                }
            };
        }
    }

    private List<Credential> shownFor(Optional<String> name) {
        try {
            Site site = names.find(name.orElse("").toLowerCase(Locale.ROOT)).site();
            return shown.getOrDefault(site, usual).credentials();
        } catch (NginxRegex.TooCostly e) {
            return List.of();
        }
    }
}
