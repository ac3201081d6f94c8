package tile38hc.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tile38hc.web.ListeningSocket.Binding;

/// All that listens: one socket a port where any `listen` of it is a wildcard, one an address where none is.
/// Every request has a virtual thread of its own. Starting opens all sockets or none, and so does a change to
/// other servers, which leaves those open that both have.
public final class WebServer {

    /// Seconds that a client may leave a write waiting.
    private static final int PATIENCE = 30;

    /// Milliseconds: for answers on their way when the server stops, then for their threads once interrupted.
    private static final int GRACE = 500;

    private static final int LAST_GRACE = 200;

    /// Seconds for answers on their way where an address is given up.
    private static final int CLOSING_GRACE = 5;

    private final Consumer<String> errors;
    private final Wire wire;
    private final Semaphore bodies = new Semaphore(RequestBody.MEMORY);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-", 0).factory());
    private final ScheduledExecutorService clock;
    private volatile Map<Binding, ListeningSocket> sockets = Map.of(); // in the order of the configuration

    private WebServer(Consumer<String> errors, SlowReaders readers) {
        this.errors = errors;
        this.wire = new Wire(readers);
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("slow-readers").factory());
        clock.scheduleAtFixedRate(readers::tick, 1, 1, TimeUnit.SECONDS);
    }

    /// @param errors takes lines for the error log, at nginx's level `error`; called by many threads
    /// @throws BindFailure where an address is taken or is none of this machine's
    public static WebServer start(List<VirtualServer> servers, Consumer<String> errors) throws IOException {
        return start(servers, errors, new SlowReaders(PATIENCE));
    }

    static WebServer start(List<VirtualServer> servers, Consumer<String> errors, SlowReaders readers)
            throws IOException {
        JdkSettings.set();
        WebServer web = new WebServer(errors, readers);
        try {
            web.open(servers).serve();
            return web;
        } catch (IOException e) {
            web.stop();
            throw e;
        }
    }

    /// What is to be served in place of what is, all its sockets bound.
    public final class Change {
        private final Map<Binding, List<Addresses.Entry>> wanted;
        private final Map<Binding, ListeningSocket> fresh;

        private Change(Map<Binding, List<Addresses.Entry>> wanted, Map<Binding, ListeningSocket> fresh) {
            this.wanted = wanted;
            this.fresh = fresh;
        }

        /// Serves it from now on. Addresses that it does not have are closed at once; answers on their way
        /// there have some seconds.
        public void serve() {
            Map<Binding, ListeningSocket> before = sockets;
            Map<Binding, ListeningSocket> now = new LinkedHashMap<>();
            wanted.forEach((binding, entries) -> {
                ListeningSocket kept = before.get(binding);
                if (kept != null) {
                    kept.serve(entries);
                }
                now.put(binding, kept != null ? kept : fresh.get(binding));
            });
            sockets = now;
            fresh.values().forEach(socket -> socket.start(threads));
            before.forEach((binding, socket) -> {
                if (!now.containsKey(binding)) {
                    Thread.ofVirtual().name("http-closing").start(() -> socket.stop(CLOSING_GRACE));
                }
            });
        }
    }

    /// Opens what these servers need and is not open yet. Not to be called again before the change is made.
    ///
    /// @throws BindFailure where that cannot be; then nothing has changed
    public Change open(List<VirtualServer> servers) throws IOException {
        Map<Binding, List<Addresses.Entry>> wanted = bindings(servers);
        Map<Binding, ListeningSocket> fresh = new LinkedHashMap<>();
        try {
            for (Map.Entry<Binding, List<Addresses.Entry>> socket : wanted.entrySet()) {
                if (!sockets.containsKey(socket.getKey())) {
                    fresh.put(socket.getKey(), ListeningSocket.open(socket.getKey(), socket.getValue(), wire, bodies));
                }
            }
        } catch (IOException e) {
            fresh.values().forEach(ListeningSocket::discard);
            throw e;
        }
        return new Change(wanted, fresh);
    }

    /// Returns within a second: answers on their way get half of one.
    public void stop() {
        threads.shutdown(); // what comes in from now on is closed unanswered
        if (!hasEnded(GRACE)) {
            threads.shutdownNow();
            hasEnded(LAST_GRACE);
        }
        sockets.values().forEach(socket -> socket.stop(0));
        clock.shutdownNow();
    }

    /// Where the sockets are bound, in the order of the configuration.
    public List<InetSocketAddress> addresses() {
        return sockets.values().stream().map(ListeningSocket::address).toList();
    }

    private boolean hasEnded(int milliseconds) {
        try {
            return threads.awaitTermination(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<Binding, List<Addresses.Entry>> bindings(List<VirtualServer> servers) {
        List<Addresses.Entry> entries = new ArrayList<>();
        for (VirtualServer server : servers) {
            Site site = new Site(server, errors);
            server.listens().forEach(listen -> entries.add(new Addresses.Entry(listen, server, site)));
        }
        Map<InetSocketAddress, List<Addresses.Entry>> places = new LinkedHashMap<>();
        for (Addresses.Entry entry : entries) {
            int port = entry.listen().port();
            boolean wildcard = entries.stream()
                    .map(Addresses.Entry::listen)
                    .anyMatch(other -> other.port() == port && other.isWildcard());
            InetSocketAddress place =
                    new InetSocketAddress(wildcard ? null : entry.listen().address(), port);
            places.computeIfAbsent(place, _ -> new ArrayList<>()).add(entry);
        }
        Map<Binding, List<Addresses.Entry>> bindings = new LinkedHashMap<>();
        places.forEach(
                (place, all) -> bindings.put(new Binding(place, all.stream().anyMatch(TlsNames::speaksTls)), all));
        return bindings;
    }
}
