package tile38hc.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Template;
import tile38hc.source.SourceException;
import tile38hc.web.Handler;
import tile38hc.web.Header;
import tile38hc.web.Request;
import tile38hc.web.Response;

/// Reads `return 200 "text"`, `return 301 /elsewhere`, `return 404` and `return http://…`.
final class Returns {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int NO_CONTENT = 204;
    private static final Set<Integer> CLOSE_UNANSWERED = Set.of(408, 444, 499);

    private Returns() {}

    static Handler read(Directive directive, VariableLookup variables, Redirects redirects) {
        List<String> args = directive.args();
        String first = args.getFirst();
        if (args.size() == 1 && isUrl(first)) {
            return redirect(302, Template.of(first, directive.position()), variables, redirects);
        }
        int status = status(directive);
        boolean unreadable = status < 200; // nginx sends it, and clients cannot make sense of it
        if (unreadable || args.size() == 1 && CLOSE_UNANSWERED.contains(status)) {
            return _ -> new Response.Drop();
        }
        String written = args.size() == 1 ? "" : args.get(1);
        if (status == NO_CONTENT || written.isEmpty() && status >= 400) {
            return _ -> Response.Status.of(status);
        }
        Template text = Template.of(written, directive.position());
        if (REDIRECTS.contains(status)) {
            return redirect(status, text, variables, redirects);
        }
        Function<Request, String> body = variables.expanding(text);
        return request -> new Response.Page(status, Optional.empty(), List.of(), body.apply(request));
    }

    private static Handler redirect(int status, Template target, VariableLookup variables, Redirects redirects) {
        Function<Request, String> address = variables.expanding(target);
        return request -> {
            String location = redirects.location(address.apply(request), request);
            return new Response.Status(status, List.of(new Header("Location", location)));
        };
    }

    private static boolean isUrl(String text) {
        return text.startsWith("http://") || text.startsWith("https://") || text.startsWith("$scheme");
    }

    private static int status(Directive directive) {
        long status = Values.number(directive.arg(0));
        if (status < 0 || status > 999) {
            throw new SourceException("invalid return code \"" + directive.arg(0) + "\"", directive.position());
        }
        return (int) status;
    }
}
