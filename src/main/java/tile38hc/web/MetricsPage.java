package tile38hc.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tile38hc.health.Fleet;
import tile38hc.health.Snapshot;
import tile38hc.page.MetricFormat;
import tile38hc.page.Metrics;
import tile38hc.page.ProcessFigures;

/// `/metrics`: for Prometheus and its like, in OpenMetrics where the client likes that better.
public final class MetricsPage implements Handler {

    public static final String PATH = "/metrics";

    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final Supplier<Fleet> fleet;
    private final Supplier<Instant> clock;
    private final Supplier<ProcessFigures> process;

    public MetricsPage(Supplier<Fleet> fleet, Supplier<Instant> clock, Supplier<ProcessFigures> process) {
        this.fleet = fleet;
        this.clock = clock;
        this.process = process;
    }

    @Override
    public Response answer(Request request) {
        MetricFormat format = format(Accept.of(request.headers().getOrDefault("Accept", List.of())));
        Snapshot snapshot = fleet.get().snapshot(clock.get());
        ProcessFigures figures = process.get();
        return new Response.Stream(
                200,
                Optional.of(format.contentType()),
                List.of(new Header("Cache-Control", "no-store"), new Header("Vary", "Accept")),
                out -> Metrics.write(snapshot, figures, format, out));
    }

    /// Whoever takes neither gets the text too: it is readable at least.
    private static MetricFormat format(Accept accept) {
        double open = accept.quality(OPEN_METRICS, "1.0.0");
        double text = accept.quality("text/plain", "0.0.4");
        boolean rather = open > text || open > 0 && open == text && accept.names(OPEN_METRICS);
        return rather ? MetricFormat.OPEN_METRICS : MetricFormat.TEXT;
    }
}
