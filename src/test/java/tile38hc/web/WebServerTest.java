package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WebServerTest {

    @Test
    void a_taken_port_is_told_in_the_words_of_nginx() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, Served.LOOPBACK)) {
            assertThatThrownBy(() -> start("127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(BindFailure.class)
                    .hasMessage("bind() to 127.0.0.1:%d failed (98: Address already in use)", taken.getLocalPort());
        }
    }

    @Test
    void an_address_of_another_machine_cannot_be_bound() {
        assertThatThrownBy(() -> start("192.0.2.1", 1))
                .hasMessage("bind() to 192.0.2.1:1 failed (99: Cannot assign requested address)");
        assertThatThrownBy(() -> start("2001:db8::1", 1))
                .hasMessage("bind() to [2001:db8::1]:1 failed (99: Cannot assign requested address)");
    }

    @Test
    void a_failed_start_leaves_no_socket_behind() throws IOException {
        int free = Served.freePort();
        VirtualServer server =
                Served.server(List.of(listen("127.0.0.1", free), listen("192.0.2.1", free)), "", BuiltIns.NONE);
        assertThatThrownBy(() -> WebServer.start(List.of(server), _ -> {})).isInstanceOf(BindFailure.class);
        start("127.0.0.1", free).stop();
    }

    @Test
    void a_wildcard_socket_answers_only_the_families_and_addresses_that_are_listed() throws IOException {
        try (Served four = served("0.0.0.0");
                Served six = served("::");
                Served one = served("127.0.0.1")) {
            assertThat(statusAt("127.0.0.1", four)).isEqualTo(200);
            assertThat(statusAt("127.0.0.2", four)).isEqualTo(200);
            assertThat(statusAt("::1", six)).isEqualTo(200);
            assertThat(statusAt("127.0.0.1", six)).isZero();
            assertThatThrownBy(() -> statusAt("127.0.0.2", one)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void this_machine_over_ipv6_counts_as_127_0_0_1_where_only_ipv4_is_listened_on() throws IOException {
        AccessRules only = new AccessRules(List.of(
                new AccessRules.Rule(true, Optional.of(Cidr.parse("127.0.0.1"))),
                new AccessRules.Rule(false, Optional.empty())));
        Settings settings = Settings.of(request -> Response.Page.text(
                        request.connection().remote().getAddress().getHostAddress()))
                .guardedBy(List.of(only));
        VirtualServer server =
                Served.server(List.of(Served.listen("0.0.0.0")), "", BuiltIns.NONE, Served.prefix("/", settings));
        try (Served served = new Served(server)) {
            assertThat(bodyAt("::1", "a", served)).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void without_ipv6only_a_wildcard_hears_both_families() throws IOException {
        Listen both = new Listen(InetAddress.ofLiteral("::"), 0, false, false, Optional.empty());
        try (Served served = new Served(Served.server(List.of(both), "", BuiltIns.NONE, Served.says("/", "text")))) {
            assertThat(statusAt("127.0.0.1", served)).isEqualTo(200);
            assertThat(statusAt("::1", served)).isEqualTo(200);
        }
    }

    @Test
    void an_address_of_its_own_goes_before_the_wildcard() throws IOException {
        try (Served served = new Served(
                server("0.0.0.0", "a", "wildcard"),
                server("127.0.0.1", "b", "first"),
                server("127.0.0.1", "c", "second"))) {
            assertThat(bodyAt("127.0.0.2", "c", served)).isEqualTo("wildcard");
            assertThat(bodyAt("127.0.0.1", "a", served)).isEqualTo("first");
            assertThat(bodyAt("127.0.0.1", "c", served)).isEqualTo("second");
        }
    }

    @Test
    void the_default_server_is_the_one_that_says_so() throws IOException {
        Listen usual = Served.listen("127.0.0.1");
        Listen marked = new Listen(usual.address(), 0, true, true, Optional.empty());
        try (Served served = new Served(
                Served.server(List.of(usual), "a", BuiltIns.NONE, Served.says("/", "a")),
                Served.server(List.of(marked), "b", BuiltIns.NONE, Served.says("/", "b")))) {
            assertThat(bodyAt("127.0.0.1", "other", served)).isEqualTo("b");
        }
    }

    @Test
    void two_addresses_on_one_port_without_a_wildcard_are_two_sockets() throws IOException {
        int free = Served.freePort();
        VirtualServer server = Served.server(
                List.of(listen("127.0.0.1", free), listen("127.0.0.3", free)),
                "",
                BuiltIns.NONE,
                Served.says("/", "x"));
        try (Served served = new Served(server)) {
            assertThat(served.itself().addresses()).hasSize(2);
            assertThat(statusAt("127.0.0.3", served)).isEqualTo(200);
            assertThatThrownBy(() -> statusAt("127.0.0.4", served)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void stopping_lets_an_answer_on_its_way_arrive() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        Served served = Served.at(Served.exact("/", Settings.of(_ -> {
            asked.countDown();
            await(stopping);
            return Response.Page.text("late");
        })));
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> asking(served));
        await(asked);
        CompletableFuture<Void> stop = CompletableFuture.runAsync(served::close);
        stopping.countDown();
        assertThat(answer.get().body()).isEqualTo("late");
        stop.get();
    }

    @Test
    void stopping_takes_less_than_a_second_whoever_hangs() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        Served served = Served.at(
                Served.exact("/hang", Settings.of(_ -> {
                    await(never);
                    return Response.Page.text("interrupted");
                })),
                Served.says("/large", "x".repeat(50_000_000)));
        try (Socket idle = served.connect();
                Socket half = served.connect();
                Socket hanging = served.connect();
                Socket notReading = served.connect()) {
            Served.send(half, "GET / HT");
            Served.send(hanging, "GET /hang HTTP/1.1\r\nHost: a\r\n\r\n");
            Served.send(notReading, "GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
            notReading.getInputStream().read();
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), served::close);
            for (Socket socket : List.of(idle, half, hanging)) {
                assertThat(Served.drain(socket)).isEmpty();
            }
        }
    }

    private static Served served(String address) throws IOException {
        return new Served(server(address, "", "text"));
    }

    private static VirtualServer server(String address, String name, String text) {
        return Served.server(List.of(Served.listen(address)), name, BuiltIns.NONE, Served.says("/", text));
    }

    private static Listen listen(String address, int port) {
        return new Listen(InetAddress.ofLiteral(address), port, false, true, Optional.empty());
    }

    private static WebServer start(String address, int port) throws IOException {
        return WebServer.start(List.of(Served.server(List.of(listen(address, port)), "", BuiltIns.NONE)), _ -> {});
    }

    /// 0 where the connection is closed unanswered.
    private static int statusAt(String address, Served served) throws IOException {
        return at(address, "a", served).status();
    }

    private static String bodyAt(String address, String host, Served served) throws IOException {
        return at(address, host, served).body();
    }

    private static Answer at(String address, String host, Served served) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), served.port()));
            Served.send(socket, "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            return Answer.of(Served.drain(socket));
        }
    }

    private static Answer asking(Served served) {
        try {
            return served.ask("GET /");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
