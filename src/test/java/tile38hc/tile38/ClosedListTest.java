package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.RealTime;
import tile38hc.net.Resolver;
import tile38hc.net.Watchdog;

/// What may be sent to a Tile38, and that nothing else can be.
class ClosedListTest {
    private static final String ALLOWED =
            "PING|OUTPUT json|HEALTHZ|SERVER|SERVER ext|ROLE|AUTH .+|STATS .+|KEYS \\*|AOFMD5 \\d+ [1-9]\\d*";

    @Test
    void the_list_is_closed() {
        assertThat(Command.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        Command.Plain.class,
                        Command.Auth.class,
                        Command.Stats.class,
                        Command.Keys.class,
                        Command.AofMd5.class);
        assertThat(Arrays.stream(Command.Plain.values()).map(command -> String.join(" ", command.words())))
                .allMatch(words -> words.matches(ALLOWED));
    }

    @Test
    void one_class_alone_opens_sockets_and_says_nothing_but_commands() throws Exception {
        Set<String> users = new TreeSet<>();
        try (var files = Files.list(Path.of("target", "classes", "tile38hc", "tile38"))) {
            for (Path file : files.toList()) {
                ClassFile.of().parse(file).constantPool().forEach(entry -> {
                    if (entry instanceof MemberRefEntry member
                            && member.owner().asInternalName().matches("java/nio/channels/.*|java/net/.*Socket")) {
                        users.add(file.getFileName().toString());
                    }
                });
            }
        }
        assertThat(users).containsExactlyInAnyOrder("RespLine.class", "RespReader.class");
        assertThat(Arrays.stream(RespLine.class.getDeclaredMethods())
                        .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                        .map(Method::getName))
                .containsOnly("speakingJson", "plain", "ask", "close");
    }

    /// `AOFMD5 0 0` crashes a server without AOF, and a large range stops its writes.
    @ParameterizedTest
    @CsvSource({"0, 0, 100", "0, 1, 0", "-1, 1, 100", "0, 101, 100", "100, 1, 100", "0, 524289, 999999999", "0, -5, 9"})
    void no_harmful_aofmd5_can_be_built(long position, int size, long aofSize) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Command.AofMd5(position, size, aofSize));
    }

    @Test
    void no_other_harmful_command_can_be_built() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Command.Keys(10_000));
        assertThatIllegalArgumentException().isThrownBy(() -> new Command.Keys(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Command.Stats(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Command.Auth(""));
    }

    @Test
    void a_whole_watch_stays_within_the_list() throws Exception {
        Watchdog watchdog = new Watchdog();
        Resolver resolver = new Resolver(Duration.ofSeconds(30), Map.of());
        try (ScriptedServer stranger = new ScriptedServer(ClosedListTest::strangersAnswer);
                ScriptedServer leader = new ScriptedServer(Tile38Script::leader);
                ScriptedServer diverged = new ScriptedServer(command -> followersAnswer(command, leader));
                ScriptedServer lost = new ScriptedServer(command -> followersAnswer(command, stranger));
                Monitor monitor = new Monitor(
                        new Monitor.Timing(Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofSeconds(1)),
                        watchdog,
                        resolver,
                        RealTime.CLOCK,
                        Thread.ofVirtual().factory(),
                        IdentityStore.none(),
                        _ -> {})) {
            Expectations secret = new Expectations(
                    Optional.of("secret"), Optional.empty(), 10 << 20, Duration.ofSeconds(10), Set.of());
            for (ScriptedServer server : List.of(leader, diverged, lost)) {
                monitor.watch(server.address(), Subject.of(server.address(), "group", secret, Optional.empty()));
            }
            Talk.await(
                    "diverged",
                    () -> monitor.round().of("127.0.0.1:" + diverged.address().getPort()).own().stream()
                            .anyMatch(condition -> condition.code().equals("diverged")));
            monitor.round();
            for (ScriptedServer server : List.of(leader, diverged, lost)) {
                assertThat(server.asked()).allMatch(command -> command.matches(ALLOWED));
                assertThat(server.asked()).as("AUTH unasked").noneMatch(command -> command.startsWith("AUTH"));
                assertThat(server.connections()).isEqualTo(1);
            }
            assertThat(leader.asked().stream().filter("KEYS *"::equals)).hasSize(1);
            assertThat(stranger.asked()).isNotEmpty().containsOnly("SERVER");
        } finally {
            resolver.close();
            watchdog.close();
        }
    }

    @Test
    void a_password_goes_only_where_it_is_asked_for() throws Exception {
        Watchdog watchdog = new Watchdog();
        boolean[] known = {false};
        try (ScriptedServer server = new ScriptedServer(command -> {
            if (command.equals("AUTH secret")) {
                known[0] = true;
                return ScriptedServer.bulk("{\"ok\":true}");
            }
            return known[0] || command.matches("PING|OUTPUT json|HEALTHZ")
                    ? Tile38Script.leader(command)
                    : ScriptedServer.bulk("{\"ok\":false,\"err\":\"authentication required\"}");
        })) {
            RespLine line = RespLine.speakingJson(server.address(), watchdog, Duration.ofSeconds(1));
            Contact contact = new Contact(line, line, RealTime.CLOCK, () -> 1);
            for (int i = 0; i < 3; i++) {
                Asked asked = contact.ask(Wish.NOTHING, Optional.of("secret")).orElseThrow();
                assertThat(asked.sample().standing()).isEqualTo(Standing.ANSWERING);
            }
            assertThat(server.asked().stream().filter(command -> command.startsWith("AUTH")))
                    .hasSize(1);
            line.close();
        } finally {
            watchdog.close();
        }
    }

    private static String followersAnswer(String command, ScriptedServer leader) {
        return switch (command) {
            case "SERVER" ->
                ScriptedServer.bulk(Tile38Script.server(
                                "\"following\":\"127.0.0.1:" + leader.address().getPort() + "\",\"caught_up\":true,")
                        .replace(Tile38Script.ID, "f0110e4")
                        .replace("\"num_objects\":10", "\"num_objects\":4"));
            case "ROLE" -> ScriptedServer.bulk("{\"ok\":true,\"role\":{\"role\":\"slave\",\"offset\":5000}}");
            case "KEYS *" -> ScriptedServer.bulk("{\"ok\":true,\"keys\":[\"fleet\"]}");
            default ->
                command.startsWith("STATS")
                        ? ScriptedServer.bulk("{\"ok\":true,\"stats\":[{\"num_objects\":4}]}")
                        : Tile38Script.leader(command);
        };
    }

    private static String strangersAnswer(String command) {
        return "*12\r\n" + ScriptedServer.bulk("id") + ScriptedServer.bulk("57") + ScriptedServer.bulk("pid")
                + ScriptedServer.bulk("3") + ScriptedServer.bulk("aof_size") + ScriptedServer.bulk("9")
                + ScriptedServer.bulk("num_objects") + ScriptedServer.bulk("9") + ScriptedServer.bulk("num_collections")
                + ScriptedServer.bulk("1") + ScriptedServer.bulk("version") + ScriptedServer.bulk("1.37.0");
    }
}
