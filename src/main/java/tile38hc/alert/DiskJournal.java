package tile38hc.alert;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import tile38hc.health.JournalEntry;

/// Keeps a journal in the folder of `--state`, so that it outlives the process.
///
/// New entries are appended to a file. When that has grown large, all that memory keeps is written to another and the
/// first begins anew: so a file is never longer than what memory may hold, and a flapping peer pushes nothing out on
/// disk either.
///
/// One thread of its own writes, a platform thread, lest a disk that hangs hold up the checks; what it has not written
/// yet is simply what memory has beyond. Where writing fails (a full disk) one warning is given, and what is missing
/// is written with the next entry that can be. Nothing here throws, and two processes never write to one folder.
public final class DiskJournal implements AutoCloseable {

    /// @param large how many bytes a file may have before the next is begun
    /// @param patience how long the end of the process waits for the disk
    record Limits(long large, Duration patience) {
        static final Limits USUAL = new Limits(4 << 20, Duration.ofMillis(200));
    }

    private final MemoryJournal journal;
    private final Limits limits;
    private final Consumer<String> warnings;
    private final Semaphore news = new Semaphore(0);
    private final Thread writer = Thread.ofPlatform().daemon().name("journal").unstarted(this::write);
    private volatile boolean closed;
    private final JournalFiles files; // this and the rest: the writer's
    private long written; // the newest id in the files
    private boolean failing;

    private DiskJournal(MemoryJournal journal, JournalFiles files, Limits limits, Consumer<String> warnings) {
        this.journal = journal;
        this.files = files;
        this.limits = limits;
        this.warnings = warnings;
        this.written = journal.newest();
    }

    /// Fills an empty journal with what is in the folder, which is made if it is not there, and keeps it there from
    /// now on. Nothing where that cannot be done: then the warning says why, and the journal is in memory only.
    public static Optional<DiskJournal> keep(MemoryJournal journal, Path folder, Consumer<String> warnings) {
        return keep(journal, folder, Limits.USUAL, warnings);
    }

    static Optional<DiskJournal> keep(MemoryJournal journal, Path folder, Limits limits, Consumer<String> warnings) {
        try {
            JournalFiles files = new JournalFiles(folder, warnings);
            if (!restored(journal, files)) {
                warnings.accept("the journal is kept in memory only: another process writes " + files);
                return Optional.empty();
            }
            DiskJournal disk = new DiskJournal(journal, files, limits, warnings);
            journal.onEntry(_ -> disk.news.release());
            disk.writer.start();
            return Optional.of(disk);
        } catch (IOException e) {
            warnings.accept("the journal is kept in memory only: cannot write in " + folder + ": " + e);
            return Optional.empty();
        }
    }

    /// Writes what is left, as far as the disk is quick enough.
    @Override
    public void close() {
        closed = true;
        news.release();
        try {
            writer.join(limits.patience());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// False, and the files closed, where they are somebody else's.
    private static boolean restored(MemoryJournal journal, JournalFiles files) throws IOException {
        try {
            if (!files.lock()) {
                files.close();
                return false;
            }
            JournalFiles.Found found = files.read();
            journal.restore(found.entries());
            if (found.damaged()) {
                files.beginAnew(journal.after(0));
            } else {
                files.cutOff();
            }
            return true;
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    /// What the writer's thread does.
    private void write() {
        try (files) {
            boolean last;
            do {
                news.acquire();
                news.drainPermits();
                last = closed;
                catchUp();
            } while (!last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts it but whoever ends the process
        } catch (IOException e) {
            warnings.accept("cannot close " + files + ": " + e);
        }
    }

    private void catchUp() {
        try {
            if (files.length() <= limits.large()) {
                append(journal.after(written));
            }
            if (files.length() > limits.large()) { // while this fails the file must not grow: it writes all, too
                beginAnew(journal.after(0));
            }
            if (failing) {
                failing = false;
                warnings.accept(files + " is written again, with what was missing");
            }
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                warnings.accept("the journal is kept in memory only for now: cannot write " + files + ": " + e);
            }
        }
    }

    private void append(List<JournalEntry> missing) throws IOException {
        if (!missing.isEmpty()) {
            files.append(missing);
            written = missing.getLast().id();
        }
    }

    private void beginAnew(List<JournalEntry> all) throws IOException {
        files.beginAnew(all);
        written = all.getLast().id();
    }
}
