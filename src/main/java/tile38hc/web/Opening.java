package tile38hc.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tile38hc.health.Journal;
import tile38hc.health.JournalEntry;
import tile38hc.health.Snapshot;
import tile38hc.page.JournalJson;
import tile38hc.page.StatusJson;

/// What a client of the event stream gets first: all that was so at one frame, and the journal up to there; what
/// follows are the frames behind that one. Made once for all who come at about the same time. Safe for use by many
/// threads.
final class Opening {
    private final Frame frame;
    private final Snapshot snapshot;
    private final long newest;
    private final StatusJson.Process process;
    private final Journal journal;
    private byte[] state; // guarded by this
    private byte[] recent; // guarded by this

    /// @param newest the id of the last entry of the journal that is older than the frames to come
    Opening(Frame frame, Snapshot snapshot, long newest, StatusJson.Process process, Journal journal) {
        this.frame = frame;
        this.snapshot = snapshot;
        this.newest = newest;
        this.process = process;
        this.journal = journal;
    }

    Frame frame() {
        return frame;
    }

    synchronized byte[] state() {
        if (state == null) {
            state = EventText.bytes(state(snapshot, process));
        }
        return state;
    }

    /// The journal, as far as the client does not have it.
    byte[] journal(Optional<EventId> last) {
        return last.isPresent() ? text(EventId.missed(journal, last, newest)) : recent();
    }

    private synchronized byte[] recent() {
        if (recent == null) {
            recent = text(EventId.missed(journal, Optional.empty(), newest));
        }
        return recent;
    }

    private static byte[] text(List<JournalEntry> entries) {
        return EventText.bytes(entries.stream().map(Opening::event).collect(Collectors.joining()));
    }

    static String state(Snapshot snapshot, StatusJson.Process process) {
        return EventText.of("state", StatusJson.compact(snapshot, process));
    }

    static String event(JournalEntry entry) {
        return EventText.of("journal", EventId.of(entry).toString(), JournalJson.of(entry));
    }
}
