package tile38hc.web;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// All that listens: one socket a port where any `listen` of it is a wildcard, one an address where none is. Every
/// request has a virtual thread of its own. Starting opens all sockets or none.
public final class WebServer {

    /// Connections that wait to be taken, as nginx asks for.
    private static final int BACKLOG = 511;

    /// Seconds that a client may leave a write waiting.
    private static final int PATIENCE = 30;

    /// Milliseconds: for answers on their way when the server stops, then for their threads once interrupted.
    private static final int GRACE = 500;

    private static final int LAST_GRACE = 200;

    /// Where a socket is bound: `address` is null for the wildcard.
    private record Binding(int port, InetAddress address) {}

    private final List<HttpServer> sockets;
    private final ExecutorService threads;
    private final ScheduledExecutorService clock;

    private WebServer(List<HttpServer> sockets, ExecutorService threads, ScheduledExecutorService clock) {
        this.sockets = sockets;
        this.threads = threads;
        this.clock = clock;
    }

    /// @param errors takes lines for the error log, at nginx's level `error`; called by many threads
    /// @throws BindFailure where an address is taken or is none of this machine's
    public static WebServer start(List<VirtualServer> servers, Consumer<String> errors) throws IOException {
        return start(servers, errors, new SlowReaders(PATIENCE));
    }

    static WebServer start(List<VirtualServer> servers, Consumer<String> errors, SlowReaders readers)
            throws IOException {
        JdkSettings.set();
        Wire wire = new Wire(readers);
        Semaphore bodies = new Semaphore(RequestBody.MEMORY);
        List<HttpServer> sockets = new ArrayList<>();
        try {
            for (Map.Entry<Binding, List<Addresses.Entry>> socket :
                    bindings(servers, errors).entrySet()) {
                sockets.add(open(socket.getKey(), socket.getValue(), wire, bodies));
            }
        } catch (IOException e) {
            for (HttpServer socket : sockets) {
                socket.start(); // one that never ran would keep its port: its selector has to let go of it
                socket.stop(0);
            }
            throw e;
        }
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http-", 0).factory());
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("slow-readers").factory());
        clock.scheduleWithFixedDelay(readers::tick, 1, 1, TimeUnit.SECONDS);
        for (HttpServer socket : sockets) {
            socket.setExecutor(threads);
            socket.start();
        }
        return new WebServer(sockets, threads, clock);
    }

    /// Returns within a second: answers on their way get half of one.
    public void stop() {
        threads.shutdown(); // what comes in from now on is closed unanswered
        if (!hasEnded(GRACE)) {
            threads.shutdownNow();
            hasEnded(LAST_GRACE);
        }
        sockets.forEach(socket -> socket.stop(0));
        clock.shutdownNow();
    }

    /// Where the sockets are bound, in the order of the configuration.
    public List<InetSocketAddress> addresses() {
        return sockets.stream().map(HttpServer::getAddress).toList();
    }

    private boolean hasEnded(int milliseconds) {
        try {
            return threads.awaitTermination(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Map<Binding, List<Addresses.Entry>> bindings(List<VirtualServer> servers, Consumer<String> errors) {
        List<Addresses.Entry> entries = new ArrayList<>();
        for (VirtualServer server : servers) {
            Site site = new Site(server, errors);
            server.listens().forEach(listen -> entries.add(new Addresses.Entry(listen, server, site)));
        }
        Map<Binding, List<Addresses.Entry>> bindings = new LinkedHashMap<>();
        for (Addresses.Entry entry : entries) {
            int port = entry.listen().port();
            boolean wildcard = entries.stream()
                    .map(Addresses.Entry::listen)
                    .anyMatch(other -> other.port() == port && other.isWildcard());
            Binding binding = new Binding(port, wildcard ? null : entry.listen().address());
            bindings.computeIfAbsent(binding, _ -> new ArrayList<>()).add(entry);
        }
        return bindings;
    }

    private static HttpServer open(Binding binding, List<Addresses.Entry> entries, Wire wire, Semaphore bodies)
            throws IOException {
        InetSocketAddress address = new InetSocketAddress(binding.address(), binding.port());
        Optional<TlsNames> tls = TlsNames.of(entries);
        try {
            HttpServer server;
            if (tls.isEmpty()) {
                server = HttpServer.create(address, BACKLOG);
            } else {
                HttpsServer secure = HttpsServer.create(address, BACKLOG);
                secure.setHttpsConfigurator(tls.get().configurator());
                server = secure;
            }
            String scheme = tls.isEmpty() ? "http" : "https";
            server.createContext("/", new Exchanges(scheme, new Addresses(entries), wire, bodies));
            return server;
        } catch (IOException | UnsupportedAddressTypeException e) {
            throw new BindFailure(named(binding, entries), e);
        }
    }

    /// The `listen` that a message names: of several, one that says what was bound.
    private static Listen named(Binding binding, List<Addresses.Entry> entries) {
        return entries.stream()
                .map(Addresses.Entry::listen)
                .filter(listen -> binding.address() != null || listen.isWildcard())
                .findFirst()
                .orElseThrow();
    }
}
