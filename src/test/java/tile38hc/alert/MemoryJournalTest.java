package tile38hc.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tile38hc.health.JournalEntry;
import tile38hc.health.JournalEntry.Kind;
import tile38hc.health.Severity;

class MemoryJournalTest {

    @Test
    void entries_are_numbered_and_come_oldest_first() {
        MemoryJournal journal = new MemoryJournal();
        assertThat(journal.newest()).isZero();
        List.of("one", "two", "three").forEach(message -> journal.add(news("a", message)));
        assertThat(journal.newest()).isEqualTo(3);
        assertThat(journal.after(0)).extracting(JournalEntry::id).containsExactly(1L, 2L, 3L);
        assertThat(journal.after(1)).extracting(JournalEntry::message).containsExactly("two", "three");
        assertThat(journal.after(3)).isEmpty();
    }

    @Test
    void listeners_hear_of_each_entry_in_order_and_may_read_what_is_kept() {
        MemoryJournal journal = new MemoryJournal();
        List<String> heard = new ArrayList<>();
        journal.add(news("a", "before"));
        journal.onEntry(
                entry -> heard.add(entry.message() + " of " + journal.after(0).size()));
        journal.add(news("a", "one"));
        journal.add(news("a", "two"));
        assertThat(heard).containsExactly("one of 2", "two of 3");
    }

    @Test
    void a_flapping_peer_pushes_out_nothing_but_its_own() {
        MemoryJournal journal = new MemoryJournal(100, 1 << 20);
        journal.add(news("quiet", "diverged"));
        for (int i = 0; i < 1_000; i++) {
            journal.add(news("flapping", "turn " + i));
        }
        journal.add(news("other", "behind"));
        assertThat(journal.after(0))
                .hasSize(100)
                .extracting(JournalEntry::message)
                .contains("diverged", "turn 999", "behind");
        assertThat(journal.newest()).isEqualTo(1_002);
    }

    @Test
    void peers_with_as_much_to_tell_lose_the_oldest_first() {
        MemoryJournal journal = new MemoryJournal(3, 1 << 20);
        for (String peer : List.of("a", "b", "c", "d", "e")) {
            journal.add(news(peer, "of " + peer));
        }
        assertThat(journal.after(0)).extracting(JournalEntry::message).containsExactly("of c", "of d", "of e");
    }

    @Test
    void long_messages_count_for_more() {
        MemoryJournal journal = new MemoryJournal(1_000, 10_000);
        for (int i = 0; i < 100; i++) {
            journal.add(news("a", "x".repeat(5_000)));
        }
        assertThat(journal.after(0)).hasSizeBetween(5, 10).allSatisfy(entry -> assertThat(entry.message())
                .hasSize(JournalEntry.LONGEST_MESSAGE));
    }

    @Test
    void ids_go_on_after_those_of_an_earlier_process() {
        MemoryJournal journal = new MemoryJournal();
        journal.restore(List.of(news("a", "old").entry(7), news("a", "older").entry(41)));
        assertThat(journal.add(news("a", "new")).id()).isEqualTo(42);
        assertThat(journal.after(7)).extracting(JournalEntry::id).containsExactly(41L, 42L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.restore(List.of(news("a", "b").entry(42))));
    }

    private static News news(String peer, String message) {
        return new News(
                Instant.EPOCH, Kind.CAME, Severity.DOWN, Optional.of("upstream"), Optional.of(peer), "behind", message);
    }
}
