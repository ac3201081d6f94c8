package tile38hc.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/// Takes what the JDK's server has read on one port, turns away what nginx would, finds the server that is meant,
/// and sends its answer.
final class Exchanges implements HttpHandler {

    /// `large_client_header_buffers`: the method, the target, and the protocol must fit.
    private static final int MAX_LINE = 8 << 10;

    private static final Pattern VERSION = Pattern.compile("HTTP/(\\d{1,3})\\.\\d{1,3}");

    private final String scheme;
    private final Wire wire;
    private final Semaphore bodies;
    private volatile Addresses addresses;

    Exchanges(String scheme, Addresses addresses, Wire wire, Semaphore bodies) {
        this.scheme = scheme;
        this.addresses = addresses;
        this.wire = wire;
        this.bodies = bodies;
    }

    /// From the next request on.
    void answerFor(Addresses others) {
        addresses = others;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        InetSocketAddress local = exchange.getLocalAddress();
        InetSocketAddress remote = exchange.getRemoteAddress();
        Addresses present = addresses;
        Optional<NameTable> names = present.at(local.getAddress());
        if (names.isEmpty() && isLoopback(local)) {
            // a client that means localhost and tries ::1 first: nginx's socket would have sent it on to 127.0.0.1
            local = overIpv4(local);
            remote = overIpv4(remote);
            names = present.at(local.getAddress());
        }
        if (names.isEmpty()) {
            throw new IOException("no server listens on " + local);
        }
        RequestBody body = RequestBody.of(exchange, bodies);
        try {
            wire.send(answer(exchange, remote, local, names.get(), body), exchange);
        } finally {
            body.release();
        }
    }

    private Response.Sendable answer(
            HttpExchange exchange, InetSocketAddress remote, InetSocketAddress local, NameTable names, RequestBody body)
            throws IOException {
        String method = exchange.getRequestMethod();
        String sent = exchange.getRequestURI().toString();
        int status = refusal(method, sent, exchange.getProtocol());
        Optional<Target> target = Target.parse(sent);
        if (status != 0 || target.isEmpty()) {
            return refused(status != 0 ? status : 400);
        }
        Optional<String> host = host(exchange, target.get());
        if (host.isEmpty()) {
            return refused(400);
        }
        NameTable.Match server = server(names, host.get());
        Connection connection = new Connection(remote, local, scheme, exchange.getProtocol());
        Request request = new Request(
                connection,
                method,
                target.get().raw(),
                target.get().uri(),
                target.get().args(),
                host.get().isEmpty() ? server.site().name() : host.get(),
                exchange.getRequestHeaders(),
                "",
                server.captures(),
                false,
                0,
                0,
                0,
                Map.of(),
                new Keepsake(),
                server.site());
        return server.site().answer(request, body);
    }

    private static boolean isLoopback(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address six && six.isLoopbackAddress();
    }

    private static InetSocketAddress overIpv4(InetSocketAddress address) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), address.getPort());
    }

    /// The answer to a request that reached no server.
    private static Response.Page refused(int status) {
        return StatusPage.of(status, List.of(new Header("Connection", "close")));
    }

    /// 0 where nginx takes the request line.
    private static int refusal(String method, String target, String protocol) {
        if (method.length() + target.length() + protocol.length() > MAX_LINE) {
            return 414;
        }
        if (!method.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_' || c == '-')) {
            return 400;
        }
        if (!protocol.equals("HTTP/1.1") && !protocol.equals("HTTP/1.0")) {
            var version = VERSION.matcher(protocol);
            if (!version.matches() || Integer.parseInt(version.group(1)) < 1) {
                return 400;
            }
            if (Integer.parseInt(version.group(1)) > 1) {
                return 505;
            }
        }
        return method.equals("TRACE") || method.equals("CONNECT") ? 405 : 0;
    }

    /// The host that is meant: the target's, else the header's, else `""`. None at all where that is an error.
    private static Optional<String> host(HttpExchange exchange, Target target) {
        Headers headers = exchange.getRequestHeaders();
        List<String> hosts = headers.getOrDefault("Host", List.of());
        if (hosts.size() > 1 || hosts.isEmpty() && !exchange.getProtocol().equals("HTTP/1.0")) {
            return Optional.empty();
        }
        Optional<String> header = hosts.isEmpty() ? Optional.of("") : HostName.of(hosts.getFirst());
        return target.host().isPresent() && header.isPresent()
                ? HostName.of(target.host().get())
                : header;
    }

    private static NameTable.Match server(NameTable names, String host) {
        try {
            return names.find(host);
        } catch (NginxRegex.TooCostly _) {
            return names.otherwise();
        }
    }
}
