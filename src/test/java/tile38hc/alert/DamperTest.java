package tile38hc.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.JournalEntry;
import tile38hc.health.JournalEntry.Kind;
import tile38hc.health.Severity;
import tile38hc.page.Alert;

/// What happens at which second, and what is told of it at which.
class DamperTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOURS = 10 * 3_600;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 down                                    | 0 down
            0 down, 20 up                             | 0 down, 20 up
            0 down, 90 up                             | 0 down, 90 up
            0 down, 20 up, 80 down, 90 up             | 0 down, 20 up, 80 down, 90 up
            0 down, 10 up, 20 down                    | 0 down, 10 up, 60 down
            0 down, 10 up, 20 down, 30 up             | 0 down, 10 up, 60 up x2
            0 down, 10 up, 20 down, 70 up             | 0 down, 10 up, 60 down, 130 up
            0 down, 10 up, 20 down, 70 up, 260 down   | 0 down, 10 up, 60 down, 130 up, 320 down
            0 down, 10 up, 20 down, 70 up, 371 down   | 0 down, 10 up, 60 down, 130 up, 371 down
            0 came, 1 went, 2 came, 3 down            | 0 came, 1 went, 3 down, 60 came
            """)
    void first_news_come_at_once_and_then_a_summary(String happens, String told) {
        assertThat(play(Stream.of(happens.split(", ")).toList())).isEqualTo(List.of(told.split(", ")));
    }

    @Test
    void who_flaps_all_day_is_heard_of_ever_less_often() {
        List<String> turns = new ArrayList<>();
        for (int second = 0; second < 3_600; second += 2) {
            turns.add(second + (second % 4 == 0 ? " down" : " up"));
        }
        assertThat(play(turns))
                .containsExactly(
                        "0 down",
                        "2 up",
                        "60 up x28",
                        "180 up x60",
                        "420 up x120",
                        "900 up x240",
                        "1860 up x480",
                        "2820 up x480",
                        "3658 up x390");
    }

    @Test
    void one_that_flaps_holds_back_no_other() {
        Damper damper = new Damper();
        for (int i = 0; i < 10; i++) {
            damper.take(entry("flapping", "down"), i);
        }
        assertThat(damper.take(entry("other", "down"), 10)).isPresent();
    }

    @Test
    void what_is_held_back_at_the_end_is_told() {
        Damper damper = new Damper();
        for (String what : List.of("down", "up", "down", "up")) {
            damper.take(entry("p", what), 0);
        }
        assertThat(damper.rest()).extracting(Alert::times).containsExactly(2);
        assertThat(damper.untilNext(0)).isEmpty();
    }

    private static List<String> play(List<String> happens) {
        Damper damper = new Damper();
        List<String> told = new ArrayList<>();
        for (String one : happens) {
            String[] words = one.split(" ");
            long now = Long.parseLong(words[0]) * SECOND;
            summaries(damper, now, told);
            damper.take(entry("p", words[1]), now).ifPresent(alert -> told.add(text(now, alert)));
        }
        summaries(damper, HOURS * SECOND, told);
        assertThat(damper.untilNext(0)).as("nothing is left").isEmpty();
        return told;
    }

    /// Lets time pass up to `until`, as the thread does that waits for what is due.
    private static void summaries(Damper damper, long until, List<String> told) {
        for (Optional<Long> next = damper.untilNext(0);
                next.isPresent() && next.get() <= until;
                next = damper.untilNext(0)) {
            long now = next.get();
            damper.due(now).forEach(alert -> told.add(text(now, alert)));
        }
    }

    private static String text(long now, Alert alert) {
        return now / SECOND + " " + alert.last().message() + (alert.times() == 1 ? "" : " x" + alert.times());
    }

    private static JournalEntry entry(String peer, String what) {
        Kind kind =
                switch (what) {
                    case "down" -> Kind.TURNED_DOWN;
                    case "up" -> Kind.TURNED_UP;
                    case "came" -> Kind.CAME;
                    default -> Kind.WENT;
                };
        String code = kind == Kind.CAME || kind == Kind.WENT ? "behind" : what;
        return new JournalEntry(1, Instant.EPOCH, kind, Severity.DOWN, Optional.of("u"), Optional.of(peer), code, what);
    }
}
