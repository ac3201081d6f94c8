package tile38hc.web;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/// One socket that listens, in plain or with TLS. Who answers there may change while it is open: requests
/// that have come already are answered by who was there before.
final class ListeningSocket {

    /// Connections that wait to be taken, as nginx asks for.
    private static final int BACKLOG = 511;

    /// Where a socket is bound, and whether it speaks TLS.
    record Binding(InetSocketAddress address, boolean secure) {}

    private final HttpServer server;
    private final Exchanges exchanges;
    private final TlsNames.Current tls; // null in plain

    private ListeningSocket(HttpServer server, Exchanges exchanges, TlsNames.Current tls) {
        this.server = server;
        this.exchanges = exchanges;
        this.tls = tls;
    }

    /// Binds a socket, which takes connections from [#start] on: until then they wait.
    static ListeningSocket open(Binding binding, List<Addresses.Entry> entries, Wire wire, Semaphore bodies)
            throws BindFailure {
        try {
            Exchanges exchanges =
                    new Exchanges(binding.secure() ? "https" : "http", new Addresses(entries), wire, bodies);
            ListeningSocket socket;
            if (binding.secure()) {
                TlsNames.Current tls = new TlsNames.Current(new TlsNames(entries));
                HttpsServer server = HttpsServer.create(binding.address(), BACKLOG);
                server.setHttpsConfigurator(tls.configurator());
                socket = new ListeningSocket(server, exchanges, tls);
            } else {
                socket = new ListeningSocket(HttpServer.create(binding.address(), BACKLOG), exchanges, null);
            }
            socket.server.createContext("/", exchanges);
            return socket;
        } catch (IOException | UnsupportedAddressTypeException e) {
            throw new BindFailure(named(binding, entries), e);
        }
    }

    /// The `listen` that a message names: of several, one that says what was bound.
    private static Listen named(Binding binding, List<Addresses.Entry> entries) {
        return entries.stream()
                .map(Addresses.Entry::listen)
                .filter(listen -> !binding.address().getAddress().isAnyLocalAddress() || listen.isWildcard())
                .findFirst()
                .orElseThrow();
    }

    /// From now on these answer.
    void serve(List<Addresses.Entry> entries) {
        if (tls != null) {
            tls.become(new TlsNames(entries));
        }
        exchanges.answerFor(new Addresses(entries));
    }

    void start(Executor threads) {
        server.setExecutor(threads);
        server.start();
    }

    /// Takes no connection any more, and gives answers on their way so many seconds.
    void stop(int seconds) {
        server.stop(seconds);
    }

    /// As [#stop], before any [#start].
    void discard() {
        server.start(); // one that never ran would keep its port: its selector has to let go of it
        server.stop(0);
    }

    InetSocketAddress address() {
        return server.getAddress();
    }
}
