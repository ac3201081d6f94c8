package tile38hc.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tile38hc.health.Fleet;
import tile38hc.health.Journal;
import tile38hc.health.Time;
import tile38hc.page.StatusJson;

/// `/events`: what is so, what happened, and from then on what changes, as server-sent events. A client that comes
/// back with `Last-Event-ID` gets what it missed of the journal.
///
/// Each client has a thread that waits nearly always. One that has gone is noticed by writing to it, within ten
/// seconds; one that does not read is dropped.
public final class EventsPage implements Handler {

    public static final String PATH = "/events";

    private static final int MOST_CLIENTS = 2_000;
    private static final int LONGEST_DELAY = 4 << 20;

    /// How long a browser waits before it comes back, in milliseconds.
    private static final byte[] RETRY = EventText.bytes("retry: 1000\n\n");

    private static final List<Header> HEADERS = List.of(
            new Header("Cache-Control", "no-store"),
            new Header("X-Accel-Buffering", "no")); // an nginx in front shall pass each event on at once

    private final Broadcaster broadcaster;
    private final int mostClients;

    public EventsPage(Supplier<Fleet> fleet, Journal journal, StatusJson.Process process, Time time) {
        this(new Broadcaster(fleet, journal, process, time, LONGEST_DELAY), MOST_CLIENTS);
    }

    EventsPage(Broadcaster broadcaster, int mostClients) {
        this.broadcaster = broadcaster;
        this.mostClients = mostClients;
    }

    @Override
    public Response answer(Request request) {
        if (broadcaster.listeners() >= mostClients) {
            return new Response.Status(503, List.of(new Header("Retry-After", "5")));
        }
        Optional<EventId> last =
                Optional.ofNullable(request.header("Last-Event-ID")).flatMap(EventId::parse);
        return new Response.Stream(200, Optional.of("text/event-stream"), HEADERS, out -> write(out, last));
    }

    private void write(OutputStream out, Optional<EventId> last) throws IOException {
        try (Broadcaster.Listener listener = broadcaster.listen()) {
            out.write(RETRY);
            open(out, listener.takeOpening(), last);
            while (true) {
                out.write(listener.next());
                out.flush();
            }
        } catch (InterruptedException _) {
            throw new InterruptedIOException("dropped");
        }
    }

    private static void open(OutputStream out, Opening opening, Optional<EventId> last) throws IOException {
        out.write(opening.state());
        out.write(opening.journal(last));
        out.flush();
    }
}
