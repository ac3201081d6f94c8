package tile38hc.web;

import com.sun.net.httpserver.Headers;
import java.util.Map;

/// A request as a handler sees it.
///
/// `target` is what the client sent (nginx's `$request_uri`), `uri` the same decoded, without dot segments and
/// double slashes, `args` what followed the `?` (empty where nothing did), `host` nginx's `$host`. `headers`
/// ignore case and keep repeated fields. `body` is whole, at most the location's `maxBody` bytes. `internal` tells
/// what `ngx.exec`, `error_page` or a subrequest sent here; `errorStatus` is the status that an error page shall
/// have, 0 where none is imposed; `depth` counts the subrequests around this one, `moves` the times that it was sent on
/// within the server; `variables` are what `ngx.location.capture` hands on; `keepsake` is what handlers keep of it.
public record Request(
        Connection connection,
        String method,
        String target,
        String uri,
        String args,
        String host,
        Headers headers,
        String body,
        Captures captures,
        boolean internal,
        int errorStatus,
        int depth,
        int moves,
        Map<String, String> variables,
        Keepsake keepsake,
        Site site) {

    public Request {
        variables = Map.copyOf(variables);
    }

    /// The first value of a header, or null.
    public String header(String name) {
        return headers.getFirst(name);
    }

    public boolean isSubrequest() {
        return depth > 0;
    }

    /// As nginx writes a request into its log.
    public String line() {
        return method + " " + target + " " + connection.protocol();
    }

    /// Whether both are this request at one and the same place.
    public boolean isOneVisitWith(Request other) {
        return keepsake == other.keepsake && moves == other.moves;
    }

    /// Asks this server's own locations, as `ngx.location.capture` does: neither access rules nor built-in pages
    /// apply.
    public Response.Page capture(
            String method, String uri, String args, String body, Map<String, String> variables, Keepsake keepsake) {
        return site.subrequest(new Request(
                connection,
                method,
                target,
                uri,
                args,
                host,
                headers,
                body,
                Captures.NONE,
                true,
                0,
                depth + 1,
                0,
                variables,
                keepsake,
                site));
    }

    /// The request that the same client would have sent for another path.
    public Request askingFor(String path) {
        String other = args.isEmpty() ? path : path + "?" + args;
        return new Request(
                connection,
                method,
                other,
                path,
                args,
                host,
                headers,
                body,
                Captures.NONE,
                false,
                0,
                depth,
                0,
                variables,
                new Keepsake(),
                site);
    }

    Request withCaptures(Captures more) {
        return copy(method, uri, args, body, captures.then(more), internal, errorStatus, moves);
    }

    Request withBody(String read) {
        return copy(method, uri, args, read, captures, internal, errorStatus, moves);
    }

    /// The same request at another place of the same server.
    Request redirected(String toMethod, String toUri, String toArgs) {
        return copy(toMethod, toUri, toArgs, body, captures, true, errorStatus, moves + 1);
    }

    Request withErrorStatus(int imposed) {
        return copy(method, uri, args, body, captures, internal, imposed, moves);
    }

    private Request copy(
            String method,
            String uri,
            String args,
            String body,
            Captures captures,
            boolean internal,
            int errorStatus,
            int moves) {
        return new Request(
                connection,
                method,
                target,
                uri,
                args,
                host,
                headers,
                body,
                captures,
                internal,
                errorStatus,
                depth,
                moves,
                variables,
                keepsake,
                site);
    }
}
