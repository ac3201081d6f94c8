package tile38hc.tile38;

import java.util.Objects;

/// Who a server was when all was well.
///
/// @param headSize,headMd5 of the AOF's first bytes, at most 4 KiB; 0 and empty while it had none
record Identity(String id, long pid, boolean leads, long aofSize, long objects, int headSize, String headMd5) {

    Identity {
        Objects.requireNonNull(id);
        Objects.requireNonNull(headMd5);
        if (aofSize < 0
                || headSize < 0
                || headSize > Range.headOf(Long.MAX_VALUE).size()
                || headSize > aofSize) {
            throw new IllegalArgumentException("a head of " + headSize + " bytes in a file of " + aofSize);
        }
    }

    static Identity of(Figures figures, int headSize, String headMd5) {
        return new Identity(
                figures.id(),
                figures.pid(),
                figures.leads(),
                figures.aofSize(),
                figures.counters().objects(),
                headSize,
                headMd5);
    }
}
