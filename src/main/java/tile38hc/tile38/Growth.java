package tile38hc.tile38;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// How a leader's AOF grew: when it was first seen at which size. Bounded: when full, every second of the older
/// entries goes, so that old moments are told less exactly and never forgotten.
final class Growth {
    private static final int MOST = 512;

    private record Entry(long nanos, long size) {}

    private final List<Entry> entries = new ArrayList<>();

    /// @param size never below the one before
    void add(long nanos, long size) {
        if (!entries.isEmpty() && entries.getLast().size() == size) {
            return;
        }
        if (entries.size() == MOST) {
            for (int i = MOST / 2; i > 0; i -= 2) {
                entries.remove(i - 1);
            }
        }
        entries.add(new Entry(nanos, size));
    }

    /// When the file was first seen to be larger than that.
    OptionalLong firstBeyond(long size) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).size() > size) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == entries.size()
                ? OptionalLong.empty()
                : OptionalLong.of(entries.get(low).nanos());
    }
}
