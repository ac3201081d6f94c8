package tile38hc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tile38hc.Await;
import tile38hc.json.Json;
import tile38hc.json.JsonRules;
import tile38hc.tile38.RealServer;

/// Asks a real leader and follower and the stand-in pair the same questions in the same order, over HTTP, in RESP and
/// in RESP with JSON, and wants the same answers ([Shape]). Skipped where there is no tile38-server.
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class SameAnswersTest {

    /// Questions in their own tongue, with the answer's end in sight.
    private static final List<String> RAW = List.of(
            "PING\r\n",
            "ping hello\r\n",
            " PING \r\n",
            "\"PING\"\r\n",
            "\r\n'PING' 'a b'\r\n",
            "GET fleet truck1\r\n",
            "get /ping HTTP/1.1\r\n",
            "HEAD /ping HTTP/1.1\r\n",
            "DELETE /ping HTTP/1.1\r\n",
            "GET /ping\r\n",
            "+OK\r\n",
            "*0\r\n*1\r\n$4\r\nPING\r\n",
            "OUTPUT json\r\nQUIT\r\n",
            "QUIT\r\n");

    /// The same, and the server closes.
    private static final List<String> CLOSED = List.of(
            "GET /ping HTTP/1.0\r\n\r\n",
            "GET /ping HTTP/1.1\r\nConnection: keep-alive\r\nAuthorization: x\r\n\r\nGET /ping HTTP/1.1\r\n\r\n",
            "GET /+healthz%20 HTTP/1.1\r\n\r\n",
            "GET /pi%0ang HTTP/1.1\r\n\r\n",
            "GET /?x=1 HTTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nping",
            "POST /get HTTP/1.1\r\nContent-Length: 13\r\n\r\n fleet truck1",
            "POST /ping HTTP/1.1\r\n\r\n",
            "PUT /ping HTTP/1.1\r\n\r\n",
            "GET  /ping HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET /%zz HTTP/1.1\r\n\r\n",
            "GET /quit HTTP/1.1\r\n\r\n",
            "PING \"a\r\n",
            "*-1\r\n",
            "*x\r\n",
            "*1\r\nPING\r\n",
            "*1\r\n$4\r\nPINGxx");

    @TempDir
    private Path folder;

    private final List<AutoCloseable> running = new ArrayList<>();

    /// A server of each kind that should be indistinguishable.
    private record Twins(InetSocketAddress real, InetSocketAddress standIn) {

        void run(String... words) throws IOException {
            assertThat(Client.resp(real, words)).as(String.join(" ", words)).doesNotStartWith("-");
            assertThat(Client.resp(standIn, words)).as(String.join(" ", words)).doesNotStartWith("-");
        }

        void await(String path, String expected) throws Exception {
            Await.until(path, () -> Client.body(real, path).contains(expected));
            Await.until(path, () -> Client.body(standIn, path).contains(expected));
        }
    }

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable server : running.reversed()) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> a_settled_pair_answers_alike() throws Exception {
        Twins leaders = start();
        Twins followers = start();
        seedAndFollow(leaders, followers);
        Stream<DynamicTest> lines = lines("settled.txt").flatMap(line -> {
            boolean toLeader = line.startsWith("leader ");
            String question = line.substring(line.indexOf(' ') + 1);
            return same(line, question, toLeader ? leaders : followers, () -> caughtUp(leaders, followers));
        });
        Stream<DynamicTest> raw = RAW.stream()
                .map(text -> dynamicTest(visible(text), () -> assertThat(first(leaders.standIn(), text))
                        .isEqualTo(first(leaders.real(), text))));
        Stream<DynamicTest> closed = CLOSED.stream()
                .map(text -> dynamicTest(visible(text), () -> assertThat(Shape.ofHttp(all(leaders.standIn(), text)))
                        .isEqualTo(Shape.ofHttp(all(leaders.real(), text)))));
        return Stream.of(lines, raw, closed).flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> a_follower_without_its_leader_answers_alike() throws Exception {
        Twins leaders = start();
        List<AutoCloseable> bothLeaders = List.copyOf(running.subList(running.size() - 2, running.size()));
        Twins followers = start();
        seedAndFollow(leaders, followers);
        for (AutoCloseable leader : bothLeaders) {
            leader.close();
        }
        followers.await("healthz", "\"err\":\"not caught up\"");
        return lines("without-its-leader.txt").flatMap(line -> same(line, line, followers, () -> {}));
    }

    @TestFactory
    Stream<DynamicTest> a_follower_that_never_caught_up_answers_alike() throws Exception {
        SilentLeader leader = new SilentLeader();
        running.add(leader);
        Twins followers = start();
        followers.run("FOLLOW", "127.0.0.1", String.valueOf(leader.address().getPort()));
        followers.await("healthz", "\"err\":\"catching up to leader\"");
        return lines("never-caught-up.txt").flatMap(line -> same(line, line, followers, () -> {}));
    }

    @Test
    void what_the_stand_in_knows_of_server_ext_tile38_knows_by_the_same_name_and_type() throws Exception {
        Twins twins = start();
        Json.Obj real = extended(twins.real());
        Json.Obj standIn = extended(twins.standIn());
        standIn.members()
                .forEach((name, value) ->
                        assertThat(real.members().get(name)).as(name).isInstanceOf(value.getClass()));
        assertThat(standIn.members().keySet())
                .containsAll(Set.of("tile38_type", "tile38_aof_rewrite_in_progress", "tile38_expired_keys"));
    }

    @Test
    void a_stand_in_follows_a_real_leader() throws Exception {
        Twins twins = start();
        Client.resp(twins.real(), "SET", "fleet", "truck1", "POINT", "33.5123", "-112.2693");
        String port = String.valueOf(twins.real().getPort());
        assertThat(Client.resp(twins.standIn(), "FOLLOW", "127.0.0.1", port)).isEqualTo("+OK\r\n");
        Await.until("it has caught up", () -> Client.body(twins.standIn(), "healthz")
                .startsWith("{\"ok\":true"));
        String size = size(twins.real());
        assertThat(Client.resp(twins.standIn(), "AOFMD5", "0", size))
                .isEqualTo(Client.resp(twins.real(), "AOFMD5", "0", size))
                .startsWith("+");
    }

    private static Stream<String> lines(String table) throws IOException {
        try (InputStream in = SameAnswersTest.class.getResourceAsStream(table)) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return text.lines().filter(line -> !line.startsWith("#"));
        }
    }

    private Twins start() throws Exception {
        Optional<String> program = RealServer.find();
        assumeTrue(program.isPresent(), "no tile38-server: scripts/tile38-server tells where to get one");
        RealServer real = RealServer.start(program.get(), Files.createTempDirectory(folder, "data"));
        running.add(real);
        StandIn standIn = StandIn.start(0, System::nanoTime);
        running.add(standIn);
        return new Twins(real.address(), standIn.address());
    }

    private static void seedAndFollow(Twins leaders, Twins followers) throws Exception {
        leaders.run("SET", "fleet", "truck1", "POINT", "33.5123", "-112.2693");
        leaders.run("SET", "depots", "phoenix", "POINT", "33.4484", "-112.0740");
        String realPort = String.valueOf(leaders.real().getPort());
        String standInPort = String.valueOf(leaders.standIn().getPort());
        assertThat(Client.resp(followers.real(), "FOLLOW", "127.0.0.1", realPort))
                .isEqualTo("+OK\r\n");
        assertThat(Client.resp(followers.standIn(), "FOLLOW", "127.0.0.1", standInPort))
                .isEqualTo("+OK\r\n");
        followers.await("healthz", "\"ok\":true");
        leaders.run("SET", "fleet", "truck2", "POINT", "33.4626", "-112.1695");
        caughtUp(leaders, followers);
    }

    private static void caughtUp(Twins leaders, Twins followers) throws Exception {
        followers.await("server", "\"aof_size\":" + size(leaders.real()) + ",");
        assertThat(size(leaders.standIn())).isEqualTo(size(leaders.real()));
    }

    private static String size(InetSocketAddress server) throws IOException {
        return Client.body(server, "server").replaceFirst("^.*\"aof_size\":([0-9]+),.*$", "$1");
    }

    private interface Step {
        void run() throws Exception;
    }

    private static Stream<DynamicTest> same(String name, String question, Twins twins, Step before) {
        String[] words = question.split(" ");
        return Stream.of(
                dynamicTest(name + ", over HTTP", () -> {
                    before.run();
                    String path = question.replace(' ', '+');
                    assertThat(Shape.ofHttp(Client.http(twins.standIn(), path)))
                            .isEqualTo(Shape.ofHttp(Client.http(twins.real(), path)));
                }),
                dynamicTest(name + ", in RESP", () -> {
                    before.run();
                    assertThat(Shape.ofResp(Client.resp(twins.standIn(), words)))
                            .isEqualTo(Shape.ofResp(Client.resp(twins.real(), words)));
                }),
                dynamicTest(name + ", in RESP with JSON", () -> {
                    before.run();
                    assertThat(Shape.ofResp(json(twins.standIn(), words)))
                            .isEqualTo(Shape.ofResp(json(twins.real(), words)));
                }));
    }

    private static String json(InetSocketAddress server, String... words) throws IOException {
        try (Client client = new Client(server)) {
            client.ask("OUTPUT", "json");
            return client.ask(words);
        }
    }

    private static String first(InetSocketAddress server, String text) throws IOException {
        try (Client client = new Client(server)) {
            client.say(text);
            return Shape.ofResp(client.reply());
        }
    }

    private static String all(InetSocketAddress server, String text) throws IOException {
        try (Client client = new Client(server)) {
            client.say(text);
            return client.rest();
        }
    }

    private static String visible(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }

    private static Json.Obj extended(InetSocketAddress server) throws IOException {
        Json.Obj reply = (Json.Obj) Json.read(Client.body(server, "server+ext"), JsonRules.BYTES);
        return reply.get("stats", Json.Obj.class).orElseThrow();
    }
}
