package tile38hc.web;

import com.sun.net.httpserver.Headers;
import java.util.Map;

/// A request as a handler sees it.
///
/// `target` is what the client sent (nginx's `$request_uri`), `uri` the same decoded, without dot segments and
/// double slashes, `args` what followed the `?` (empty where nothing did), `host` nginx's `$host`. `headers`
/// ignore case and keep repeated fields. `body` is whole, at most the location's `maxBody` bytes. `internal` tells
/// what `ngx.exec`, `error_page` or a subrequest sent here; `errorStatus` is the status that an error page shall
/// have, 0 where none is imposed; `depth` counts the subrequests around this one; `variables` are what
/// `ngx.location.capture` hands on.
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
        Map<String, String> variables,
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

    /// Asks this server's own locations, as `ngx.location.capture` does: neither access rules nor built-in pages
    /// apply.
    public Response.Page capture(String method, String uri, String args, String body, Map<String, String> variables) {
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
                variables,
                site));
    }

    Request withCaptures(Captures more) {
        return copy(method, uri, args, body, captures.then(more), internal);
    }

    Request withBody(String read) {
        return copy(method, uri, args, read, captures, internal);
    }

    /// The same request at another place of the same server.
    Request redirected(String toMethod, String toUri, String toArgs) {
        return copy(toMethod, toUri, toArgs, body, captures, true);
    }

    Request withErrorStatus(int imposed) {
        return copy(method, uri, args, body, captures, internal, imposed);
    }

    private Request copy(String method, String uri, String args, String body, Captures captures, boolean internal) {
        return copy(method, uri, args, body, captures, internal, errorStatus);
    }

    private Request copy(
            String method, String uri, String args, String body, Captures captures, boolean internal, int errorStatus) {
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
                variables,
                site);
    }
}
