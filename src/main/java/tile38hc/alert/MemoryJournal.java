package tile38hc.alert;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tile38hc.health.Journal;
import tile38hc.health.JournalEntry;

/// The journal in memory, of bounded size.
///
/// When it is full the oldest entry goes *of whoever has the most*: so a peer that turns up and down all day fills
/// what nobody else needs, and the one line about another that diverged last night stays. What is kept thus may
/// have gaps in its ids. Reading takes no lock, so a listener may hold one of its own in both directions.
public final class MemoryJournal implements Journal {
    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 4 << 20;
    /// What an entry takes beside its text, about.
    private static final int ENTRY_BYTES = 200;

    /// Whose entries share a fate.
    private record Subject(Optional<String> upstream, Optional<String> peer) {}

    private final int mostEntries;
    private final long mostBytes;
    private final ConcurrentSkipListMap<Long, JournalEntry> entries = new ConcurrentSkipListMap<>();
    private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Subject, ArrayDeque<Long>> subjects = new HashMap<>(); // this and the rest: guarded by this
    private long bytes;
    private volatile long newest;

    public MemoryJournal() {
        this(MOST_ENTRIES, MOST_BYTES);
    }

    MemoryJournal(int mostEntries, long mostBytes) {
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
    }

    /// Gives news their place, and tells the listeners.
    public synchronized JournalEntry add(News news) {
        JournalEntry entry = news.entry(newest + 1);
        keep(entry);
        listeners.forEach(listener -> listener.accept(entry));
        return entry;
    }

    /// Takes in what an earlier process left, oldest first, before the first news. No listener hears of it.
    ///
    /// @throws IllegalArgumentException if ids do not grow
    synchronized void restore(List<JournalEntry> earlier) {
        for (JournalEntry entry : earlier) {
            if (entry.id() <= newest) {
                throw new IllegalArgumentException("entry " + entry.id() + " after " + newest);
            }
            keep(entry);
        }
    }

    @Override
    public List<JournalEntry> after(long id) {
        return List.copyOf(entries.tailMap(id, false).values());
    }

    @Override
    public long newest() {
        return newest;
    }

    /// Tells of each new entry from now on, from the thread that it happened on: so the listener must be quick.
    void onEntry(Consumer<JournalEntry> listener) {
        listeners.add(listener);
    }

    private void keep(JournalEntry entry) {
        entries.put(entry.id(), entry);
        subjects.computeIfAbsent(subject(entry), _ -> new ArrayDeque<>()).add(entry.id());
        bytes += size(entry);
        newest = entry.id();
        while (entries.size() > mostEntries || bytes > mostBytes) {
            drop();
        }
    }

    private void drop() {
        ArrayDeque<Long> most = subjects.values().stream()
                .max(Comparator.<ArrayDeque<Long>>comparingInt(ArrayDeque::size).thenComparing(ids -> -ids.getFirst()))
                .orElseThrow();
        JournalEntry gone = entries.remove(most.removeFirst());
        bytes -= size(gone);
        if (most.isEmpty()) {
            subjects.remove(subject(gone));
        }
    }

    private static Subject subject(JournalEntry entry) {
        return new Subject(entry.upstream(), entry.peer());
    }

    private static long size(JournalEntry entry) {
        return ENTRY_BYTES
                + entry.message().length()
                + entry.upstream().map(String::length).orElse(0)
                + entry.peer().map(String::length).orElse(0);
    }
}
