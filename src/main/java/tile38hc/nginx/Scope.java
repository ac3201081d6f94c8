package tile38hc.nginx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One block while it is being read, over all the files that are included in it.
final class Scope {
    final Context context;
    final Kind kindInside;
    final int depth;
    final List<Directive> directives = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    Scope(Context context, Kind kindInside, int depth) {
        this.context = context;
        this.kindInside = kindInside;
        this.depth = depth;
    }

    /// Whether it may stand here once and already does.
    boolean hasAlready(Rule rule) {
        return rule.once().isPresent() && !seen.add(rule.once().get());
    }
}
