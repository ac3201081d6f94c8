package tile38hc.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pages of our own beside those of the configuration: by path, a path that ends in `/` standing for all that it
/// begins. They answer where no location but a plain `location /` matches, never subrequests, and only whom all of
/// `guards` let go on. They change nothing, so they take no method but GET and HEAD.
public record BuiltIns(Map<String, Handler> pages, List<Handler> guards) {

    public static final BuiltIns NONE = new BuiltIns(Map.of(), List.of());

    public BuiltIns {
        pages = Map.copyOf(pages);
        guards = List.copyOf(guards);
        if (guards.isEmpty() && !pages.isEmpty()) {
            throw new IllegalArgumentException("built-in pages without a guard");
        }
    }

    private static final Response NOT_ALLOWED = new Response.Status(405, List.of(new Header("Allow", "GET, HEAD")));

    Optional<Handler> find(String uri) {
        Handler page = pages.get(uri);
        for (int slash = uri.lastIndexOf('/'); page == null && slash > 0; slash = uri.lastIndexOf('/', slash - 1)) {
            page = pages.get(uri.substring(0, slash + 1));
        }
        return Optional.ofNullable(page).map(BuiltIns::readOnly);
    }

    private static Handler readOnly(Handler page) {
        return request ->
                request.method().equals("GET") || request.method().equals("HEAD") ? page.answer(request) : NOT_ALLOWED;
    }
}
