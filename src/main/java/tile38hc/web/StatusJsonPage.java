package tile38hc.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tile38hc.health.Fleet;
import tile38hc.health.Time;
import tile38hc.page.StatusJson;

/// `/status.json`: everything that is known. As of a quarter of a second ago at most, and of now where a peer has
/// turned since. With 1,000 peers a page is 2.1 MB and takes 28 ms, so those who ask cost a ninth of a core, however
/// many they are.
public final class StatusJsonPage implements Handler {

    public static final String PATH = "/status.json";

    private static final Duration FRESH = Duration.ofMillis(250);

    private record Rendered(Fleet fleet, long version, long nanos, String text) {}

    private final Supplier<Fleet> fleet;
    private final Time time;
    private final StatusJson.Process process;
    private Rendered rendered; // guarded by this

    public StatusJsonPage(Supplier<Fleet> fleet, StatusJson.Process process, Time time) {
        this.fleet = fleet;
        this.time = time;
        this.process = process;
    }

    @Override
    public Response answer(Request request) {
        return new Response.Page(
                200, Optional.of("application/json"), List.of(new Header("Cache-Control", "no-store")), text());
    }

    private synchronized String text() {
        Fleet shown = fleet.get();
        long version = shown.version(); // asked first: a change while rendering makes the next question render again
        long now = time.nanos();
        boolean usable = rendered != null
                && rendered.fleet() == shown
                && rendered.version() == version
                && now - rendered.nanos() <= FRESH.toNanos();
        if (!usable) {
            rendered = new Rendered(shown, version, now, StatusJson.of(shown.snapshot(time.now()), process));
        }
        return rendered.text();
    }
}
