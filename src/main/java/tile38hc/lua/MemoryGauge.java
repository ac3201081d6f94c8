package tile38hc.lua;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/// Tells when what lives in the heap leaves too little room, so that a program that fills its tables without
/// end fails itself and not the process.
///
/// Only what survived the last collection counts: garbage is no shortage.
final class MemoryGauge {
    private static final double FULL = 0.8;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
            .toList();

    boolean isShort() {
        long live = 0;
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage survived = pool.getCollectionUsage();
            live += survived == null ? 0 : survived.getUsed();
        }
        return live > FULL * Runtime.getRuntime().maxMemory();
    }
}
