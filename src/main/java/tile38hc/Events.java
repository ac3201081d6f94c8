package tile38hc;

import java.util.List;
import java.util.Optional;
import tile38hc.alert.MemoryJournal;
import tile38hc.alert.News;
import tile38hc.config.Config;
import tile38hc.health.Event;
import tile38hc.health.Upstream;
import tile38hc.tile38.Notice;

/// Where everything that happens to peers arrives, and goes on from: to the log, to Lua, and to the journal.
///
/// Called by the threads of checks, so nothing here waits for anything.
final class Events {
    private final EventLog log;
    private final Config config;
    private final MemoryJournal journal;

    Events(EventLog log, Config config, MemoryJournal journal) {
        this.log = log;
        this.config = config;
        this.journal = journal;
    }

    void take(Event event) {
        log.log(event);
        config.worker().transition(event);
        Headlines.of(event).ifPresent(this::tell);
    }

    /// What was found out about a Tile38 server.
    void take(Notice notice) {
        log.log(notice);
        List<String> upstreams = notice.peer().map(this::listing).orElse(List.of());
        tell(Headlines.of(notice, upstreams.size() == 1 ? Optional.of(upstreams.getFirst()) : Optional.empty()));
    }

    private void tell(News news) {
        journal.add(news);
    }

    /// The upstreams that have this peer.
    private List<String> listing(String peer) {
        return config.fleet().upstreams().stream()
                .filter(upstream -> upstream.peers().all().stream()
                        .anyMatch(one -> one.name().equals(peer)))
                .map(Upstream::name)
                .toList();
    }
}
