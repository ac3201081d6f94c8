package tile38hc;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import tile38hc.health.Fleet;
import tile38hc.health.Server;
import tile38hc.health.Upstream;
import tile38hc.net.Resolver;

/// Tells upstreams what the names of their servers stand for, as the resolver finds out.
final class Names implements AutoCloseable {
    private final Resolver resolver;
    private final BiConsumer<Upstream, Server> unresolved;
    private final Map<String, List<Resolver.Name>> followed = new HashMap<>();

    /// @param unresolved told of a name that has no address
    Names(Resolver resolver, BiConsumer<Upstream, Server> unresolved) {
        this.resolver = resolver;
        this.unresolved = unresolved;
    }

    /// Begins to follow every name, and waits for the first answers, but not longer than `patience`: a name
    /// that answers later is told when it does. Until then, and where there is no answer, what an earlier
    /// fleet knew holds.
    void follow(Fleet fleet, Optional<Fleet> before, Duration patience) {
        List<Future<?>> answers = new ArrayList<>();
        for (Upstream upstream : fleet.upstreams()) {
            before.flatMap(earlier -> earlier.upstream(upstream.name()))
                    .ifPresent(known -> upstream.resolved(known(upstream.servers(), known)));
            Map<Server, List<SocketAddress>> constant = new HashMap<>();
            for (Server server : upstream.servers()) {
                if (server.socketFile().isPresent()) {
                    constant.put(
                            server,
                            List.of(UnixDomainSocketAddress.of(
                                    server.socketFile().get())));
                } else if (Resolver.literal(server.host()).isPresent()) {
                    constant.put(
                            server,
                            sockets(
                                    server,
                                    Resolver.literal(server.host()).stream().toList()));
                } else {
                    Resolver.Name name = resolver.follow(server.host(), found -> tell(upstream, server, found));
                    followed.computeIfAbsent(upstream.name(), _ -> new ArrayList<>())
                            .add(name);
                    answers.add(name.firstAnswer());
                }
            }
            upstream.resolved(constant);
        }
        long deadline = SystemTime.INSTANCE.nanos() + patience.toNanos();
        answers.forEach(answer -> await(answer, deadline));
    }

    /// Those of the servers that have an address.
    private static Map<Server, List<SocketAddress>> known(List<Server> servers, Upstream before) {
        Map<Server, List<SocketAddress>> known = new HashMap<>();
        for (Server server : servers) {
            List<SocketAddress> addresses = before.addresses(server);
            if (!addresses.isEmpty()) {
                known.put(server, addresses);
            }
        }
        return known;
    }

    /// Asks again for the names of an upstream that could not be connected to.
    void askAgain(String upstream) {
        followed.getOrDefault(upstream, List.of()).forEach(Resolver.Name::askAgain);
    }

    /// Ends the following.
    @Override
    public void close() {
        followed.values().forEach(names -> names.forEach(Resolver.Name::forget));
    }

    private void tell(Upstream upstream, Server server, List<InetAddress> found) {
        upstream.resolved(Map.of(server, sockets(server, found)));
        if (upstream.addresses(server).isEmpty()) {
            unresolved.accept(upstream, server);
        }
    }

    private static List<SocketAddress> sockets(Server server, List<InetAddress> found) {
        return found.stream()
                .<SocketAddress>map(address -> new InetSocketAddress(address, server.port()))
                .toList();
    }

    private static void await(Future<?> answer, long deadline) {
        try {
            answer.get(Math.max(0, deadline - SystemTime.INSTANCE.nanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // it is told when it comes
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
