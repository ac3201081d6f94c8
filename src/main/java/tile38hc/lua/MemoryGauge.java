package tile38hc.lua;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/// Tells when what lives in the heap leaves too little room, so that a program that fills its tables without
/// end fails itself and not the process.
///
/// Garbage is no shortage, so only what survived a collection counts. What the last collection of the old
/// generation left costs nothing to ask for; where that was too much, a new collection tells whether it still
/// is.
final class MemoryGauge {
    private static final double FULL = 0.9;

    /// Where long-lived objects are: the pools that have thresholds of both kinds.
    private final List<MemoryPoolMXBean> old = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP
                    && pool.isUsageThresholdSupported()
                    && pool.isCollectionUsageThresholdSupported())
            .toList();

    boolean isShort() {
        if (!wasShort()) {
            return false;
        }
        System.gc(); // tens of milliseconds, of the running time of whoever asks
        return wasShort();
    }

    private boolean wasShort() {
        for (MemoryPoolMXBean pool : old) {
            MemoryUsage survived = pool.getCollectionUsage();
            if (survived != null && survived.getMax() > 0 && survived.getUsed() > FULL * survived.getMax()) {
                return true;
            }
        }
        return false;
    }
}
