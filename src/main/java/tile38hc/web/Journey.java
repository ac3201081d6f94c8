package tile38hc.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// One request on its way through nginx's phases (find the location, look at the size of the body, ask the guards, run
/// the content's handler), sent on by redirects and error pages until there is something to send.
final class Journey {

    /// nginx calls more a cycle.
    private static final int MAX_MOVES = 10;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /// After these, nginx trusts neither what a client sends next nor itself.
    private static final Set<Integer> CLOSING = Set.of(400, 413, 414, 495, 496, 497, 500, 501);

    private final Site site;
    private final RequestBody body;
    private Request request;
    private Site.Place place;
    /// An error page is never looked for twice.
    private boolean onErrorPage;
    /// The status that an error page shall have, whatever its own.
    private OptionalInt status = OptionalInt.empty();
    /// The headers of what an error page takes the place of.
    private List<Header> kept = List.of();
    private boolean closes;

    Journey(Site site, RequestBody body, Request request) {
        this.site = site;
        this.body = body;
        this.request = request;
    }

    Response.Sendable end() throws IOException {
        Response response = arrive(request);
        for (int moves = 0; moves < MAX_MOVES; moves++) {
            switch (response) {
                case Response.Sendable done -> {
                    return dressed(done);
                }
                case Response.Redirect redirect -> response = move(redirect);
                case Response.Next _ -> throw new IllegalStateException("there is nothing behind the content");
                case Response.Status failed -> {
                    closes |= CLOSING.contains(failed.status());
                    Optional<ErrorPage> page = errorPage(failed.status());
                    if (page.isEmpty()) {
                        return plain(failed);
                    }
                    response = show(page.get(), failed);
                }
            }
        }
        site.log("rewrite or internal redirection cycle while processing \"" + request.uri() + "\"", request);
        return StatusPage.of(500, List.of());
    }

    private Response arrive(Request arriving) throws IOException {
        request = arriving;
        try {
            place = site.find(arriving);
        } catch (NginxRegex.TooCostly e) {
            place = site.unmatched();
            site.log(e.getMessage(), arriving);
            return Response.Status.of(500);
        }
        return ask();
    }

    private Response move(Response.Redirect to) throws IOException {
        Request moved = request.redirected(to.method(), to.uri(), to.args());
        if (to.name().isEmpty()) {
            return arrive(moved);
        }
        request = moved;
        place = site.named(to.name().get(), moved);
        return ask();
    }

    private Response ask() throws IOException {
        Settings settings = place.settings();
        request = request.withCaptures(place.captures());
        if (place.internal() && !request.internal()) {
            return Response.Status.of(404);
        }
        if (body.isUnread() && body.declared() > settings.maxBody()) {
            body.leave();
            site.log("client intended to send too large body: " + body.declared() + " bytes", request);
            return Response.Status.of(413);
        }
        for (Handler guard : settings.guards()) {
            Response response = run(guard);
            if (!(response instanceof Response.Next)) {
                return response;
            }
        }
        return run(settings.handler());
    }

    private Response run(Handler handler) throws IOException {
        try {
            if (handler.wantsBody() && body.isUnread()) {
                request = request.withBody(body.read(place.settings().maxBody()));
            }
            return handler.answer(request);
        } catch (RequestBody.Refused e) {
            return Response.Status.of(e.status());
        } catch (RuntimeException | StackOverflowError e) {
            logFailure(e);
            return Response.Status.of(500);
        }
    }

    private void logFailure(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        site.log("the handler failed: " + e + (trace.length == 0 ? "" : " at " + trace[0]), request);
    }

    private Optional<ErrorPage> errorPage(int of) {
        if (onErrorPage || request.isSubrequest()) {
            return Optional.empty();
        }
        return place.settings().errorPages().stream()
                .filter(page -> page.statuses().contains(of))
                .findFirst();
    }

    private Response show(ErrorPage page, Response.Status failed) throws IOException {
        onErrorPage = true;
        kept = failed.headers();
        String target = value(page.target());
        if (target.isEmpty()) {
            return StatusPage.of(500, List.of());
        }
        if (!target.startsWith("/") && !target.startsWith("@")) {
            int code = page.change() instanceof ErrorPage.Change.To(int to) && REDIRECTS.contains(to) ? to : 302;
            return StatusPage.of(code, List.of(new Header("Location", target)));
        }
        status = switch (page.change()) {
            case ErrorPage.Change.None _ -> OptionalInt.of(failed.status());
            case ErrorPage.Change.To(int to) -> OptionalInt.of(to);
            case ErrorPage.Change.AsTarget _ -> OptionalInt.empty();
        };
        request = request.withErrorStatus(status.orElse(0));
        if (target.startsWith("@")) {
            return move(new Response.Redirect(Optional.of(target), request.method(), request.uri(), request.args()));
        }
        int question = target.indexOf('?');
        String uri = question < 0 ? target : target.substring(0, question);
        String args = question < 0 ? "" : target.substring(question + 1);
        String method = request.method().equals("HEAD") ? "HEAD" : "GET";
        return move(new Response.Redirect(Optional.empty(), method, uri, args));
    }

    private Response.Sendable plain(Response.Status failed) {
        if (request.isSubrequest()) {
            return new Response.Page(
                    failed.status(), Optional.of(type(Optional.empty(), failed.status())), failed.headers(), "");
        }
        status = OptionalInt.empty();
        return dressed(StatusPage.of(failed.status(), failed.headers()));
    }

    /// With the status that an error page imposes, and with the type and the headers that the location gives and an
    /// error page keeps.
    private Response.Sendable dressed(Response.Sendable done) {
        return switch (done) {
            case Response.Drop drop -> drop;
            case Response.Page page -> {
                int code = status.orElse(page.status());
                yield new Response.Page(
                        code, Optional.of(type(page.type(), code)), headers(page.headers(), code), page.body());
            }
            case Response.Stream stream -> {
                int code = status.orElse(stream.status());
                yield new Response.Stream(
                        code,
                        Optional.of(type(stream.type(), code)),
                        headers(stream.headers(), code),
                        out -> write(stream.writer(), out));
            }
        };
    }

    /// With those that `add_header` adds here.
    private List<Header> headers(List<Header> own, int code) {
        List<Header> all = new ArrayList<>(own);
        kept.stream().filter(header -> !isIn(own, header.name())).forEach(all::add);
        if (closes) {
            all.add(new Header("Connection", "close"));
        }
        if (request.isSubrequest()) {
            return all;
        }
        for (AddedHeader added : place.settings().headers()) {
            String value = added.isFor(code) ? value(added.value()) : "";
            if (!value.isEmpty()) {
                if (added.replaces()) {
                    all.removeIf(header -> header.name().equalsIgnoreCase(added.name()));
                }
                all.add(new Header(added.name(), value));
            }
        }
        return all;
    }

    private static boolean isIn(List<Header> headers, String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    /// Empty where it cannot be told.
    private String value(Function<Request, String> of) {
        try {
            return of.apply(request);
        } catch (RuntimeException | StackOverflowError e) {
            logFailure(e);
            return "";
        }
    }

    private void write(Response.Writer writer, OutputStream out) throws IOException {
        try {
            writer.writeTo(out);
        } catch (RuntimeException e) {
            logFailure(e);
            throw e;
        }
    }

    private String type(Optional<String> own, int code) {
        MediaTypes types = place.settings().types();
        return types.withCharset(own.orElseGet(() -> types.of(request.uri())), code);
    }
}
