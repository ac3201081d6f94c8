package tile38hc.nginx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One block while it is being read, over all the files that are included in it.
final class Scope {
    final Context context;
    final Kind kindOfEntries;
    final int depth;
    final List<Directive> directives = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    Scope(Context context, Kind kindOfEntries, int depth) {
        this.context = context;
        this.kindOfEntries = kindOfEntries;
        this.depth = depth;
    }

    /// Whether it is the first of its sort here.
    boolean isFirst(Rule rule) {
        return seen.add(rule.onceKey());
    }
}
