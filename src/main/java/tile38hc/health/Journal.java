package tile38hc.health;

import java.util.List;

/// What happened, as far back as is kept: for whoever shows it. Safe for use by many threads.
public interface Journal {

    /// Entries with an id above this one, oldest first: all that are kept for 0.
    List<JournalEntry> after(long id);

    /// The id of the newest entry, 0 before the first.
    long newest();
}
