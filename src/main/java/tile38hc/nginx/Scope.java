package tile38hc.nginx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One block while it is being read, over all the files that are included in it.
final class Scope {
    final Context context;
    final Kind kindInside; // of lines without a rule: those of `map`, or of a block that we do not look into
    final int depth;
    final List<Directive> directives = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    Scope(Context context, Kind kindInside, int depth) {
        this.context = context;
        this.kindInside = kindInside;
        this.depth = depth;
    }

    /// Notes that a directive of this rule stands here.
    ///
    /// @return whether that is once too often
    boolean repeats(Rule rule) {
        return rule.once().isPresent() && !seen.add(rule.once().get());
    }
}
