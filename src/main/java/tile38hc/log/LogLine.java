package tile38hc.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tile38hc.json.JsonObject;
import tile38hc.page.Utf8;

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
    byte[] in(Format format) {
        String line =
                switch (format) {
                    case TEXT -> text();
                    case JSON -> json();
                };
        return line.getBytes(StandardCharsets.ISO_8859_1);
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
                .put("message", Utf8.valid(message));
        upstream.ifPresent(name -> line.put("upstream", Utf8.valid(name)));
        peer.ifPresent(name -> line.put("peer", Utf8.valid(name)));
        return line.done().compact() + "\n";
    }
}
