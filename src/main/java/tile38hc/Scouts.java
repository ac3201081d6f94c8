package tile38hc;

import java.net.SocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Fleet;
import tile38hc.health.Peer;
import tile38hc.health.Upstream;
import tile38hc.tile38.CheckAdvice;
import tile38hc.tile38.Expectations;
import tile38hc.tile38.Subject;

/// Which Tile38 servers the checks have found, and at which addresses: safe for use by many threads.
///
/// A peer whose checks go to another port is as sound as the server there, so it is remembered who that is.
final class Scouts {
    private final Map<CheckerSpec, Scout> all = new ConcurrentHashMap<>();
    private final Map<String, Set<Scout>> byUpstream = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> serversElsewhere = new ConcurrentHashMap<>(); // by peer

    /// One checker, and the servers that its checks have found.
    static final class Scout {
        private final CheckerSpec spec;
        private final Expectations expectations;
        private final Optional<String> blind;
        private final Set<SocketAddress> found = ConcurrentHashMap.newKeySet();
        private final Set<String> peersElsewhere = ConcurrentHashMap.newKeySet();

        private Scout(CheckerSpec spec) {
            this.spec = spec;
            this.expectations = expected(spec);
            this.blind = CheckAdvice.blindness(spec);
        }

        /// What the checker says of a server that it finds at this address.
        Subject subject(SocketAddress address) {
            return Subject.of(address, spec.upstream(), expectations, blind);
        }

        Expectations expectations() {
            return expectations;
        }

        boolean hasFound(SocketAddress address) {
            return found.contains(address);
        }

        /// Whether that is news.
        boolean find(SocketAddress address) {
            return found.add(address);
        }
    }

    /// What the table `tile38` of a checker says.
    ///
    /// @throws IllegalArgumentException with one line that names the option, for whatever is not understood
    static Expectations expected(CheckerSpec spec) {
        return Expectations.of(spec.extras().tile38(), name -> Optional.ofNullable(System.getenv(name)));
    }

    /// Reads the same, and looks up what it names.
    ///
    /// @throws IllegalArgumentException also if the configuration has no such upstream
    static void check(CheckerSpec spec, Fleet fleet) {
        expected(spec).leader().filter(name -> fleet.upstream(name).isEmpty()).ifPresent(name -> {
            throw new IllegalArgumentException("tile38.leader: there is no upstream \"" + name + "\"");
        });
    }

    Scout of(CheckerSpec spec) {
        return all.computeIfAbsent(spec, _ -> {
            Scout scout = new Scout(spec);
            ofUpstream(spec.upstream()).add(scout);
            return scout;
        });
    }

    private Set<Scout> ofUpstream(String upstream) {
        return byUpstream.computeIfAbsent(upstream, _ -> ConcurrentHashMap.newKeySet());
    }

    /// The servers of its upstream that others have found, as those of the configuration before, and that it asks, too.
    Set<SocketAddress> knownToOthers(Scout scout) {
        return ofUpstream(scout.spec.upstream()).stream()
                .flatMap(other -> other.found.stream())
                .filter(address -> scout.spec.target(address).equals(address))
                .collect(Collectors.toSet());
    }

    /// Says that this peer is checked at the address of that server.
    void checkedElsewhere(Scout scout, String peer, String server) {
        scout.peersElsewhere.add(peer);
        serversElsewhere
                .computeIfAbsent(peer, _ -> ConcurrentHashMap.newKeySet())
                .add(server);
    }

    /// The servers that stand for this peer: itself, and where else it is checked.
    Stream<String> servers(String peer) {
        return Stream.concat(Stream.of(peer), serversElsewhere.getOrDefault(peer, Set.of()).stream())
                .distinct();
    }

    /// Forgets the addresses that an upstream no longer lists.
    void keepMembers(Upstream upstream) {
        ofUpstream(upstream.name()).forEach(scout -> keepMembers(scout, upstream));
    }

    private void keepMembers(Scout scout, Upstream upstream) {
        Set<SocketAddress> gone = new HashSet<>(scout.found);
        Set<String> strays = new HashSet<>(scout.peersElsewhere);
        for (Peer peer : upstream.peers().all()) {
            peer.address().map(scout.spec::target).ifPresent(gone::remove);
            strays.remove(peer.name());
        }
        scout.found.removeAll(gone);
        scout.peersElsewhere.removeAll(strays);
        serversElsewhere.keySet().removeAll(strays); // whoever else checks them says so again
    }

    /// Forgets what other checkers than these have found, and what their upstreams no longer list.
    void keepOnly(Set<CheckerSpec> specs, Fleet fleet) {
        all.values().removeIf(scout -> {
            boolean gone = !specs.contains(scout.spec);
            if (gone) {
                serversElsewhere.keySet().removeAll(scout.peersElsewhere); // those that stay say so again
                ofUpstream(scout.spec.upstream()).remove(scout);
            }
            return gone;
        });
        for (Scout scout : all.values()) {
            fleet.upstream(scout.spec.upstream()).ifPresent(upstream -> keepMembers(scout, upstream));
        }
    }

    /// All that was found, by name, as all checkers together have it.
    Map<String, Subject> subjects() {
        Map<String, Subject> subjects = new HashMap<>();
        for (Scout scout : all.values()) {
            scout.found.stream()
                    .map(scout::subject)
                    .forEach(subject -> subjects.merge(subject.name(), subject, Subject::and));
        }
        return subjects;
    }

    boolean haveFoundAny() {
        return all.values().stream().anyMatch(scout -> !scout.found.isEmpty());
    }
}
