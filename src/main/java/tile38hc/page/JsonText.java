package tile38hc.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How words and times stand in the JSON that we write.
final class JsonText {

    private JsonText() {}

    /// Pages are bytes, and JSON is UTF-8: what is UTF-8 passes as it is, and a byte that is none becomes the
    /// character that stands for such.
    static String of(String bytes) {
        byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
        String decoded = new String(raw, StandardCharsets.UTF_8);
        return new String(decoded.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Null for what is not known.
    static String of(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
