package tile38hc.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the last matching regular expression of a location or server name captured: `groups` from `$0` on, a group
/// that took no part being empty, and the named ones, which stay when a later expression matches.
public record Captures(List<String> groups, Map<String, String> named) {

    public static final Captures NONE = new Captures(List.of(), Map.of());

    public Captures {
        groups = List.copyOf(groups);
        named = Map.copyOf(named);
    }

    /// The text of `$index`, empty where there is none.
    public String group(int index) {
        return index < groups.size() ? groups.get(index) : "";
    }

    Captures then(Captures later) {
        if (later == NONE) {
            return this;
        }
        Map<String, String> both = new HashMap<>(named);
        both.putAll(later.named);
        return new Captures(later.groups, both);
    }
}
