package tile38hc.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tile38hc.health.Snapshot;

/// `/metrics`: what monitoring follows over time, named by Prometheus' rules and in its base units.
///
/// A checked peer has some two dozen series, half of them its histogram, so a thousand peers have about 25,000.
public final class Metrics {

    private Metrics() {}

    public static void write(Snapshot snapshot, ProcessFigures process, MetricFormat format, OutputStream to)
            throws IOException {
        MetricWriter out = new MetricWriter(format, to);
        List<LabelledPeer> peers = LabelledPeer.of(snapshot);
        try {
            CheckMetrics.write(peers, out);
            ConditionMetrics.write(snapshot.conditions(), peers, out);
            ServerMetrics.write(peers, out);
            ProcessMetrics.write(process, out);
            out.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    static double seconds(Instant time) {
        return time.toEpochMilli() / 1e3;
    }
}
