package tile38hc.lua;

/// How big LuaJIT makes the array part of a table when it makes room: the largest power of two of which more
/// than half would be in use.
///
/// Keys are counted by [#add]. Those that are no whole numbers from 1 on never go into the array part.
final class ArraySize {
    private static final int MAX_BITS = 27;

    private final int[] keysUpTo = new int[MAX_BITS]; // [0] counts 1 and 2, [b] the keys above 2^b up to 2^(b + 1)
    private int keys;
    private int numbers;

    void add(Object key) {
        if (key instanceof Double d && d == Math.rint(d) && d >= 1 && d < 1 << MAX_BITS) {
            add((int) (double) d);
        } else {
            keys++;
        }
    }

    void add(int index) {
        keys++;
        numbers++;
        keysUpTo[bits(index)]++;
    }

    private static int bits(int index) {
        return index > 2 ? 31 - Integer.numberOfLeadingZeros(index - 1) : 0;
    }

    /// The array part's size for the keys counted.
    int best() {
        int best = 0;
        int below = 0;
        for (int b = 0; b < MAX_BITS && 2L * numbers > 1L << b && below != numbers; b++) {
            below += keysUpTo[b];
            if (keysUpTo[b] > 0 && 2L * below > 1L << b) {
                best = 2 << b;
            }
        }
        return best;
    }

    /// How many keys are for the hash part then.
    int others() {
        int best = best();
        int within = 0;
        for (int b = 0; 2 << b <= best; b++) {
            within += keysUpTo[b];
        }
        return keys - within;
    }
}
