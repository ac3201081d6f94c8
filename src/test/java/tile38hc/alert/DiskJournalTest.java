package tile38hc.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tile38hc.Await;
import tile38hc.Fifo;
import tile38hc.health.JournalEntry;
import tile38hc.health.JournalEntry.Kind;
import tile38hc.health.Severity;

class DiskJournalTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @Test
    void what_one_process_wrote_the_next_one_has() {
        List<JournalEntry> written = process("one", "two \u00e9", "three\\ and\u0007 more");
        assertThat(process()).isEqualTo(written).hasSize(3);
        assertThat(process("four")).extracting(JournalEntry::id).containsExactly(1L, 2L, 3L, 4L);
        assertThat(warnings).isEmpty();
    }

    @Test
    void entries_of_every_shape_come_back_as_they_were() {
        JournalEntry whole = new JournalEntry(
                9,
                Instant.parse("2026-11-22T14:02:11.123456789Z"),
                Kind.HAPPENED,
                Severity.INFO,
                Optional.empty(),
                Optional.empty(),
                "",
                "");
        JournalEntry odd = new JournalEntry(
                10,
                Instant.EPOCH,
                Kind.WENT,
                Severity.DEGRADED,
                Optional.of("tab\t feed\n back\\slash"),
                Optional.of("\\5c\u007f\u0000"),
                "a b",
                "x".repeat(JournalEntry.LONGEST_MESSAGE));
        for (JournalEntry entry : List.of(whole, odd)) {
            String line = JournalLine.of(entry);
            assertThat(line).containsOnlyOnce("\n").endsWith("\n");
            assertThat(JournalLine.read(line.substring(0, line.length() - 1))).contains(entry);
        }
    }

    @Test
    void a_crash_at_any_byte_loses_at_most_the_last_record() throws IOException {
        process("one", "two", "three");
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length <= whole.length; length++) {
            byte[] left = Arrays.copyOf(whole, length);
            Files.write(file(), left);
            warnings.clear();
            long lines = new String(left, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            boolean cut = length > 0 && left[length - 1] != '\n';
            List<JournalEntry> now = process("after " + length);
            assertThat(now).as("cut at " + length).hasSize((int) lines + 1);
            assertThat(now.getLast().id()).isEqualTo(lines + 1);
            assertThat(warnings).as("cut at " + length).hasSize(cut ? 1 : 0);
            assertThat(process()).isEqualTo(now);
        }
    }

    @Test
    void a_byte_that_is_wrong_costs_the_line_that_it_is_in() throws IOException {
        process("one", "two", "three");
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            byte[] wrong = whole.clone();
            wrong[at] ^= 0x10;
            Files.write(file(), wrong);
            Files.deleteIfExists(folder.resolve("journal.1"));
            warnings.clear();
            List<JournalEntry> now = process();
            assertThat(now).as("wrong at " + at).hasSizeBetween(1, 2);
            assertThat(warnings).as("wrong at " + at).hasSize(1);
            warnings.clear();
            assertThat(process()).isEqualTo(now);
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void garbage_is_set_aside_and_the_journal_begins_anew() throws IOException {
        Random random = new Random(38);
        for (int size : new int[] {1, 100, 10_000, 1_000_000}) {
            byte[] garbage = new byte[size];
            random.nextBytes(garbage);
            Files.write(file(), garbage);
            Files.write(folder.resolve("journal.1"), garbage);
            warnings.clear();
            assertThat(process("new")).as("" + size).hasSize(1);
            assertThat(warnings).as("" + size).hasSize(2);
        }
        assertThat(folder.resolve("journal.damaged")).hasSize(1_000_000);
        assertThat(folder.resolve("journal.1.damaged")).hasSize(1_000_000);
    }

    @Test
    void whole_lines_around_damaged_ones_are_kept() throws IOException {
        process("one", "two", "three");
        Files.writeString(file(), Files.readString(file()).replace("two", "owt"));
        assertThat(process("four")).extracting(JournalEntry::message).containsExactly("one", "three", "four");
        assertThat(Files.readString(folder.resolve("journal.damaged"))).contains("owt");
        assertThat(warnings).singleElement().asString().contains("journal is set aside as journal.damaged");
    }

    @Test
    void a_file_that_has_grown_large_is_followed_by_another_and_nothing_that_memory_keeps_is_lost() throws IOException {
        List<String> many = IntStream.range(0, 200).mapToObj(i -> "number " + i).toList();
        try (DiskJournal _ = DiskJournal.keep(new MemoryJournal(), folder, limits(2_000), warnings::add)
                .orElseThrow()) {
            // makes the file
        }
        MemoryJournal journal = new MemoryJournal(50, 1 << 20);
        try (DiskJournal _ =
                DiskJournal.keep(journal, folder, limits(2_000), warnings::add).orElseThrow()) {
            many.forEach(message -> journal.add(news(message)));
        }
        assertThat(Files.size(file())).isLessThanOrEqualTo(2_000);
        assertThat(process())
                .extracting(JournalEntry::message)
                .endsWith("number 198", "number 199")
                .hasSizeGreaterThanOrEqualTo(50);
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_made_is_one_warning() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        MemoryJournal journal = new MemoryJournal();
        Path state = folder.resolve("file").resolve("state");
        assertThat(DiskJournal.keep(journal, state, limits(1 << 20), warnings::add))
                .isEmpty();
        assertThat(journal.add(news("one")).id()).isEqualTo(1);
        assertThat(warnings)
                .containsExactly("the journal is kept in memory only: cannot write in " + state + ": Not a directory");
    }

    @Test
    void a_full_disk_is_one_warning() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        Files.createSymbolicLink(file(), full);
        assertThat(process("one", "two")).hasSize(2);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("the journal is kept in memory only for now: ")
                .contains("No space left");
        Files.delete(file());
    }

    /// A write to a disk that hangs holds the thread of the system, and with it all virtual threads that it carries.
    @Test
    void the_disk_is_written_to_by_a_thread_that_carries_no_other() throws IOException {
        Files.createDirectories(folder.resolve("journal.1.new"));
        List<Boolean> virtual = new CopyOnWriteArrayList<>();
        MemoryJournal journal = new MemoryJournal();
        try (DiskJournal _ = DiskJournal.keep(
                        journal,
                        folder,
                        limits(0),
                        _ -> virtual.add(Thread.currentThread().isVirtual()))
                .orElseThrow()) {
            journal.add(news("one"));
        }
        assertThat(virtual).containsExactly(false);
    }

    @Test
    void what_could_not_be_written_is_written_once_it_can_be() throws Exception {
        Path inTheWay = Files.createDirectories(folder.resolve("journal.1.new"));
        MemoryJournal journal = new MemoryJournal();
        try (DiskJournal _ =
                DiskJournal.keep(journal, folder, limits(100), warnings::add).orElseThrow()) {
            journal.add(news("one"));
            journal.add(news("two"));
            awaitWarnings(1);
            Files.delete(inTheWay);
            journal.add(news("three"));
            awaitWarnings(2);
        }
        assertThat(warnings.getLast()).contains("is written again");
        assertThat(process()).extracting(JournalEntry::message).containsExactly("one", "two", "three");
    }

    @Test
    void a_folder_that_somebody_took_away_is_made_anew_with_all_that_was_in_it() throws IOException {
        Path state = folder.resolve("state");
        MemoryJournal journal = new MemoryJournal();
        try (DiskJournal _ =
                DiskJournal.keep(journal, state, limits(1 << 20), warnings::add).orElseThrow()) {
            journal.add(news("one"));
            Files.move(state, folder.resolve("elsewhere"));
            journal.add(news("two"));
        }
        MemoryJournal next = new MemoryJournal();
        DiskJournal.keep(next, state, limits(1 << 20), warnings::add)
                .orElseThrow()
                .close();
        assertThat(next.after(0)).isEqualTo(journal.after(0)).hasSize(2);
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_file_that_somebody_replaced_is_taken_for_none() throws IOException {
        MemoryJournal journal = new MemoryJournal();
        try (DiskJournal _ = DiskJournal.keep(journal, folder, limits(1 << 20), warnings::add)
                .orElseThrow()) {
            journal.add(news("one"));
            Await.until("one line", () -> Files.size(file()) > 0);
            Files.move(file(), folder.resolve("elsewhere"));
            Files.createDirectory(file());
            journal.add(news("two"));
            awaitWarnings(1);
            Files.delete(file());
            Files.writeString(file(), "something else\n");
            journal.add(news("three"));
            awaitWarnings(2);
        }
        assertThat(process()).extracting(JournalEntry::message).containsExactly("one", "two", "three");
        assertThat(warnings)
                .containsExactly(
                        "the journal is kept in memory only for now: cannot write " + file() + ": Is a directory",
                        file() + " is written again, with what was missing");
    }

    @Test
    void a_file_that_somebody_made_shorter_is_written_anew() throws IOException {
        MemoryJournal journal = new MemoryJournal();
        try (DiskJournal _ = DiskJournal.keep(journal, folder, limits(1 << 20), warnings::add)
                .orElseThrow()) {
            journal.add(news("one"));
            Await.until("one line", () -> Files.size(file()) > 0);
            Files.write(file(), new byte[3]);
            journal.add(news("two"));
        }
        assertThat(process()).extracting(JournalEntry::message).containsExactly("one", "two");
        assertThat(warnings).isEmpty();
    }

    @Test
    @Timeout(120)
    void a_disk_that_hangs_does_not_hold_up_the_start() throws Exception {
        process("before");
        Path hangs = Fifo.make(folder.resolve("journal.1"));
        MemoryJournal journal = new MemoryJournal();
        DiskJournal.Limits impatient = new DiskJournal.Limits(1 << 20, Duration.ofMillis(100), Duration.ofSeconds(60));
        assertThat(DiskJournal.keep(journal, folder, impatient, warnings::add)).isEmpty();
        assertThat(warnings)
                .containsExactly(
                        "the journal is kept in memory only: cannot write in " + folder + ": it does not answer");
        journal.add(news("one"));
        Files.newOutputStream(hangs).close(); // it answers, too late
        Files.delete(hangs);
        Await.until("the files are free", () -> {
            try {
                return process().getLast().message().equals("before");
            } catch (NoSuchElementException e) { // of an Optional: another still has them
                return false;
            }
        });
    }

    @Test
    void a_file_that_cannot_be_followed_by_another_grows_no_more() throws Exception {
        Files.createDirectories(folder.resolve("journal.1.new"));
        MemoryJournal journal = new MemoryJournal();
        long large;
        try (DiskJournal _ =
                DiskJournal.keep(journal, folder, limits(100), warnings::add).orElseThrow()) {
            journal.add(news("one"));
            journal.add(news("two"));
            awaitWarnings(1);
            large = Files.size(file());
            IntStream.range(0, 50).forEach(i -> journal.add(news("number " + i)));
        }
        assertThat(Files.size(file())).isEqualTo(large);
        assertThat(warnings).hasSize(1);
    }

    @Test
    void two_processes_never_write_to_one_folder() throws IOException {
        MemoryJournal first = new MemoryJournal();
        try (DiskJournal _ =
                DiskJournal.keep(first, folder, limits(1 << 20), warnings::add).orElseThrow()) {
            assertThat(DiskJournal.keep(new MemoryJournal(), folder, limits(1 << 20), warnings::add))
                    .isEmpty();
            assertThat(warnings).singleElement().asString().contains("another process writes ");
            first.add(news("one"));
        }
        assertThat(process()).hasSize(1);
    }

    private void awaitWarnings(int count) {
        Await.until(count + " warnings", warnings, () -> warnings.size() >= count);
    }

    private Path file() {
        return folder.resolve("journal");
    }

    /// Starts, lets this happen, ends, and tells what the journal then held.
    private List<JournalEntry> process(String... messages) {
        MemoryJournal journal = new MemoryJournal();
        try (DiskJournal _ = DiskJournal.keep(journal, folder, limits(1 << 20), warnings::add)
                .orElseThrow()) {
            for (String message : messages) {
                journal.add(news(message));
            }
        }
        return journal.after(0);
    }

    /// With patience for a busy machine.
    private static DiskJournal.Limits limits(long large) {
        return new DiskJournal.Limits(large, Duration.ofSeconds(60), Duration.ofSeconds(60));
    }

    private static News news(String message) {
        return new News(
                Instant.parse("2026-11-22T14:02:11Z"),
                Kind.CAME,
                Severity.DOWN,
                Optional.of("u"),
                Optional.of("p"),
                "behind",
                message);
    }
}
