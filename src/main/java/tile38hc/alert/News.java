package tile38hc.alert;

import java.time.Instant;
import java.util.Optional;
import tile38hc.health.JournalEntry;
import tile38hc.health.Severity;

/// Something that happened, before it has its place in the journal; the members are those of [JournalEntry].
public record News(
        Instant time,
        JournalEntry.Kind kind,
        Severity severity,
        Optional<String> upstream,
        Optional<String> peer,
        String code,
        String message) {

    JournalEntry entry(long id) {
        return new JournalEntry(id, time, kind, severity, upstream, peer, code, message);
    }
}
