package tile38hc.ngx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tile38hc.health.Fleet;
import tile38hc.health.Peer;
import tile38hc.health.ProbeResult;
import tile38hc.health.Upstream;

/// The keys `ok:foo:p0` and `nok:foo:p0` (`b0` for backups) under which the library counts a peer's successes and
/// failures. Nobody stores them here: who looks is told what the checks that count in that dictionary found. Like the
/// library's they begin with the first check that ends so.
final class CountKeys {
    private static final Pattern KEY = Pattern.compile("(n?)ok:(.*):([pb])(\\d{1,9})", Pattern.DOTALL);

    private final Fleet fleet;
    private final Map<String, SharedDict> dicts;

    /// @param dicts by name
    CountKeys(Fleet fleet, Map<String, SharedDict> dicts) {
        this.fleet = fleet;
        this.dicts = dicts;
    }

    /// `null` for a key that is none of these.
    Double get(SharedDict dict, String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return null;
        }
        boolean successes = parts.group(1).isEmpty();
        return peer(parts.group(2), parts.group(3).equals("b"), Integer.parseInt(parts.group(4)))
                .filter(peer -> hasEnded(peer, successes))
                .flatMap(peer -> peer.counted(name(dict)))
                .map(state -> (double) (successes ? state.successes() : state.failures()))
                .orElse(null);
    }

    private Optional<Peer> peer(String upstream, boolean backup, int id) {
        Optional<Upstream.Peers> peers = fleet.upstream(upstream).map(Upstream::peers);
        List<Peer> list =
                peers.map(found -> backup ? found.backup() : found.primary()).orElse(List.of());
        return id < list.size() ? Optional.of(list.get(id)) : Optional.empty();
    }

    private String name(SharedDict dict) {
        return dicts.entrySet().stream()
                .filter(entry -> entry.getValue() == dict)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /// Whether any check of it ever ended so.
    private static boolean hasEnded(Peer peer, boolean passed) {
        return Arrays.stream(ProbeResult.values())
                .filter(result -> (result == ProbeResult.PASSED) == passed)
                .anyMatch(result -> peer.totals().ended(result) > 0);
    }
}
