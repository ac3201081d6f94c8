package tile38hc;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import tile38hc.alert.MemoryJournal;
import tile38hc.alert.Webhooks;
import tile38hc.health.Event;
import tile38hc.health.Fleet;
import tile38hc.health.JournalEntry;
import tile38hc.health.Upstream;
import tile38hc.tile38.Notice;

/// Where everything that happens to peers arrives, and goes on from: to the log, to the journal, and to
/// whoever is to be alerted.
///
/// Called by the threads of checks, so nothing here waits for anything.
final class Events {
    private final EventLog log;
    private final Supplier<Fleet> fleet;
    private final Function<String, Set<String>> finders;
    private final MemoryJournal journal;
    private final Webhooks webhooks;
    private final Set<String> muted;

    /// @param fleet that of the present configuration
    /// @param finders the upstreams whose checks have found a Tile38 server
    /// @param muted upstreams whose news alert nobody
    Events(
            EventLog log,
            Supplier<Fleet> fleet,
            Function<String, Set<String>> finders,
            MemoryJournal journal,
            Webhooks webhooks,
            Set<String> muted) {
        this.log = log;
        this.fleet = fleet;
        this.finders = finders;
        this.journal = journal;
        this.webhooks = webhooks;
        this.muted = muted;
    }

    void take(Event event) {
        log.log(event);
        Headlines.of(event).map(journal::add).ifPresent(entry -> {
            if (!muted.contains(event.upstream())) {
                webhooks.tell(entry);
            }
        });
    }

    /// What was found out about a Tile38 server.
    void take(Notice notice) {
        log.log(notice);
        List<String> upstreams = concerned(notice);
        Optional<String> upstream =
                notice.peer().filter(_ -> upstreams.size() == 1).map(_ -> upstreams.getFirst());
        JournalEntry entry = journal.add(Headlines.of(notice, upstream));
        boolean allMuted = !upstreams.isEmpty() && muted.containsAll(upstreams);
        if (Headlines.alerting(notice) && !allMuted) {
            webhooks.tell(entry);
        }
    }

    /// The upstreams that have the peer, or whose peers are checked there; all, where none is named.
    private List<String> concerned(Notice notice) {
        Set<String> checkedThere = notice.peer().map(finders).orElse(Set.of());
        return fleet.get().upstreams().stream()
                .filter(upstream -> notice.peer().isEmpty()
                        || checkedThere.contains(upstream.name())
                        || upstream.peers().all().stream()
                                .anyMatch(one -> notice.peer().get().equals(one.name())))
                .map(Upstream::name)
                .toList();
    }
}
