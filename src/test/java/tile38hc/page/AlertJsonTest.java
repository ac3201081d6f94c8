package tile38hc.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.JournalEntry;
import tile38hc.health.JournalEntry.Kind;
import tile38hc.health.Severity;
import tile38hc.json.Json;
import tile38hc.json.JsonRules;

class AlertJsonTest {
    private static final StatusJson.Process PROCESS =
            new StatusJson.Process(Optional.of("1.0"), 4711, Instant.parse("2026-11-22T12:00:00Z"));

    @Test
    void one_alert_is_a_line_and_an_event() {
        assertThat(AlertJson.of(List.of(Alert.of(entry(Kind.CAME, "diverged", "30,000 objects more"))), 0, PROCESS))
                .isEqualTo("""
                        {"version":1,"text":"DEGRADED tile38-follower 10.0.0.2:9852: diverged: 30,000 objects more",\
                        "process":{"name":"tile38-hc","release":"1.0","pid":4711,"started":"2026-11-22T12:00:00Z"},\
                        "events":[{"id":17,"time":"2026-11-22T14:02:11Z","kind":"came","severity":"degraded",\
                        "upstream":"tile38-follower","peer":"10.0.0.2:9852","code":"diverged",\
                        "message":"30,000 objects more","times":1,"since":"2026-11-22T14:02:11Z"}],"lost":0}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TURNED_DOWN | down      | turned down after 3 failed checks | DEGRADED u p: turned down after 3 failed checks
            TURNED_UP   | up        | turned up after 2 good checks     | OK u p: turned up after 2 good checks
            CAME        | behind    | 12 MiB behind                     | DEGRADED u p: behind: 12 MiB behind
            WENT        | behind    | no longer behind, after 9 s       | OK u p: no longer behind, after 9 s
            HAPPENED    | flushed   | all 7 objects are gone            | DEGRADED u p: flushed: all 7 objects are gone
            """)
    void the_text_says_how_bad_it_is_and_who_it_is_about(Kind kind, String code, String message, String text) {
        JournalEntry entry = new JournalEntry(
                1, Instant.EPOCH, kind, Severity.DEGRADED, Optional.of("u"), Optional.of("p"), code, message);
        assertThat(text(List.of(Alert.of(entry)), 0)).isEqualTo(text);
    }

    @Test
    void a_summary_tells_how_often_since_when_and_what_it_is_now() {
        Alert alert = Alert.of(entry(Kind.TURNED_DOWN, "down", "down"))
                .and(entry(Kind.TURNED_UP, "up", "turned up after 1 good check"));
        assertThat(text(List.of(alert), 0))
                .isEqualTo("OK tile38-follower 10.0.0.2:9852: 2 changes since 14:02:11 UTC, the last:"
                        + " turned up after 1 good check");
    }

    @Test
    void what_concerns_no_single_server_concerns_all() {
        JournalEntry entry = new JournalEntry(
                1, Instant.EPOCH, Kind.CAME, Severity.DOWN, Optional.empty(), Optional.empty(), "no_leader", "oh");
        assertThat(text(List.of(Alert.of(entry)), 0)).isEqualTo("DOWN all servers: no_leader: oh");
    }

    @Test
    void many_are_as_long_as_a_chat_takes() {
        List<Alert> many = Collections.nCopies(100, Alert.of(entry(Kind.CAME, "behind", "x".repeat(5_000))));
        assertThat(text(many, 0)).hasSizeLessThan(4_000).endsWith("\u2026\n\u2026 and 90 more");
        assertThat(text(many.subList(0, 1), 7)).endsWith("\n\u2026 and 7 before, while this could not be delivered");
    }

    @Test
    void what_a_server_said_calls_nobody_and_steers_nothing() {
        String said = bytes("<!channel> @here [x](http://y) `z` \u202egnp.exe \u0085\u2028\u0007 caf\u00e9 \u26a0");
        assertThat(text(List.of(Alert.of(entry(Kind.TURNED_DOWN, "down", said))), 0))
                .endsWith(
                        ": \u2039!channel\u203a \uff20here \uff3bx\uff3d(http://y) \u2019z\u2019 gnp.exe     caf\u00e9 \u26a0");
        assertThat(AlertJson.of(List.of(Alert.of(entry(Kind.CAME, "c", bytes("caf\u00e9")))), 0, PROCESS))
                .contains("\"message\":\"caf\u00e9\"");
    }

    private static String bytes(String characters) {
        return new String(characters.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String text(List<Alert> alerts, long lost) {
        Json.Obj body = (Json.Obj) Json.read(AlertJson.of(alerts, lost, PROCESS), JsonRules.TEXT);
        return body.get("text", Json.Str.class).orElseThrow().value();
    }

    private static JournalEntry entry(Kind kind, String code, String message) {
        return new JournalEntry(
                17,
                Instant.parse("2026-11-22T14:02:11Z"),
                kind,
                Severity.DEGRADED,
                Optional.of("tile38-follower"),
                Optional.of("10.0.0.2:9852"),
                code,
                message);
    }
}
