package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.alert.News;
import tile38hc.health.Condition;
import tile38hc.health.Event;
import tile38hc.health.JournalEntry.Kind;
import tile38hc.health.Outcome;
import tile38hc.health.Severity;
import tile38hc.tile38.Notice;

class HeadlinesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Outcome REFUSED = new Outcome.NotConnected("connection refused");

    @Test
    void turns_are_news_and_single_failures_are_none() {
        assertThat(Headlines.of(new Event.ProbeFailed("u", "10.0.0.1:9851", REFUSED)))
                .isEmpty();
        assertThat(Headlines.of(new Event.TurnedDown(NOON, "u", "10.0.0.1:9851", 3, REFUSED)))
                .contains(new News(
                        NOON,
                        Kind.TURNED_DOWN,
                        Severity.DOWN,
                        Optional.of("u"),
                        Optional.of("10.0.0.1:9851"),
                        "down",
                        "turned down after 3 failed checks: failed to connect to 10.0.0.1:9851: connection refused"));
        assertThat(Headlines.of(new Event.TurnedUp(NOON, "u", "10.0.0.1:9851", 1)))
                .contains(new News(
                        NOON,
                        Kind.TURNED_UP,
                        Severity.INFO,
                        Optional.of("u"),
                        Optional.of("10.0.0.1:9851"),
                        "up",
                        "turned up after 1 good check"));
    }

    @Test
    void a_condition_is_told_with_its_sentence_and_the_time_since_when_it_holds() {
        Notice came = new Notice.Came(Optional.of("p"), behind(NOON));
        assertThat(Headlines.of(came, Optional.empty()))
                .isEqualTo(new News(
                        NOON,
                        Kind.CAME,
                        Severity.DEGRADED,
                        Optional.empty(),
                        Optional.of("p"),
                        "behind",
                        "12 MiB behind"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0      | no longer behind, after 0 s
            59     | no longer behind, after 59 s
            60     | no longer behind, after 1 min 0 s
            3599   | no longer behind, after 59 min 59 s
            7500   | no longer behind, after 2 h 5 min
            180000 | no longer behind, after 2 d 2 h
            -1     | no longer behind, after 0 s
            """)
    void its_end_tells_how_long_it_held(long seconds, String message) {
        Instant end = NOON.plus(Duration.ofSeconds(seconds));
        News news = Headlines.of(new Notice.Went(Optional.of("p"), behind(NOON), end), Optional.of("u"));
        assertThat(news.message()).isEqualTo(message);
        assertThat(news.severity()).isEqualTo(Severity.INFO);
        assertThat(news.time()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"restarted, INFO", "shrunk, INFO", "reconnected, INFO", "flushed, DEGRADED", "rolled_back, DEGRADED"})
    void of_moments_those_are_grave_in_which_data_went(String code, Severity severity) {
        News news = Headlines.of(new Notice.Happened(Optional.of("p"), code, "so it was", NOON), Optional.of("u"));
        assertThat(news)
                .isEqualTo(
                        new News(NOON, Kind.HAPPENED, severity, Optional.of("u"), Optional.of("p"), code, "so it was"));
    }

    private static Condition behind(Instant since) {
        return new Condition("behind", Severity.DEGRADED, since, "12 MiB behind", Map.of());
    }
}
