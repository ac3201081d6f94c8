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

    private TlsNames(List<Addresses.Entry> secure) {
        Addresses.Entry first = Addresses.defaultOf(secure);
        this.names = new NameTable(first.site());
        secure.forEach(entry -> names.add(entry.server().names(), entry.site()));
        this.usual = first.listen().tls().orElseThrow();
        this.shown = secure.stream()
                .collect(Collectors.toMap(
                        Addresses.Entry::site, entry -> entry.listen().tls().orElseThrow(), (one, _) -> one));
    }

    /// Empty for a socket that speaks in plain.
    static Optional<TlsNames> of(List<Addresses.Entry> entries) {
        List<Addresses.Entry> secure = entries.stream()
                .filter(entry -> entry.listen().tls().isPresent())
                .toList();
        return secure.isEmpty() ? Optional.empty() : Optional.of(new TlsNames(secure));
    }

    HttpsConfigurator configurator() {
        SSLContext context = TlsServer.context(this::shownFor);
        String[] protocols = usual.protocols().toArray(String[]::new);
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters parameters = context.getDefaultSSLParameters();
                parameters.setProtocols(protocols);
                connection.setSSLParameters(parameters);
            }
        };
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
