package tile38hc.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tile38hc.health.Fleet;
import tile38hc.page.StatusJson;

/// `/status.json`: everything that is known, as of the moment it is asked for.
public final class StatusJsonPage implements Handler {

    public static final String PATH = "/status.json";

    private final Fleet fleet;
    private final Supplier<Instant> clock;
    private final StatusJson.Process process;

    public StatusJsonPage(Fleet fleet, Supplier<Instant> clock) {
        this.fleet = fleet;
        this.clock = clock;
        this.process = StatusJson.Process.self(clock.get());
    }

    @Override
    public Response answer(Request request) {
        return new Response.Page(
                200,
                Optional.of("application/json"),
                List.of(new Header("Cache-Control", "no-store")),
                StatusJson.of(fleet.snapshot(clock.get()), process));
    }
}
