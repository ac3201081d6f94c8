package tile38hc.health;

import java.util.Collection;
import java.util.List;

/// What to think of a peer, an upstream or everything in one word, conditions counted in.
///
/// In the order in which [#worst] looks: UNKNOWN comes first, so that a peer that nobody checks hides neither
/// what is well nor what is wrong with the others.
public enum Verdict {
    UNKNOWN,
    UP,
    DEGRADED,
    DOWN;

    /// The worst of some; UNKNOWN if there are none.
    static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream().max(Verdict::compareTo).orElse(UNKNOWN);
    }

    /// What conditions alone make of something that is otherwise well.
    public static Verdict of(List<Condition> conditions) {
        return worst(conditions.stream()
                .map(condition -> switch (condition.severity()) {
                    case DOWN -> DOWN;
                    case DEGRADED -> DEGRADED;
                    case INFO -> UP;
                })
                .toList());
    }
}
