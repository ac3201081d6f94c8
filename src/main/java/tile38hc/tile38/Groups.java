package tile38hc.tile38;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which peers belong together: those that are tied, directly or through others.
final class Groups {
    private final Map<String, String> next = new HashMap<>();

    void tie(String one, String other) {
        next.put(root(one), root(other));
    }

    /// In alphabetical order.
    List<Set<String>> of(Collection<String> peers) {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (String peer : peers) {
            groups.computeIfAbsent(root(peer), _ -> new TreeSet<>()).add(peer);
        }
        return List.copyOf(groups.values());
    }

    boolean together(String one, String other) {
        return root(one).equals(root(other));
    }

    private String root(String peer) {
        String at = peer;
        while (!next.getOrDefault(at, at).equals(at)) {
            at = next.get(at);
        }
        return at;
    }
}
