package tile38hc.page;

import java.time.Instant;
import java.util.function.Function;
import tile38hc.health.Fleet;
import tile38hc.health.Snapshot;

/// A page of the fleet's state, rendered again only when that state has changed. Safe for use by many threads.
public final class PageCache {

    private record Rendered(long version, String text) {}

    private final Fleet fleet;
    private final Function<Snapshot, String> render;
    private volatile Rendered rendered = new Rendered(-1, "");

    /// @param render a page that shows nothing but what [Fleet#version] counts
    public PageCache(Fleet fleet, Function<Snapshot, String> render) {
        this.fleet = fleet;
        this.render = render;
    }

    public String text() {
        Rendered last = rendered;
        long version = fleet.version(); // asked first: a change while rendering makes the next question render again
        if (last.version() != version) {
            // no page that may be kept shows the time of its making
            last = new Rendered(version, render.apply(fleet.snapshot(Instant.EPOCH)));
            rendered = last;
        }
        return last.text();
    }
}
