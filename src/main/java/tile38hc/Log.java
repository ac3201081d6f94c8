package tile38hc;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The log: hands each line to all sinks, in the format of each.
///
/// Messages are bytes, one a character. Safe for use by many threads. A sink that cannot be written to any more is
/// dropped: the log never stops the checks.
final class Log {

    /// nginx's levels, the gravest first. [#number] is what `ngx.ERR` and its like are in Lua.
    enum Level {
        EMERG,
        ALERT,
        CRIT,
        ERROR,
        WARN,
        NOTICE,
        INFO,
        DEBUG;

        int number() {
            return ordinal() + 1;
        }

        static Level ofNumber(int number) {
            return values()[Math.clamp(number, 1, values().length) - 1];
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private record Sink(OutputStream out, Level least, Options.LogFormat format) {}

    /// A file that gets a copy of everything of `least` and graver.
    record Copy(LogFile file, Level least) {}

    private final Supplier<Instant> clock;
    private final long pid = ProcessHandle.current().pid();
    private final List<Sink> sinks = new ArrayList<>(); // guarded by this, as are the copies
    private List<Copy> copies = List.of();

    Log(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /// From now on a copy of everything of `least` and graver goes to `out`, in nginx's shape.
    void addSink(OutputStream out, Level least) {
        addSink(out, least, Options.LogFormat.TEXT);
    }

    synchronized void addSink(OutputStream out, Level least, Options.LogFormat format) {
        sinks.add(new Sink(out, least, format));
    }

    /// From now on nothing more goes to `out`.
    synchronized void removeSink(OutputStream out) {
        sinks.removeIf(sink -> sink.out() == out);
    }

    /// From now on these are the files that get copies, in nginx's shape, and no others.
    synchronized void copyTo(List<Copy> files) {
        for (Copy before : copies) {
            removeSink(before.file());
            before.file().close();
        }
        copies = List.copyOf(files);
        copies.forEach(copy -> addSink(copy.file(), copy.least()));
    }

    /// Goes on in the files that have the copies' names now, as after a rotation.
    void reopen() {
        List<Copy> now;
        synchronized (this) {
            now = copies;
        }
        for (Copy copy : now) {
            try {
                copy.file().reopen();
            } catch (IOException e) {
                log(
                        Level.EMERG,
                        "open() \"" + copy.file().path() + "\" failed; its copy of the log goes on where it was");
            }
        }
    }

    void log(Level level, String message) {
        log(level, message, Optional.empty(), Optional.empty());
    }

    /// @param upstream what the message is about, if that is known; it is in the message too
    /// @param peer the same
    void log(Level level, String message, Optional<String> upstream, Optional<String> peer) {
        LogLine line = new LogLine(clock.get(), level, pid, message, upstream, peer);
        synchronized (this) {
            sinks.removeIf(sink -> level.compareTo(sink.least()) <= 0 && !written(sink, line.in(sink.format())));
        }
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
    static String printable(String message) {
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
