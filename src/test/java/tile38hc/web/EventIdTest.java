package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.alert.MemoryJournal;
import tile38hc.alert.News;
import tile38hc.health.JournalEntry;
import tile38hc.health.Severity;

/// A journal of three entries, whose times are 1000, 2000 and 3000 ms.
class EventIdTest {

    private final MemoryJournal journal = journal(3);

    @ParameterizedTest
    @CsvSource({
        "1-1000, 2 3",
        "2-2000, 3",
        "3-3000, ''",
        "2-2001, 1 2 3", // another life's
        "4-4000, 1 2 3",
        "0-0, 1 2 3",
        "999999999999999999-1, 1 2 3"
    })
    void a_client_gets_what_came_after_its_last(String last, String missed) {
        assertThat(missed(EventId.parse(last), 3)).isEqualTo(missed);
    }

    @Test
    void a_client_without_a_last_gets_all_up_to_the_frames_that_follow() {
        assertThat(missed(Optional.empty(), 3)).isEqualTo("1 2 3");
        assertThat(missed(Optional.empty(), 2)).isEqualTo("1 2");
        assertThat(missed(EventId.parse("1-1000"), 2)).isEqualTo("2");
    }

    @Test
    void of_very_many_a_new_client_gets_the_most_recent() {
        List<JournalEntry> missed = EventId.missed(journal(3_000), Optional.empty(), 3_000);
        assertThat(missed).hasSize(1_000);
        assertThat(missed.getLast().id()).isEqualTo(3_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "-", "1-", "-1", "a-b", "1-2-3", "1 -2", "1-2\n", "9999999999999999999-1"})
    void what_is_no_id_of_ours_is_none(String text) {
        assertThat(EventId.parse(text)).isEmpty();
    }

    @Test
    void an_id_is_read_as_it_was_written() {
        EventId id = EventId.of(journal.after(1).getFirst());
        assertThat(id).hasToString("2-2000");
        assertThat(EventId.parse(id.toString())).contains(id);
    }

    private String missed(Optional<EventId> last, long newest) {
        return String.join(
                " ",
                EventId.missed(journal, last, newest).stream()
                        .map(entry -> Long.toString(entry.id()))
                        .toList());
    }

    private static MemoryJournal journal(int entries) {
        MemoryJournal journal = new MemoryJournal();
        for (int i = 1; i <= entries; i++) {
            journal.add(new News(
                    Instant.ofEpochMilli(1_000L * i),
                    JournalEntry.Kind.HAPPENED,
                    Severity.INFO,
                    Optional.empty(),
                    Optional.empty(),
                    "restarted",
                    "entry " + i));
        }
        return journal;
    }
}
