package tile38hc.tile38;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// How a leader's AOF grew: when it was first seen at which size, and what the leader counted then. Bounded: when
/// full, every second of the older entries goes into the one before it, so that old moments are told less exactly
/// and never forgotten.
final class Growth {
    private static final int MOST = 512;

    private record Entry(long nanos, long size, Span counted) {

        Entry and(Span more) {
            return new Entry(nanos, size, counted.and(more));
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /// @param size never below the one before
    void add(long nanos, long size, Span counted) {
        int last = entries.size() - 1;
        if (last >= 0 && entries.get(last).size() == size) {
            entries.set(last, entries.get(last).and(counted));
            return;
        }
        if (entries.size() == MOST) {
            for (int i = MOST / 2 - 1; i > 0; i -= 2) {
                Span removed = entries.remove(i).counted();
                entries.set(i - 1, entries.get(i - 1).and(removed));
            }
        }
        entries.add(new Entry(nanos, size, counted));
    }

    /// When the file was first seen to be larger than that.
    OptionalLong firstBeyond(long size) {
        int first = indexBeyond(size);
        return first == entries.size()
                ? OptionalLong.empty()
                : OptionalLong.of(entries.get(first).nanos());
    }

    /// What was counted from when the file was at most as large as that until now.
    Span countedSince(long size) {
        int from = Math.max(0, indexBeyond(size) - 1);
        return entries.subList(from, entries.size()).stream()
                .map(Entry::counted)
                .reduce(Span::and)
                .orElseThrow();
    }

    private int indexBeyond(long size) {
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
        return low;
    }
}
