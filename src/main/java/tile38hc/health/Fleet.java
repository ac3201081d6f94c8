package tile38hc.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// All upstreams of a configuration, in its order, and which of them are checked.
///
/// Safe for use by many threads.
public final class Fleet {
    private final AtomicLong version = new AtomicLong();
    private final Map<String, Upstream> upstreams = new LinkedHashMap<>(); // filled before other threads read
    private final Map<String, List<CheckerSpec>> checkers = new HashMap<>(); // guarded by itself
    private volatile Diagnoses diagnoses = Diagnoses.NONE;

    /// From now on snapshots show what these say.
    public void diagnosedBy(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    /// Goes on with what an earlier configuration's fleet knows of the peers that both have: of the same
    /// upstream by name, and with the same address.
    ///
    /// @return how many they are
    public int takeOver(Fleet before) {
        int peers = 0;
        for (Upstream upstream : upstreams.values()) {
            peers += before.upstream(upstream.name()).map(upstream::takeOver).orElse(0);
        }
        return peers;
    }

    /// Adds a group while the configuration is read. Names are unique.
    public Upstream add(String name, List<Server> servers) {
        Upstream upstream = new Upstream(name, servers, this::changed);
        if (upstreams.putIfAbsent(name, upstream) != null) {
            throw new IllegalStateException("added twice: " + name);
        }
        return upstream;
    }

    public List<Upstream> upstreams() {
        return List.copyOf(upstreams.values());
    }

    public Optional<Upstream> upstream(String name) {
        return Optional.ofNullable(upstreams.get(name));
    }

    /// Notes that a group counts as checked, though what looks at it may be a checker that cannot work.
    public void checkerAdded(String upstream) {
        synchronized (checkers) {
            checkers.putIfAbsent(upstream, List.of());
        }
        changed();
    }

    /// Notes that one more checker looks at a group.
    public void checkerAdded(CheckerSpec spec) {
        synchronized (checkers) {
            checkers.merge(
                    spec.upstream(), List.of(spec), (before, more) -> Stream.concat(before.stream(), more.stream())
                            .toList());
        }
        changed();
    }

    public boolean checked(String upstream) {
        synchronized (checkers) {
            return checkers.containsKey(upstream);
        }
    }

    private List<CheckerSpec> checks(String upstream) {
        synchronized (checkers) {
            return checkers.getOrDefault(upstream, List.of());
        }
    }

    /// Grows whenever a status page would read differently: a peer turned, an address came or went, a checker
    /// started. Ask before the [#snapshot] that you keep under it.
    public long version() {
        return version.get();
    }

    public Snapshot snapshot(Instant now) {
        List<Snapshot.Group> groups = new ArrayList<>();
        for (Upstream upstream : upstreams.values()) {
            String name = upstream.name();
            groups.add(Snapshot.Group.of(upstream, checked(name), checks(name), diagnoses));
        }
        return new Snapshot(now, groups, diagnoses.ofTheWhole());
    }

    private void changed() {
        version.incrementAndGet();
    }
}
