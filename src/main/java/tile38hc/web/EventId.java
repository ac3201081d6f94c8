package tile38hc.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tile38hc.health.Journal;
import tile38hc.health.JournalEntry;

/// The id of a journal entry in an event stream: `57-1763816531123`, its number and its time. A journal that is not
/// kept on disk counts from 1 again after a restart, and the time tells such an entry from its namesake of before.
record EventId(long number, long millis) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /// What is replayed at most to a client of which it is not known what it has.
    private static final int RECENT = 1_000;

    static EventId of(JournalEntry entry) {
        return new EventId(entry.id(), entry.time().toEpochMilli());
    }

    /// Empty where no such id was given out.
    static Optional<EventId> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new EventId(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    /// What a client has missed, up to an entry: all after the one that it had last, or the most recent ones if that is
    /// no longer known.
    static List<JournalEntry> missed(Journal journal, Optional<EventId> last, long newest) {
        List<JournalEntry> entries = journal
                .after(last.map(id -> id.number() - 1).orElse(0L))
                .stream()
                .takeWhile(entry -> entry.id() <= newest)
                .toList();
        if (last.isEmpty()) {
            return entries.subList(Math.max(0, entries.size() - RECENT), entries.size());
        }
        boolean known = !entries.isEmpty() && of(entries.getFirst()).equals(last.get());
        return known ? entries.subList(1, entries.size()) : missed(journal, Optional.empty(), newest);
    }

    @Override
    public String toString() {
        return number + "-" + millis;
    }
}
