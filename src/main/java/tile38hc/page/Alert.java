package tile38hc.page;

import java.time.Instant;
import tile38hc.health.JournalEntry;

/// Something to tell people: one entry of the journal, or the last of several alike that came so quickly that
/// only their number is of interest.
///
/// @param last the only one, or the newest
/// @param times how many there were
/// @param since when the first of them was
public record Alert(JournalEntry last, int times, Instant since) {

    public static Alert of(JournalEntry entry) {
        return new Alert(entry, 1, entry.time());
    }

    public Alert and(JournalEntry next) {
        return new Alert(next, times + 1, since);
    }
}
