package tile38hc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The log, in nginx's shape: `2026/11/22 16:48:42 [warn] 4711#0: healthcheck: …`.
///
/// Messages are bytes, one a character. What a peer or a client sent may be in them, so control characters are
/// shown as
/// `\x1b` and can neither forge a line nor steer a terminal; only line breaks stay, for Lua's tracebacks need
/// them. Safe for use by many threads. A sink that cannot be written to any more is dropped: the log never stops
/// the checks.
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

    private record Sink(OutputStream out, Level least) {}

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Supplier<Instant> clock;
    private final String process = ProcessHandle.current().pid() + "#0: ";
    private final List<Sink> sinks = new ArrayList<>(); // guarded by this

    Log(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /// From now on a copy of everything of `least` and graver goes to `out`.
    synchronized void addSink(OutputStream out, Level least) {
        sinks.add(new Sink(out, least));
    }

    /// From now on nothing more goes to `out`.
    synchronized void removeSink(OutputStream out) {
        sinks.removeIf(sink -> sink.out() == out);
    }

    void log(Level level, String message) {
        byte[] line = (TIME.format(clock.get()) + " [" + level + "] " + process + printable(message) + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        synchronized (this) {
            sinks.removeIf(sink -> level.compareTo(sink.least()) <= 0 && !written(sink, line));
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
