package tile38hc.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import tile38hc.health.Fleet;
import tile38hc.page.Routing;

/// `/leader`, `/followers?max_lag=2s` and `/node/ADDRESS`, for load balancers: 200 and addresses, one a line, or 503
/// and why not. What is not understood is 400, for a balancer that gets 200 sends its clients there.
public final class RoutingPages {
    private static final String NODE = "/node/";

    private final RecentSnapshot snapshot;
    private final Function<String, OptionalLong> millis;

    private RoutingPages(RecentSnapshot snapshot, Function<String, OptionalLong> millis) {
        this.snapshot = snapshot;
        this.millis = millis;
    }

    /// By path.
    ///
    /// @param millis reads a time as nginx does
    public static Map<String, Handler> of(
            Supplier<Fleet> fleet, Supplier<Instant> clock, Function<String, OptionalLong> millis) {
        RoutingPages pages = new RoutingPages(new RecentSnapshot(fleet, clock), millis);
        return Map.of("/leader", pages::leader, "/followers", pages::followers, NODE, pages::node);
    }

    private Response leader(Request request) {
        return request.args().isEmpty() ? page(new Routing(snapshot.get()).leader()) : noArguments("/leader");
    }

    private Response node(Request request) {
        String address = request.uri().substring(NODE.length());
        return request.args().isEmpty() ? page(new Routing(snapshot.get()).node(address)) : noArguments(NODE);
    }

    private Response followers(Request request) {
        if (request.args().isEmpty()) {
            return page(new Routing(snapshot.get()).followers(Optional.empty()));
        }
        OptionalLong maxLag = maxLag(request.args());
        return maxLag.isPresent()
                ? page(new Routing(snapshot.get()).followers(Optional.of(Duration.ofMillis(maxLag.getAsLong()))))
                : page(400, List.of("/followers takes max_lag alone, a time such as 500ms, 2s or 1m"));
    }

    private OptionalLong maxLag(String args) {
        String name = "max_lag=";
        if (!args.startsWith(name)) {
            return OptionalLong.empty();
        }
        try {
            return millis.apply(URLDecoder.decode(args.substring(name.length()), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty(); // a `%` without a byte behind it
        }
    }

    private static Response page(Routing.Answer answer) {
        return switch (answer) {
            case Routing.Answer.To(List<String> addresses) -> page(200, addresses);
            case Routing.Answer.Nobody(List<String> reasons) -> page(503, reasons);
            case Routing.Answer.Unknown() -> page(404, List.of("no peer has this address"));
        };
    }

    private static Response noArguments(String path) {
        return page(400, List.of(path + " takes no arguments"));
    }

    private static Response page(int status, List<String> lines) {
        return new Response.Page(
                status,
                Optional.of("text/plain; charset=utf-8"),
                List.of(new Header("Cache-Control", "no-store")),
                String.join("\n", lines) + "\n");
    }
}
