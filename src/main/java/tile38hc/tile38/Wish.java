package tile38hc.tile38;

import java.util.HashSet;
import java.util.Set;

/// What is to be asked of one peer in the next round beyond the usual.
///
/// @param extras SERVER ext
/// @param sums MD5s of parts of its AOF, as far as it reaches
/// @param collections how many objects each collection holds
/// @param newcomer whether a new connection is answered, as the kept one is
record Wish(boolean extras, Set<Range> sums, boolean collections, boolean newcomer) {
    static final Wish NOTHING = new Wish(false, Set.of(), false, false);
    static final Wish EXTRAS = new Wish(true, Set.of(), false, false);
    static final Wish COLLECTIONS = new Wish(false, Set.of(), true, false);

    static final Wish NEWCOMER = new Wish(false, Set.of(), false, true);

    Wish {
        sums = Set.copyOf(sums);
    }

    static Wish sum(Range range) {
        return new Wish(false, Set.of(range), false, false);
    }

    Wish and(Wish other) {
        Set<Range> all = new HashSet<>(sums);
        all.addAll(other.sums);
        return new Wish(extras || other.extras, all, collections || other.collections, newcomer || other.newcomer);
    }
}
