package tile38hc.tile38;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tile38hc.health.FileTrouble;
import tile38hc.json.JsonException;

/// A JSON file in the folder that `--state` names: written beside and moved in place, so that there is always a
/// whole one. A damaged one is set aside under another name, for somebody to look at.
///
/// One thread of its own reads and writes, a platform thread, lest a disk that hangs hold up the watch. Of what waits
/// for it the newest is written; where that fails, one warning is given, and another when it can be written again.
public final class FileIdentityStore implements IdentityStore, AutoCloseable {
    private static final String NAME = "tile38-identities.json";
    private static final long LARGEST = 4 << 20;
    private static final Duration READING_PATIENCE = Duration.ofSeconds(5);
    private static final Duration WRITING_PATIENCE = Duration.ofMillis(200);

    private final Path file;
    private final Duration patience;
    private final Consumer<String> warnings;
    private final ExecutorService disk = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("identities").factory());
    private final AtomicReference<Map<String, Identity>> waiting = new AtomicReference<>();
    private Map<String, Identity> newest = Map.of(); // this and the rest: the disk's thread's
    private boolean written = true;
    private boolean failing;

    /// @param folder made if it is not there
    /// @param warnings may be told by another thread
    public FileIdentityStore(Path folder, Consumer<String> warnings) {
        this(folder, READING_PATIENCE, warnings);
    }

    FileIdentityStore(Path folder, Duration patience, Consumer<String> warnings) {
        this.file = folder.resolve(NAME);
        this.patience = patience;
        this.warnings = warnings;
    }

    /// Nothing where the disk takes longer than five seconds.
    @Override
    public Map<String, Identity> load() {
        CompletableFuture<Map<String, Identity>> read = CompletableFuture.supplyAsync(this::read, disk);
        try {
            return read.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            warnings.accept("cannot read " + file + " in time, so nobody is known from before");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // there is none that it foresees
        }
        return Map.of();
    }

    /// Returns at once.
    @Override
    public void save(Map<String, Identity> identities) {
        if (waiting.getAndSet(Map.copyOf(identities)) == null) { // otherwise a write is on its way
            disk.execute(this::write);
        }
    }

    /// Writes what waits, as far as the disk is quick enough.
    @Override
    public void close() {
        if (!disk.isShutdown()) {
            disk.execute(this::write);
            disk.shutdown();
        }
        try {
            disk.awaitTermination(WRITING_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Identity> read() {
        try {
            if (Files.size(file) > LARGEST) {
                return setAside("it is larger than " + LARGEST + " bytes");
            }
            newest = IdentityJson.read(Files.readString(file, StandardCharsets.ISO_8859_1));
            return newest;
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            warnings.accept("cannot read " + file + ": " + FileTrouble.of(e));
            return Map.of();
        } catch (JsonException | IllegalArgumentException e) {
            return setAside(e.getMessage());
        }
    }

    private void write() {
        Map<String, Identity> news = waiting.getAndSet(null);
        if (news != null) {
            newest = news;
            written = false;
        }
        if (written && (newest.isEmpty() || Files.exists(file))) { // or somebody took it away
            return;
        }
        try {
            write(newest);
            written = true;
            if (failing) {
                failing = false;
                warnings.accept(file + " is written again");
            }
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                warnings.accept("cannot write " + file + ": " + FileTrouble.of(e));
            }
        }
    }

    private void write(Map<String, Identity> identities) throws IOException {
        Path fresh = file.resolveSibling(NAME + ".new");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(fresh, IdentityJson.of(identities), StandardCharsets.ISO_8859_1);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, Identity> setAside(String why) {
        Path aside = file.resolveSibling(NAME + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            warnings.accept("damaged: " + file + " (" + why + "), set aside as " + aside.getFileName());
        } catch (IOException e) {
            warnings.accept("damaged: " + file + " (" + why + ")");
        }
        return Map.of();
    }
}
