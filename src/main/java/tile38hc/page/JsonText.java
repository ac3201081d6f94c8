package tile38hc.page;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How words and times stand in the JSON that we write.
final class JsonText {

    private JsonText() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Null for what is not known.
    static String of(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
