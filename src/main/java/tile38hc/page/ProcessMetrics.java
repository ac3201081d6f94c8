package tile38hc.page;

import static tile38hc.page.MetricFamily.Type.COUNTER;
import static tile38hc.page.MetricFamily.Type.GAUGE;
import static tile38hc.page.MetricFamily.Type.INFO;
import static tile38hc.page.MetricWriter.join;
import static tile38hc.page.MetricWriter.label;

import java.util.OptionalLong;

/// What runs, and the figures of the process. Their names are those of all Prometheus client libraries.
final class ProcessMetrics {
    private static final MetricFamily BUILD =
            new MetricFamily(INFO, "tile38_hc_build", "", "The release that runs, and the Java that it runs on.");
    private static final MetricFamily CPU = new MetricFamily(
            COUNTER, "process_cpu_seconds", "seconds", "Total user and system CPU time spent in seconds.");
    private static final MetricFamily STARTED = new MetricFamily(
            GAUGE, "process_start_time_seconds", "seconds", "Start time of the process since unix epoch in seconds.");
    private static final MetricFamily RESIDENT =
            new MetricFamily(GAUGE, "process_resident_memory_bytes", "bytes", "Resident memory size in bytes.");
    private static final MetricFamily VIRTUAL =
            new MetricFamily(GAUGE, "process_virtual_memory_bytes", "bytes", "Virtual memory size in bytes.");
    private static final MetricFamily OPEN =
            new MetricFamily(GAUGE, "process_open_fds", "", "Number of open file descriptors.");
    private static final MetricFamily MOST_OPEN =
            new MetricFamily(GAUGE, "process_max_fds", "", "Maximum number of open file descriptors.");

    private ProcessMetrics() {}

    static void write(ProcessFigures process, MetricWriter out) {
        out.begin(BUILD);
        out.sample(join(label("version", process.release().orElse("unpackaged")), label("java", process.java())), 1);
        out.begin(CPU);
        process.cpu().ifPresent(cpu -> out.sample("", Metrics.seconds(cpu)));
        out.begin(STARTED);
        out.sample("", Metrics.seconds(process.started()));
        write(RESIDENT, process.residentBytes(), out);
        write(VIRTUAL, process.virtualBytes(), out);
        write(OPEN, process.openFiles(), out);
        write(MOST_OPEN, process.mostOpenFiles(), out);
    }

    private static void write(MetricFamily family, OptionalLong value, MetricWriter out) {
        out.begin(family);
        value.ifPresent(known -> out.sample("", known));
    }
}
