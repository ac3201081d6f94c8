package tile38hc.alert;

import java.io.Closeable;
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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tile38hc.health.JournalEntry;

/// The files of a journal: `journal`, to which entries are appended, and `journal.1`, which holds what was kept when it
/// last began anew. An entry may stand in both.
///
/// A line that a crash left unfinished is not read; a file with other damage is set aside as a copy, and what is whole
/// in it is kept. Whatever fails leaves what was whole before. For one thread at a time.
final class JournalFiles implements Closeable {
    private static final String NAME = "journal";
    /// What is read of a file; none that this program wrote is longer.
    private static final long LONGEST = 16 << 20;

    /// @param entries oldest first
    /// @param damaged whether they should be written anew, since more than entries stands in the files
    record Found(List<JournalEntry> entries, boolean damaged) {}

    private final Path file;
    private final Path older;
    private final Consumer<String> warnings;
    private FileChannel channel;
    private Object key; // of the file that is open, as the system tells files apart; null where it does not
    private long length; // of what is whole in the file

    /// @throws IOException if the folder is not there and cannot be made, if the file cannot be written, or if another
    /// process writes it
    JournalFiles(Path folder, Consumer<String> warnings) throws IOException {
        this.file = folder.resolve(NAME);
        this.older = folder.resolve(NAME + ".1");
        this.warnings = warnings;
        this.channel = open();
    }

    /// Keeps all others away until it is closed.
    private FileChannel open() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel fresh =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!locked(fresh)) {
            fresh.close();
            throw new IOException("another process writes there");
        }
        key = key();
        return fresh;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // by another journal of this process
        }
    }

    /// Whether somebody has taken away the file, or its folder, or put something else in its place.
    boolean gone() throws IOException {
        try {
            return !Objects.equals(key, key());
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private Object key() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /// Whether somebody has taken away some of what was written.
    boolean shortened() throws IOException {
        return channel.size() < length;
    }

    /// Makes a file that was taken away anew, as if nothing were in it.
    void reopen() throws IOException {
        channel.close();
        channel = open();
        length = 0;
    }

    /// What an earlier process left. To be asked once, before anything is written.
    Found read() throws IOException {
        JournalText now = text(file, channel);
        JournalText before = olderText();
        TreeMap<Long, JournalEntry> entries = new TreeMap<>();
        before.entries().forEach(entry -> entries.put(entry.id(), entry));
        now.entries().forEach(entry -> entries.put(entry.id(), entry));
        length = now.finished();
        boolean damaged = now.damaged() || before.damaged() || before.unfinished() > 0;
        return new Found(List.copyOf(entries.values()), damaged);
    }

    /// How long the file is to which entries are appended, in bytes.
    long length() {
        return length;
    }

    /// Writes these behind the last whole line, in place of what is there: half of one, from a crash or a full disk.
    void append(List<JournalEntry> entries) throws IOException {
        if (entries.isEmpty() && channel.size() == length) {
            return; // the disk need not be troubled
        }
        channel.truncate(length);
        channel.position(length);
        put(channel, entries);
        length = channel.position();
    }

    /// Makes these all that is in the files.
    void beginAnew(List<JournalEntry> entries) throws IOException {
        Path fresh = older.resolveSibling(older.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            put(out, entries);
        }
        Files.move(fresh, older, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel.truncate(0);
        length = 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// The path of the file to which entries are appended, for messages.
    @Override
    public String toString() {
        return file.toString();
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

    private static void put(FileChannel out, List<JournalEntry> entries) throws IOException {
        String lines = entries.stream().map(JournalLine::of).collect(Collectors.joining());
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(false);
    }
}
