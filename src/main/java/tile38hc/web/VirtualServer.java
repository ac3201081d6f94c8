package tile38hc.web;

import java.util.List;
import java.util.Optional;

/// One `server`. Without `listens` (nginx may have it on a socket file) nobody reaches it. `name` is what
/// `$server_name` shows: the first of `names`, as written. `rewrite` is a `return` that stands in the server itself
/// and answers before any location is looked for; `unmatched` holds where no location matches.
public record VirtualServer(
        List<Listen> listens,
        String name,
        List<ServerName> names,
        Optional<Handler> rewrite,
        Settings unmatched,
        List<Location> locations,
        BuiltIns builtIns) {

    public VirtualServer {
        listens = List.copyOf(listens);
        names = List.copyOf(names);
        locations = List.copyOf(locations);
    }
}
