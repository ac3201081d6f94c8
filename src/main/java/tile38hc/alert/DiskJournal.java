package tile38hc.alert;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tile38hc.health.FileTrouble;
import tile38hc.health.JournalEntry;

/// Keeps a journal in the folder of `--state`, so that it outlives the process.
///
/// New entries are appended to a file. When that has grown large, all that memory keeps is written to another and the
/// first begins anew: so a file is never longer than what memory may hold, and a flapping peer pushes nothing out on
/// disk either.
///
/// One thread of its own reads and writes, a platform thread, lest a disk that hangs hold up the start or the checks;
/// what it has not written yet is simply what memory has beyond. Where writing fails (a full disk) one warning is
/// given, and what is missing is written with the next entry that can be: everything, where somebody took the file
/// away or made it shorter. Nothing here throws, and two processes never write to one folder.
public final class DiskJournal implements AutoCloseable {

    /// @param large how many bytes a file may have before the next is begun
    /// @param opening how long the start of the process waits for the disk
    /// @param ending how long its end waits
    record Limits(long large, Duration opening, Duration ending) {
        static final Limits USUAL = new Limits(4 << 20, Duration.ofSeconds(5), Duration.ofMillis(200));
    }

    private final MemoryJournal journal;
    private final Path folder;
    private final Limits limits;
    private final Consumer<String> warnings;
    private final CompletableFuture<List<JournalEntry>> found = new CompletableFuture<>();
    private final Semaphore news = new Semaphore(0);
    private final Thread writer = Thread.ofPlatform().daemon().name("journal").unstarted(this::work);
    private volatile boolean closed;
    private long written; // the newest id in the files; this and the rest: the writer's
    private boolean damaged; // so that all is to be written anew
    private boolean failing;

    private DiskJournal(MemoryJournal journal, Path folder, Limits limits, Consumer<String> warnings) {
        this.journal = journal;
        this.folder = folder;
        this.limits = limits;
        this.warnings = warnings;
    }

    /// Fills an empty journal with what is in the folder, which is made if it is not there, and keeps it there from
    /// now on. Nothing where that cannot be done: then the warning says why, and the journal is in memory only.
    public static Optional<DiskJournal> keep(MemoryJournal journal, Path folder, Consumer<String> warnings) {
        return keep(journal, folder, Limits.USUAL, warnings);
    }

    static Optional<DiskJournal> keep(MemoryJournal journal, Path folder, Limits limits, Consumer<String> warnings) {
        DiskJournal disk = new DiskJournal(journal, folder, limits, warnings);
        disk.writer.start();
        return disk.restored() ? Optional.of(disk) : Optional.empty();
    }

    /// Writes what is left, as far as the disk is quick enough.
    @Override
    public void close() {
        closed = true;
        news.release();
        try {
            writer.join(limits.ending());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean restored() {
        try {
            journal.restore(found.orTimeout(limits.opening().toMillis(), TimeUnit.MILLISECONDS)
                    .join());
        } catch (CompletionException e) {
            String why = e.getCause() instanceof IOException failure ? FileTrouble.of(failure) : "it does not answer";
            warnings.accept("the journal is kept in memory only: cannot write in " + folder + ": " + why);
            return false;
        }
        journal.onEntry(_ -> news.release());
        news.release();
        return true;
    }

    /// What the writer's thread does.
    private void work() {
        try (JournalFiles files = new JournalFiles(folder, warnings)) {
            JournalFiles.Found before = files.read();
            damaged = before.damaged();
            written = newest(before.entries());
            if (found.complete(before.entries())) { // or nobody waits for it any more
                write(files);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts it but whoever ends the process
        } catch (IOException e) {
            if (!found.completeExceptionally(e)) {
                warnings.accept("cannot close the journal in " + folder + ": " + FileTrouble.of(e));
            }
        }
    }

    private void write(JournalFiles files) throws InterruptedException {
        boolean last;
        do {
            news.acquire();
            news.drainPermits();
            last = closed;
            catchUp(files);
        } while (!last);
    }

    private void catchUp(JournalFiles files) {
        try {
            if (files.gone()) {
                files.reopen();
                written = 0;
            }
            damaged |= files.shortened();
            if (!damaged && files.length() <= limits.large()) {
                append(files, journal.after(written));
            }
            if (damaged || files.length() > limits.large()) { // while this fails the file must not grow
                beginAnew(files, journal.after(0));
            }
            if (failing) {
                failing = false;
                warnings.accept(files + " is written again, with what was missing");
            }
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                warnings.accept(
                        "the journal is kept in memory only for now: cannot write " + files + ": " + FileTrouble.of(e));
            }
        }
    }

    private void append(JournalFiles files, List<JournalEntry> missing) throws IOException {
        files.append(missing);
        written = newest(missing);
    }

    private void beginAnew(JournalFiles files, List<JournalEntry> all) throws IOException {
        files.beginAnew(all);
        written = newest(all);
        damaged = false;
    }

    private long newest(List<JournalEntry> entries) {
        return entries.isEmpty() ? written : entries.getLast().id();
    }
}
