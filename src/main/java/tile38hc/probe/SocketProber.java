package tile38hc.probe;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tile38hc.health.BodyRule;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Outcome;
import tile38hc.health.Prober;
import tile38hc.net.Credential;
import tile38hc.net.TlsClient;
import tile38hc.net.Watchdog;

/// Checks peers over real sockets, as one checker's spec says.
///
/// Each operation has the spec's timeout, and the whole probe three of them (four with TLS), so that a peer that drips
/// cannot hold it for ever. Safe for use by many threads at once, each blocked meanwhile.
public final class SocketProber implements Prober {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60); // ngx_lua's, which 0 stands for

    private final CheckerSpec spec;
    private final BiConsumer<SocketAddress, ByteBuffer> arrivals;
    private final Watchdog watchdog;
    private final TlsClient tls;
    private final StatusRule statuses;
    private final ByteBuffer request;
    private final long timeout;

    /// @param tls for specs that ask for TLS
    /// @param arrivals told of each reply what of it had come when its first line was whole, that line included
    public SocketProber(
            CheckerSpec spec, Watchdog watchdog, TlsClient tls, BiConsumer<SocketAddress, ByteBuffer> arrivals) {
        this.arrivals = arrivals;
        this.spec = spec;
        this.watchdog = watchdog;
        this.tls = spec.tls()
                .flatMap(CheckerSpec.Tls::shown)
                .map(shown -> tls.showing(new Credential(shown.chain(), shown.key())))
                .orElse(tls);
        this.statuses = new StatusRule(spec.validStatuses());
        byte[] bytes = spec.request().getBytes(StandardCharsets.ISO_8859_1);
        this.request = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
        this.timeout = (spec.timeout().toMillis() > 0 ? spec.timeout() : DEFAULT_TIMEOUT).toNanos();
    }

    @Override
    public Outcome probe(SocketAddress peer) {
        if (spec.port().isPresent() && peer instanceof InetSocketAddress) { // a socket file has no port
            int port = spec.port().getAsInt();
            if (port >>> 16 != 0) {
                return new Outcome.NotConnected(
                        port == CheckerSpec.NO_PORT ? "missing the port number" : "bad port number: " + port);
            }
        }
        SocketAddress target = spec.target(peer);
        try (SocketChannel channel = SocketChannel.open(family(target));
                Watchdog.Guard guard = watchdog.guard(channel, (spec.tls().isPresent() ? 4 : 3) * timeout)) {
            return probe(target, channel, guard);
        } catch (IOException e) {
            return new Outcome.NotConnected(ErrorWords.of(e)); // as when no descriptor is left to open
        }
    }

    private Outcome probe(SocketAddress target, SocketChannel channel, Watchdog.Guard guard) {
        Function<String, Outcome> failure = Outcome.NotConnected::new; // what an exception means at this step
        try {
            guard.deadline(timeout);
            connect(channel, target);
            failure = Outcome.HandshakeFailed::new;
            try (ByteChannel wire = greet(channel, guard)) {
                if (spec.extras().connectOnly()) {
                    return new Outcome.Passed("");
                }
                failure = Outcome.NotSent::new;
                guard.deadline(timeout);
                send(request.duplicate(), wire);
                failure = Outcome.NoStatusLine::new;
                Reply reply = Reply.read(wire, () -> guard.deadline(timeout));
                arrivals.accept(target, ByteBuffer.wrap(reply.bytes(), 0, reply.length()));
                Outcome outcome = statuses.judge(reply);
                Optional<BodyRule> rule = spec.extras().body();
                if (rule.isEmpty() || !outcome.passed()) {
                    return outcome;
                }
                failure = error -> new Outcome.NoBody(error, outcome.reply());
                String body = ReplyBody.read(reply, spec.request(), wire, () -> guard.deadline(timeout));
                Optional<String> fault = rule.get().fault(body);
                return fault.isPresent() ? new Outcome.BadBody(fault.get(), outcome.reply()) : outcome;
            }
        } catch (IOException e) {
            return failure.apply(guard.overdue() ? "timeout" : ErrorWords.of(e));
        }
    }

    /// Within one host a connection stands as soon as it is asked for. Having looked, the thread need not wait: that
    /// saves a tenth of a probe's CPU time.
    private static void connect(SocketChannel channel, SocketAddress target) throws IOException {
        channel.configureBlocking(false);
        boolean connected = channel.connect(target) || channel.finishConnect();
        channel.configureBlocking(true);
        if (!connected) {
            channel.finishConnect();
        }
    }

    private ByteChannel greet(SocketChannel channel, Watchdog.Guard guard) throws IOException {
        if (spec.tls().isEmpty()) {
            return channel;
        }
        CheckerSpec.Tls greeting = spec.tls().get();
        guard.deadline(timeout);
        return tls.handshake(channel, greeting.host(), greeting.verify());
    }

    private static void send(ByteBuffer unsent, ByteChannel wire) throws IOException {
        while (unsent.hasRemaining()) {
            wire.write(unsent);
        }
    }

    /// Named, for the JDK's sockets of no family are IPv6 ones that take IPv4 too, and cost more.
    private static ProtocolFamily family(SocketAddress address) {
        return switch (address) {
            case InetSocketAddress inet when inet.getAddress() instanceof Inet4Address -> StandardProtocolFamily.INET;
            case InetSocketAddress _ -> StandardProtocolFamily.INET6;
            default -> StandardProtocolFamily.UNIX;
        };
    }
}
