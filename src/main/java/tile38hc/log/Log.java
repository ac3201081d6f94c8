package tile38hc.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The log: hands each line to all sinks, in the format of each.
///
/// Messages are bytes, one a character. Safe for use by many threads. Whoever logs waits for the sinks, so one that may
/// block is reached by a [#backlog]; any other that cannot be written to any more is dropped.
public final class Log implements AutoCloseable {
    /// How long the end waits for all backlogs together.
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /// nginx's levels, the gravest first.
    public enum Level {
        EMERG,
        ALERT,
        CRIT,
        ERROR,
        WARN,
        NOTICE,
        INFO,
        DEBUG;

        /// @param number `ngx.ERR` and its like
        public static Level ofNumber(int number) {
            return values()[Math.clamp(number, 1, values().length) - 1];
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Sink(OutputStream out, Level least, Format format) {}

    /// A file that gets a copy of everything of `least` and graver.
    ///
    /// @param name its path as it was given, in bytes
    public record Copy(String name, Path path, Level least) {}

    /// Where lines go in the end; one thread calls it.
    public interface Target {
        void write(byte[] line) throws IOException;
    }

    private final Supplier<Instant> clock;
    private final long pid = ProcessHandle.current().pid();
    private final List<Sink> sinks = new ArrayList<>(); // guarded by this, as all that follows
    private final List<Backlog> backlogs = new ArrayList<>();
    private final Map<Path, LogFile> files = new HashMap<>(); // those of now and before, which may hang for ever
    private List<LogFile> copies = List.of();

    public Log(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /// From now on a copy of everything of `least` and graver goes to `out`, in nginx's shape.
    public void addSink(OutputStream out, Level least) {
        addSink(out, least, Format.TEXT);
    }

    public synchronized void addSink(OutputStream out, Level least, Format format) {
        sinks.add(new Sink(out, least, format));
    }

    /// From now on nothing more goes to `out`.
    public synchronized void removeSink(OutputStream out) {
        sinks.removeIf(sink -> sink.out() == out);
    }

    /// A way to a target that nobody waits for, until this log is closed.
    public synchronized Backlog backlog(Target target, Format format) {
        Backlog backlog = new Backlog(target, count -> line(
                        Level.WARN,
                        count + " lines of the log are missing here: they could not be written",
                        Optional.empty(),
                        Optional.empty())
                .in(format));
        backlogs.add(backlog);
        return backlog;
    }

    /// Waits for what is on its way, but not for long.
    @Override
    public void close() {
        copyTo(List.of());
        List<Backlog> ending;
        synchronized (this) {
            ending = List.copyOf(backlogs);
            backlogs.clear();
        }
        CompletableFuture.allOf(ending.stream().map(Backlog::end).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /// From now on these are the files that get copies, in nginx's shape, and no others. Those that had them
    /// before, too, go on in what has their names now.
    public synchronized void copyTo(List<Copy> now) {
        List<LogFile> before = copies;
        before.forEach(this::removeSink);
        copies = now.stream().map(this::file).toList();
        before.stream().filter(file -> !copies.contains(file)).forEach(LogFile::leave);
        reopen();
        now.forEach(copy -> addSink(file(copy), copy.least()));
    }

    /// Goes on in the files that have the copies' names now, as after a rotation.
    public synchronized void reopen() {
        copies.forEach(LogFile::reopen);
    }

    private LogFile file(Copy copy) {
        return files.computeIfAbsent(copy.path(), _ -> new LogFile(copy, this));
    }

    public void log(Level level, String message) {
        log(level, message, Optional.empty(), Optional.empty());
    }

    /// @param upstream what the message is about, if that is known; it is in the message too
    /// @param peer the same
    public void log(Level level, String message, Optional<String> upstream, Optional<String> peer) {
        LogLine line = line(level, message, upstream, peer);
        synchronized (this) {
            sinks.removeIf(sink -> level.compareTo(sink.least()) <= 0 && !written(sink, line.in(sink.format())));
        }
    }

    private LogLine line(Level level, String message, Optional<String> upstream, Optional<String> peer) {
        return new LogLine(clock.get(), level, pid, message, upstream, peer);
    }

    private static boolean written(Sink sink, byte[] line) {
        try {
            sink.out().write(line);
            sink.out().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The text with its control characters shown, not acted on.
    public static String printable(String message) {
        if (message.chars().allMatch(Log::harmless)) {
            return message;
        }
        StringBuilder text = new StringBuilder();
        message.chars().forEach(c -> {
            if (harmless(c)) {
                text.append((char) c);
            } else {
                text.append(String.format("\\x%02x", c));
            }
        });
        return text.toString();
    }

    private static boolean harmless(int c) {
        return c == '\n' || c == '\t' || c >= 0x20 && c != 0x7f;
    }
}
