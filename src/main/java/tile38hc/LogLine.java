package tile38hc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tile38hc.json.JsonObject;

/// One line of the log, in either format.
///
/// What a peer or a client sent may be in the message: its control characters are shown as `\x1b` in text, and
/// escaped in JSON, and can neither forge a line nor steer a terminal. In text line breaks stay, for Lua's
/// tracebacks need them.
record LogLine(
        Instant time, Log.Level level, long pid, String message, Optional<String> upstream, Optional<String> peer) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneId.systemDefault());

    /// With its line feed.
    byte[] in(Options.LogFormat format) {
        return switch (format) {
            case TEXT -> text().getBytes(StandardCharsets.ISO_8859_1);
            case JSON -> json().getBytes(StandardCharsets.UTF_8);
        };
    }

    /// nginx's shape: `2026/11/22 16:48:42 [warn] 4711#0: healthcheck: …`
    private String text() {
        return TIME.format(time) + " [" + level + "] " + pid + "#0: " + Log.printable(message) + "\n";
    }

    /// Upstream and peer stand there only where they are known:
    ///
    ///     {"time":"2026-11-22T15:48:42.123Z","level":"warn","pid":4711,"message":"…","upstream":"…","peer":"…"}
    private String json() {
        JsonObject line = new JsonObject()
                .put("time", time.toString())
                .put("level", level.toString())
                .put("pid", pid)
                .put("message", characters(message));
        upstream.ifPresent(name -> line.put("upstream", characters(name)));
        peer.ifPresent(name -> line.put("peer", characters(name)));
        return line.done().compact() + "\n";
    }

    /// The characters that these bytes are in UTF-8; a byte that is none becomes the one that stands for such.
    private static String characters(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
