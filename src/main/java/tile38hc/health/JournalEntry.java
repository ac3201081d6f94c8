package tile38hc.health;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// One line of the journal: something that happened at a moment, and stays as it was written.
///
/// @param id grows by one from entry to entry, over restarts too where the journal is kept on disk
/// @param severity how bad the news is; that something is well again is [Severity#INFO]
/// @param upstream empty where several share the peer, or none has to do with it
/// @param peer as on the status page; empty for what concerns the whole
/// @param code of the condition or event: `behind`, `restarted`; for turns `down` and `up`
/// @param message one sentence of bytes, one a character: control characters become blanks, and what is beyond
/// [#LONGEST_MESSAGE] is cut off
public record JournalEntry(
        long id,
        Instant time,
        Kind kind,
        Severity severity,
        Optional<String> upstream,
        Optional<String> peer,
        String code,
        String message) {

    public static final int LONGEST_MESSAGE = 1_000;

    /// What sort of news there are.
    public enum Kind {
        /// A peer was turned down by its checks.
        TURNED_DOWN,
        TURNED_UP,
        /// A condition began to hold.
        CAME,
        /// A condition holds no longer.
        WENT,
        /// A moment without a state that follows from it: a restart, a shrink.
        HAPPENED
    }

    public JournalEntry {
        Objects.requireNonNull(time);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(code);
        message = bounded(message);
    }

    private static String bounded(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST_MESSAGE));
        for (int i = 0; i < text.length() && clean.length() < LONGEST_MESSAGE; i++) {
            char c = text.charAt(i);
            clean.append(c < 0x20 || c == 0x7f ? ' ' : c);
        }
        return clean.toString();
    }
}
