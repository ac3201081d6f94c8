package tile38hc.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pages of our own beside those of the configuration: by path, a path that ends in `/` standing for all that it
/// begins. They answer where no location but a plain `location /` matches, never subrequests, and only clients that
/// every one of `guards` lets pass.
public record BuiltIns(Map<String, Handler> pages, List<AccessRules> guards) {

    public static final BuiltIns NONE = new BuiltIns(Map.of(), List.of());

    public BuiltIns {
        pages = Map.copyOf(pages);
        guards = List.copyOf(guards);
        if (guards.isEmpty() && !pages.isEmpty()) {
            throw new IllegalArgumentException("built-in pages without a guard");
        }
    }

    Optional<Handler> find(String uri) {
        Handler page = pages.get(uri);
        for (int slash = uri.lastIndexOf('/'); page == null && slash > 0; slash = uri.lastIndexOf('/', slash - 1)) {
            page = pages.get(uri.substring(0, slash + 1));
        }
        return Optional.ofNullable(page);
    }
}
