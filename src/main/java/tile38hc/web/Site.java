package tile38hc.web;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One virtual server at work.
public final class Site {

    private static final int MAX_DEPTH = 50;

    /// What holds where a request arrived.
    record Place(Settings settings, boolean internal, Captures captures) {

        static Place of(Location location, Captures captures, Request request) {
            return new Place(location.settings().of(request.method()), location.internal(), captures);
        }
    }

    private final VirtualServer server;
    private final Router router;
    private final Consumer<String> errors;

    Site(VirtualServer server, Consumer<String> errors) {
        this.server = server;
        this.router = new Router(server.locations());
        this.errors = errors;
    }

    /// `$server_name`
    public String name() {
        return server.name();
    }

    Response.Sendable answer(Request request, RequestBody body) throws IOException {
        return new Journey(this, body, request).end();
    }

    Response.Page subrequest(Request request) {
        if (request.depth() > MAX_DEPTH) {
            log("subrequests cycle while processing \"" + request.uri() + "\"", request);
            return StatusPage.of(500, List.of());
        }
        try {
            return switch (new Journey(this, RequestBody.READ, request).end()) {
                case Response.Page page -> page;
                case Response.Drop _ -> StatusPage.of(444, List.of());
                case Response.Stream _ -> StatusPage.of(501, List.of()); // it may have no end to wait for
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where nginx's search ends; NginxRegex.TooCostly where it does not.
    Place find(Request request) {
        if (server.rewrite().isPresent()) {
            return unguarded(server.rewrite().get());
        }
        String uri = request.uri();
        Optional<Router.Match> match = router.find(uri);
        if (!request.isSubrequest()
                && match.map(m -> m.location().isPlainRoot()).orElse(true)) {
            Optional<Handler> page = server.builtIns().find(uri);
            if (page.isPresent()) {
                Settings guarded =
                        Settings.of(page.get()).guardedBy(server.builtIns().guards());
                return new Place(guarded, false, Captures.NONE);
            }
        }
        return match.map(m -> Place.of(m.location(), m.captures(), request)).orElseGet(this::unmatched);
    }

    /// The location of a `@name`, or a place that answers 500 as nginx does where there is none.
    Place named(String name, Request request) {
        return router.named(name).map(l -> Place.of(l, Captures.NONE, request)).orElseGet(() -> {
            log("could not find named location \"" + name + "\"", request);
            return unguarded(_ -> Response.Status.of(500));
        });
    }

    Place unmatched() {
        return new Place(server.unmatched(), false, Captures.NONE);
    }

    private Place unguarded(Handler handler) {
        return new Place(server.unmatched().guardedBy(List.of()).with(handler), false, Captures.NONE);
    }

    /// In the shape of nginx's error log.
    void log(String message, Request request) {
        Headers headers = request.headers();
        String host = headers.getFirst("Host");
        errors.accept(message + ", client: "
                + request.connection().remote().getAddress().getHostAddress()
                + ", server: " + name() + ", request: \"" + request.line() + "\""
                + (host == null ? "" : ", host: \"" + host + "\""));
    }
}
