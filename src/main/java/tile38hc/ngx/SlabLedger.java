package tile38hc.ngx;

/// Keeps the books of a zone of shared memory as nginx's slab allocator would, without any memory.
///
/// Pages have 4,096 bytes. What is larger than half of one takes whole pages; all else is rounded up to a power of
/// two from 8 on, and shares pages with its like. Pages never fragment here, so a zone may hold a little more than
/// in nginx. For one thread at a time.
final class SlabLedger {
    static final int PAGE = 4096;

    private static final int SMALLEST = 8;
    private static final int LARGEST = PAGE / 2;
    private static final int EXACT = 64; // smaller chunks give some of their page away for a map of the free ones
    private static final int POOL_BYTES = 704; // nginx's own head of the zone
    private static final int BYTES_A_PAGE = 24; // for its description there
    private static final int DICTIONARY_CHUNK = 80;
    private static final int LOG_CHUNK = 32; // where the name has up to five letters

    private final long pages;
    private final long[] chunks = new long[Integer.numberOfTrailingZeros(LARGEST) + 1];
    private long wholePages;

    SlabLedger(long bytes) {
        long all = bytes / PAGE;
        pages = Math.max(0, all - ceilDiv(POOL_BYTES + all * BYTES_A_PAGE, PAGE));
        take(DICTIONARY_CHUNK);
        take(LOG_CHUNK);
    }

    /// Whether there was room.
    boolean take(int size) {
        book(size, 1);
        if (freePages() < 0) {
            book(size, -1);
            return false;
        }
        return true;
    }

    void giveBack(int size) {
        book(size, -1);
    }

    private void book(int size, int sign) {
        if (size > LARGEST) {
            wholePages += sign * ceilDiv(size, PAGE);
        } else {
            chunks[shift(size)] += sign;
        }
    }

    private static int shift(int size) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(size, SMALLEST) - 1);
    }

    long freePages() {
        long free = pages - wholePages;
        for (int shift = 0; shift < chunks.length; shift++) {
            free -= ceilDiv(chunks[shift], chunksAPage(1 << shift));
        }
        return free;
    }

    private static long chunksAPage(int size) {
        int all = PAGE / size;
        return size < EXACT ? all - ceilDiv(all / Byte.SIZE, size) : all;
    }

    private static long ceilDiv(long dividend, long divisor) {
        return Math.ceilDiv(dividend, divisor);
    }
}
