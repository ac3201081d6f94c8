package tile38hc.net;

import java.io.Closeable;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Turns names into addresses, again and again, and tells whoever follows a name when its addresses change.
///
/// Look-ups block for as long as the system's resolver does, so they run on threads of their own: a few names that hang
/// delay the next look-up of others and nothing else.
public final class Resolver implements Closeable {
    private static final int THREADS = 4;
    private static final Duration UNKNOWN_VALID = Duration.ofSeconds(2);
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(1);

    /// The system's resolver, or a script of it.
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    private final Map<String, List<InetAddress>> fixed;
    private final Lookup lookup;
    private final ScheduledThreadPoolExecutor executor;
    private volatile Duration valid;

    /// @param valid how long an answer is good for; a name that has none is asked for again after two seconds
    /// @param fixed names that are not asked for but stand for these, as in /etc/hosts
    public Resolver(Duration valid, Map<String, List<InetAddress>> fixed) {
        this(valid, fixed, InetAddress::getAllByName);
    }

    Resolver(Duration valid, Map<String, List<InetAddress>> fixed, Lookup lookup) {
        this.valid = valid;
        this.fixed = Map.copyOf(fixed);
        this.lookup = lookup;
        this.executor = new ScheduledThreadPoolExecutor(
                THREADS,
                Thread.ofPlatform().daemon().name("resolver-", 1).factory(),
                new ThreadPoolExecutor.DiscardPolicy()); // once closed
    }

    /// Keeps the JDK from caching answers, good or bad. To be called before the process's first look-up: the
    /// JDK reads these settings once.
    public static void disableJdkCache() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    /// How long answers are good for, from the next ones on.
    public void answersAreValid(Duration valid) {
        this.valid = valid;
    }

    /// Follows a name: tells its addresses now and whenever they have changed, an empty list while it does not
    /// resolve. They come in the system's order, IPv4 first. An answer that differs only in its order is not
    /// told.
    ///
    /// @param told called by the resolver's threads, by one at a time; for an address in digits and for a fixed
    /// name once only and before this returns
    public Name follow(String name, Consumer<List<InetAddress>> told) {
        Optional<List<InetAddress>> known =
                Optional.ofNullable(fixed.get(name)).or(() -> literal(name).map(List::of));
        Name followed = new Name(name, told, known.isPresent());
        known.ifPresentOrElse(followed::answer, () -> executor.execute(followed::keepAsking));
        return followed;
    }

    /// An address in digits as it is written: `::ffff:127.0.0.1`, which the JDK takes for `127.0.0.1`, is an IPv6 one.
    public static Optional<InetAddress> literal(String name) {
        try {
            InetAddress address = InetAddress.ofLiteral(name);
            boolean mapped = address instanceof Inet4Address && name.indexOf(':') >= 0;
            return Optional.of(mapped ? mapped(address) : address);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InetAddress mapped(InetAddress ipv4) {
        byte[] bytes = new byte[16];
        bytes[10] = bytes[11] = (byte) 0xff;
        System.arraycopy(ipv4.getAddress(), 0, bytes, 12, 4);
        try {
            return Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an address", e);
        }
    }

    /// Ends all following. A look-up under way ends by itself, on a thread that keeps no process alive.
    @Override
    public void close() {
        executor.shutdownNow();
    }

    /// A name that is followed.
    public final class Name {
        private final String name;
        private final boolean constant;
        private volatile Consumer<List<InetAddress>> told; // null: nobody any more
        private final CompletableFuture<List<InetAddress>> firstAnswer = new CompletableFuture<>();
        private final AtomicBoolean asking = new AtomicBoolean();
        private final AtomicBoolean requested = new AtomicBoolean();
        private volatile List<InetAddress> last; // written by whoever is asking

        private Name(String name, Consumer<List<InetAddress>> told, boolean constant) {
            this.name = name;
            this.told = told;
            this.constant = constant;
        }

        /// Done when the first answer has been told.
        public Future<List<InetAddress>> firstAnswer() {
            return firstAnswer;
        }

        /// Asks out of turn, as after a connection that failed: at most once a second, however often this is called.
        public void askAgain() {
            if (!constant && requested.compareAndSet(false, true)) {
                executor.execute(this::ask);
                executor.schedule(() -> requested.set(false), BETWEEN_REQUESTS.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        /// Ends the following of this name.
        public void forget() {
            told = null;
        }

        private void keepAsking() {
            if (told == null) {
                return;
            }
            try {
                ask();
            } finally { // whatever becomes of it, there is a next time
                boolean unknown = last == null || last.isEmpty();
                Duration pause = unknown && UNKNOWN_VALID.compareTo(valid) < 0 ? UNKNOWN_VALID : valid;
                executor.schedule(this::keepAsking, pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void ask() {
            if (!asking.compareAndSet(false, true)) {
                return; // another thread waits for the very answer
            }
            try {
                answer(List.of(lookup.addresses(name)));
            } catch (UnknownHostException e) {
                answer(List.of());
            } finally {
                asking.set(false);
            }
        }

        private void answer(List<InetAddress> found) {
            if (last == null || !Set.copyOf(last).equals(Set.copyOf(found))) {
                last = found;
                Consumer<List<InetAddress>> follower = told;
                if (follower != null) {
                    follower.accept(found);
                }
            }
            firstAnswer.complete(found);
        }
    }
}
