package tile38hc.alert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tile38hc.health.JournalEntry;

/// Keeps a journal in the folder of `--state`, so that it outlives the process.
///
/// New entries are appended to the file `journal`. When that has grown large, all that memory keeps is written to
/// `journal.1` and moved in place, and `journal` begins anew: so a file is never longer than what memory may hold,
/// and a flapping peer pushes nothing out on disk either. An entry may then stand in both.
///
/// One thread of its own writes, a platform thread, lest a disk that hangs hold up the checks; what it has not written
/// yet is simply what memory has beyond. Where writing fails (a full disk) one warning is given, and what is missing
/// is written with the next entry that can be. A line that a crash cut off is cut away; a file with other damage is
/// set aside, and what is whole in it is kept. Nothing here throws, and two processes never write to one folder.
public final class DiskJournal implements AutoCloseable {
    private static final String NAME = "journal";
    /// What is read of a file; none that this program wrote is longer.
    private static final long LONGEST = 16 << 20;

    /// @param large how many bytes a file may have before the next is begun
    /// @param patience how long the end of the process waits for the disk
    record Limits(long large, Duration patience) {
        static final Limits USUAL = new Limits(4 << 20, Duration.ofMillis(200));
    }

    private final Path file;
    private final Path older;
    private final Limits limits;
    private final MemoryJournal journal;
    private final Consumer<String> warnings;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean closed;
    private Thread writer;
    private final FileChannel channel; // this and the rest: the writer's, once it runs
    private long length; // of what is whole in the file
    private long written; // the newest id in it
    private boolean failing;

    private DiskJournal(Path folder, Limits limits, MemoryJournal journal, Consumer<String> warnings)
            throws IOException {
        this.file = folder.resolve(NAME);
        this.older = folder.resolve(NAME + ".1");
        this.limits = limits;
        this.journal = journal;
        this.warnings = warnings;
        Files.createDirectories(folder);
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// Fills an empty journal with what is in the folder, which is made if it is not there, and keeps it there from
    /// now on. Nothing where that cannot be done: then the warning says why, and the journal is in memory only.
    public static Optional<DiskJournal> keep(MemoryJournal journal, Path folder, Consumer<String> warnings) {
        return keep(journal, folder, Limits.USUAL, warnings);
    }

    static Optional<DiskJournal> keep(MemoryJournal journal, Path folder, Limits limits, Consumer<String> warnings) {
        try {
            DiskJournal disk = new DiskJournal(folder, limits, journal, warnings);
            if (disk.begin()) {
                return Optional.of(disk);
            }
        } catch (IOException e) {
            warnings.accept("the journal is kept in memory only: cannot write in " + folder + ": " + e);
        }
        return Optional.empty();
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

    private boolean begin() throws IOException {
        try {
            if (!locked()) {
                channel.close();
                warnings.accept("the journal is kept in memory only: another process writes " + file);
                return false;
            }
            restore();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        journal.onEntry(_ -> news.release());
        writer = Thread.ofPlatform().daemon().name("journal").start(this::write);
        return true;
    }

    private boolean locked() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // within this process
        }
    }

    private void restore() throws IOException {
        JournalText now = text(file, channel);
        JournalText before = olderText();
        TreeMap<Long, JournalEntry> entries = new TreeMap<>();
        before.entries().forEach(entry -> entries.put(entry.id(), entry));
        now.entries().forEach(entry -> entries.put(entry.id(), entry));
        journal.restore(List.copyOf(entries.values()));
        written = journal.newest();
        length = now.finished();
        if (now.damaged() || before.damaged() || before.unfinished() > 0) {
            beginAnew();
        } else if (now.unfinished() > 0) {
            channel.truncate(length);
        }
    }

    private JournalText olderText() throws IOException {
        try (FileChannel in = FileChannel.open(older, StandardOpenOption.READ)) {
            return text(older, in);
        } catch (NoSuchFileException e) {
            return JournalText.read(new byte[0]);
        }
    }

    /// Reads a file, and tells of what is wrong with it.
    private JournalText text(Path name, FileChannel in) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(in.size(), LONGEST));
        while (bytes.hasRemaining() && in.read(bytes, bytes.position()) >= 0) {
            // until all of it has come
        }
        JournalText text = JournalText.read(bytes.array());
        if (text.damaged()) {
            setAside(name, in);
        } else if (text.unfinished() > 0) {
            warnings.accept("the last " + text.unfinished() + " bytes of " + name
                    + " are no whole line, as after a crash, and are cut off");
        }
        return text;
    }

    /// As a copy, made through the channel that is open: to close another one of the same file would end the lock.
    private void setAside(Path damaged, FileChannel in) throws IOException {
        Path aside = damaged.resolveSibling(damaged.getFileName() + ".damaged");
        try (FileChannel out = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            in.transferTo(0, in.size(), out);
        }
        warnings.accept(
                "damaged: " + damaged + " is set aside as " + aside.getFileName() + "; what is whole in it is kept");
    }

    /// What the writer's thread does.
    private void write() {
        try (channel) {
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
            warnings.accept("cannot close " + file + ": " + e);
        }
    }

    private void catchUp() {
        try {
            if (length <= limits.large()) {
                append(journal.after(written));
            }
            if (length > limits.large()) { // while this fails, the file must not grow: it writes what is missing too
                beginAnew();
            }
            if (failing) {
                failing = false;
                warnings.accept(file + " is written again, with what was missing");
            }
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                warnings.accept("the journal is kept in memory only for now: cannot write " + file + ": " + e);
            }
        }
    }

    private void append(List<JournalEntry> missing) throws IOException {
        if (!missing.isEmpty()) {
            channel.truncate(length); // half a line may be behind it, from when the disk was full
            channel.position(length);
            put(channel, missing);
            length = channel.position();
            written = missing.getLast().id();
        }
    }

    private void beginAnew() throws IOException {
        List<JournalEntry> kept = journal.after(0);
        Path fresh = older.resolveSibling(older.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            put(out, kept);
        }
        Files.move(fresh, older, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        written = kept.isEmpty() ? written : kept.getLast().id();
        channel.truncate(0);
        length = 0;
    }

    private static void put(FileChannel out, List<JournalEntry> entries) throws IOException {
        String lines = entries.stream().map(JournalLine::of).collect(Collectors.joining());
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(false);
    }
}
