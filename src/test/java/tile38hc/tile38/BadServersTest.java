package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;
import static tile38hc.tile38.ScriptedServer.bulk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.health.AddressText;
import tile38hc.health.Condition;
import tile38hc.health.RealTime;
import tile38hc.net.Resolver;
import tile38hc.net.Watchdog;

/// Whatever answers on the port: a condition or nothing, never an exception, a leak or a peer that is stuck.
class BadServersTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Watchdog watchdog = new Watchdog();
    private final Resolver resolver = new Resolver(Duration.ofSeconds(30), Map.of());
    private final Monitor monitor = new Monitor(
            new Monitor.Timing(Duration.ofMillis(10), LIMIT, Duration.ofSeconds(1)),
            watchdog,
            resolver,
            RealTime.CLOCK,
            Thread.ofVirtual().factory(),
            IdentityStore.none(),
            _ -> {});

    @AfterEach
    void close() {
        monitor.close();
        resolver.close();
        watchdog.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                "-ERR unknown command 'OUTPUT'\r\n",
                "+OK\r\n",
                ":1\r\n",
                "$-1\r\n",
                "$99999999\r\n",
                "$999999999999999999999\r\n",
                "$5\r\nabc",
                "$2\r\n{}x\r\n",
                "$2\r\n{}\r\n",
                "$4\r\nnull\r\n",
                "$11\r\n{\"ok\":true}\r\n",
                "*-1\r\n",
                "*999999\r\n",
                "*1\r\n*1\r\n*1\r\n*1\r\n",
                "*2\r\n$1\r\na\r\n:1\r\n",
                "\u0015\u0003\u0003\u0000\u0002\u0002F",
                "\r\n\r\n\r\n\r\n",
                "\u0000\u0000\u0000\u0000",
            })
    void what_is_no_tile38_has_no_condition(String answer) throws Exception {
        try (ScriptedServer server = new ScriptedServer(_ -> answer)) {
            assertThat(codes(server, 3)).isSubsetOf(Set.of("unreachable"));
            assertThat(server.open()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void an_endless_reply_is_cut_off() throws Exception {
        String text = "x".repeat(1 << 20);
        try (ScriptedServer server = new ScriptedServer(_ -> text + text + text)) {
            assertThat(codes(server, 2)).isEmpty();
        }
    }

    @Test
    void nesting_a_million_deep_is_refused() throws Exception {
        try (ScriptedServer server = new ScriptedServer(_ -> bulk("{\"ok\":" + "[".repeat(60_000)))) {
            assertThat(codes(server, 3)).isEmpty();
        }
        try (ScriptedServer server = new ScriptedServer(_ -> "*1\r\n".repeat(1_000_000))) {
            assertThat(codes(server, 2)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1e400, false",
        "-1, false",
        "0.5, false",
        "9007199254740993000, false",
        "\"7\", true",
        "null, false",
        "[], false",
        "7, true",
    })
    void figures_out_of_range_are_no_figures(String pid, boolean good) throws Exception {
        try (ScriptedServer server = new ScriptedServer(command -> command.equals("SERVER")
                ? bulk(Tile38Script.server("").replace("\"pid\":7", "\"pid\":" + pid))
                : Tile38Script.leader(command))) {
            codes(server, 2);
            assertThat(monitor.findings().of(name(server)).replica().isPresent())
                    .isEqualTo(good);
        }
    }

    @Test
    void answers_to_other_questions_do_no_harm() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(command -> Tile38Script.leader(command.equals("SERVER") ? "ROLE" : "SERVER"))) {
            assertThat(codes(server, 4)).isEmpty();
        }
    }

    @Test
    void an_answer_too_many_is_not_taken_for_that_to_the_next_question() throws Exception {
        try (ScriptedServer server = new ScriptedServer(command ->
                Tile38Script.leader(command) + (command.equals("ROLE") ? Tile38Script.leader("PING") : ""))) {
            for (int i = 0; i < 5; i++) {
                assertThat(codes(server, 1)).isEmpty();
                assertThat(monitor.findings().of(name(server)).replica()).isPresent();
            }
        }
    }

    @Test
    void a_drip_takes_no_longer_than_the_limit() throws Exception {
        try (ScriptedServer server = new ScriptedServer(_ -> {
            sleep(50);
            return "$";
        })) {
            long start = System.nanoTime();
            codes(server, 1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(10));
        }
    }

    @Test
    void one_that_was_a_tile38_and_is_none_any_more_is_unreachable() throws Exception {
        boolean[] well = {true};
        try (ScriptedServer server =
                new ScriptedServer(command -> well[0] ? Tile38Script.leader(command) : "HTTP/1.1 400 Bad\r\n\r\n")) {
            assertThat(codes(server, 3)).isEmpty();
            well[0] = false;
            assertThat(codes(server, 12)).containsExactly("unreachable");
            well[0] = true;
            assertThat(codes(server, 12)).isEmpty();
        }
    }

    @Test
    void random_bytes_do_no_harm() throws Exception {
        Random random = new Random(38);
        String letters = "*$+-:0123456789\r\n\r\n{}[]\",oktrue\u0000\u00ff";
        try (ScriptedServer server = new ScriptedServer(_ -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            return text.toString();
        })) {
            RespLine line = RespLine.speakingJson(server.address(), watchdog, Duration.ofMillis(30));
            List<Command> question = List.of(Command.Plain.HEALTHZ, Command.Plain.SERVER);
            for (int i = 0; i < 60; i++) {
                assertThat(line.ask(question)).hasSize(2);
            }
            line.close();
        }
    }

    @Test
    void a_silent_server_that_answers_healthz_is_stalled() throws Exception {
        boolean[] held = {false};
        try (ScriptedServer server = new ScriptedServer(
                command -> held[0] && command.matches("SERVER|ROLE") ? null : Tile38Script.leader(command))) {
            assertThat(codes(server, 3)).isEmpty();
            held[0] = true;
            assertThat(codes(server, 8)).containsExactly("stalled");
            held[0] = false;
            assertThat(codes(server, 8)).isEmpty();
        }
    }

    @Test
    void a_closed_monitor_lets_go_of_everything() throws Exception {
        try (ScriptedServer server = new ScriptedServer(_ -> null)) {
            monitor.watch(server.address(), Subject.of(server.address(), "group", Expectations.NONE, Optional.empty()));
            monitor.start();
            Talk.await("asked", () -> !server.asked().isEmpty());
            monitor.close();
            Talk.await("connection closed", () -> server.open() == 0);
            assertThat(monitor.round()).isEqualTo(monitor.findings());
        }
    }

    private Set<String> codes(ScriptedServer server, int rounds) throws Exception {
        monitor.watch(server.address(), Subject.of(server.address(), "group", Expectations.NONE, Optional.empty()));
        for (int i = 0; i < rounds; i++) {
            monitor.round();
            sleep(10);
        }
        return monitor.findings().of(name(server)).conditions().stream()
                .map(Condition::code)
                .collect(Collectors.toSet());
    }

    private static String name(ScriptedServer server) {
        return AddressText.of(server.address());
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
