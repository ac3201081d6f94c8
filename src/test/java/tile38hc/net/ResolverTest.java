package tile38hc.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ResolverTest {
    private static final Duration SOON = Duration.ofMillis(2);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final List<InetAddress> NONE = List.of();

    private final BlockingQueue<List<InetAddress>> told = new LinkedBlockingQueue<>();

    @Test
    void only_other_addresses_are_told_and_a_lost_name_is_told_as_none() throws Exception {
        Resolver.Lookup lookup =
                script("10.0.0.1", "10.0.0.1", "10.0.0.1 10.0.0.2", "10.0.0.2 10.0.0.1", "", "10.0.0.3");
        try (Resolver resolver = new Resolver(SOON, Map.of(), lookup)) {
            resolver.follow("leader", told::add);
            assertThat(told.take()).isEqualTo(addresses("10.0.0.1"));
            assertThat(told.take()).isEqualTo(addresses("10.0.0.1 10.0.0.2"));
            assertThat(told.take()).isEqualTo(NONE);
            assertThat(told.take()).isEqualTo(addresses("10.0.0.3"));
        }
    }

    @Test
    void the_first_answer_can_be_waited_for() throws Exception {
        try (Resolver resolver = new Resolver(NEVER, Map.of(), script("10.0.0.1 ::1"))) {
            assertThat(resolver.follow("leader", told::add).firstAnswer().get()).isEqualTo(addresses("10.0.0.1 ::1"));
            assertThat(told).containsExactly(addresses("10.0.0.1 ::1"));
        }
    }

    /// The JDK takes it for the IPv4 address itself.
    @Test
    void a_mapped_address_is_the_one_that_is_written() {
        try (Resolver resolver = new Resolver(NEVER, Map.of())) {
            resolver.follow("::ffff:127.0.0.1", told::add);
            resolver.follow("127.0.0.1", told::add);
        }
        assertThat(told.remove()).singleElement().isInstanceOf(Inet6Address.class);
        assertThat(told.remove()).singleElement().isInstanceOf(Inet4Address.class);
    }

    @Test
    void digits_and_fixed_names_are_told_at_once_and_never_asked_for() throws Exception {
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        Resolver.Lookup noting = name -> {
            asked.add(name);
            return new InetAddress[] {InetAddress.ofLiteral("10.0.0.1")};
        };
        try (Resolver resolver = new Resolver(SOON, Map.of("leader", addresses("10.0.0.9")), noting)) {
            resolver.follow("127.0.0.1", told::add).askAgain();
            resolver.follow("fd00::1", told::add).askAgain();
            resolver.follow("leader", told::add).askAgain();
            assertThat(told).containsExactly(addresses("127.0.0.1"), addresses("fd00::1"), addresses("10.0.0.9"));
            resolver.follow("other", _ -> {});
            for (int i = 0; i < 10; i++) { // in which the others would come too
                assertThat(asked.take()).isEqualTo("other");
            }
        }
    }

    @Test
    void requests_between_times_are_answered_but_not_each() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Resolver.Lookup counting = _ -> new InetAddress[] {InetAddress.ofLiteral("10.0.0." + asked.incrementAndGet())};
        try (Resolver resolver = new Resolver(NEVER, Map.of(), counting)) {
            Resolver.Name name = resolver.follow("leader", told::add);
            assertThat(told.take()).isEqualTo(addresses("10.0.0.1"));
            List<InetAddress> next = null;
            for (int i = 0; i < 1_000 || next == null; i++) {
                name.askAgain(); // the first may find the answer before still being told
                next = next == null ? told.poll() : next;
            }
            assertThat(next).isEqualTo(addresses("10.0.0.2"));
            assertThat(asked.get()).isLessThan(100);
        }
    }

    @Test
    void a_forgotten_name_is_not_asked_for_any_more_and_its_followers_hear_nothing() throws Exception {
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        AtomicInteger last = new AtomicInteger();
        Resolver.Lookup counting = name -> {
            asked.add(name);
            return new InetAddress[] {InetAddress.ofLiteral("10.0.0." + (last.incrementAndGet() & 0xff))};
        };
        try (Resolver resolver = new Resolver(SOON, Map.of(), counting)) {
            Resolver.Name name = resolver.follow("gone", told::add);
            told.take();
            name.forget();
            resolver.follow("stays", _ -> {});
            int others = 0;
            while (others < 50) { // in which a name that is still followed would come
                others = asked.take().equals("gone") ? 0 : others + 1;
            }
            told.clear();
            name.askAgain();
            for (String next = ""; !next.equals("gone"); next = asked.take()) {} // out of turn it may be asked for
            for (int i = 0; i < 10; i++) {
                asked.take();
            }
            assertThat(told).isEmpty();
        }
    }

    @Test
    void how_long_answers_hold_can_change() throws Exception {
        try (Resolver resolver = new Resolver(NEVER, Map.of(), script("10.0.0.1", "10.0.0.2"))) {
            resolver.answersAreValid(SOON);
            resolver.follow("leader", told::add);
            assertThat(told.take()).isEqualTo(addresses("10.0.0.1"));
            assertThat(told.take()).isEqualTo(addresses("10.0.0.2"));
        }
    }

    @Test
    void a_name_that_hangs_holds_up_no_other() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Resolver.Lookup hanging = name -> {
            if (name.equals("hangs")) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new UnknownHostException(name);
                }
            }
            return new InetAddress[] {InetAddress.ofLiteral("10.0.0.1")};
        };
        try (Resolver resolver = new Resolver(NEVER, Map.of(), hanging)) {
            resolver.follow("hangs", _ -> {}).askAgain();
            resolver.follow("leader", told::add);
            assertThat(told.take()).isEqualTo(addresses("10.0.0.1"));
        }
    }

    /// Answers with each text once, then with the last one for ever; an empty one stands for an unknown name.
    private static Resolver.Lookup script(String... answers) {
        ArrayDeque<String> left = new ArrayDeque<>(List.of(answers));
        return name -> {
            String answer = left.size() > 1 ? left.remove() : left.element();
            if (answer.isEmpty()) {
                throw new UnknownHostException(name);
            }
            return addresses(answer).toArray(InetAddress[]::new);
        };
    }

    private static List<InetAddress> addresses(String spaced) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : spaced.split(" ")) {
            addresses.add(InetAddress.ofLiteral(address));
        }
        return addresses;
    }
}
