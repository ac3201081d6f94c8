package tile38hc.config;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tile38hc.health.AddressText;
import tile38hc.health.Time;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Template;
import tile38hc.nginx.Warning;
import tile38hc.ngx.LuaCode;
import tile38hc.ngx.NgxRequest;
import tile38hc.ngx.NgxResponse;
import tile38hc.ngx.NgxWorker;
import tile38hc.web.Handler;
import tile38hc.web.Header;
import tile38hc.web.Request;
import tile38hc.web.Response;

/// Makes the handlers of locations, and carries requests and answers over between `web` and `ngx`.
final class Pages {
    private static final int FIRST_SPECIAL = 300;
    private static final int NOT_MODIFIED = 304;

    /// What `ngx.location.capture` asks for on this thread.
    private static final ScopedValue<NgxRequest> CAPTURED = ScopedValue.newInstance();

    private final Path prefix;
    private final NgxWorker worker;
    private final Time time;
    private final Map<String, MadeVariable> tables;
    private final UnmadeVariables unmade;
    private final Consumer<Warning> warnings;
    private final Set<Warning> told = ConcurrentHashMap.newKeySet();
    private final AtomicLong requests = new AtomicLong();

    /// @param tables what `map` and `geo` make, by name
    /// @param unmade variables that have no value here
    /// @param warnings takes what only shows when a page is asked for
    Pages(
            Path prefix,
            NgxWorker worker,
            Time time,
            Map<String, MadeVariable> tables,
            UnmadeVariables unmade,
            Consumer<Warning> warnings) {
        this.prefix = prefix;
        this.worker = worker;
        this.time = time;
        this.tables = Map.copyOf(tables);
        this.unmade = unmade;
        this.warnings = warnings;
    }

    Instant now() {
        return time.now();
    }

    UnmadeVariables unmade() {
        return unmade;
    }

    /// The values of variables where these `set` lines hold.
    VariableLookup lookup(Variables variables) {
        return (request, name) ->
                worker.variable(ngxRequest(request, variables), name).orElse("");
    }

    Handler returns(Directive directive, Variables variables, Redirects redirects) {
        return Returns.read(directive, lookup(variables), redirects);
    }

    /// What nginx would have served and we do not.
    Handler notServed(Directive directive) {
        Response.Page page = new Response.Page(
                501,
                Optional.of("text/plain"),
                List.of(),
                "tile38-hc does not serve what \"" + directive.name() + "\" (" + directive.position() + ") asks for\n");
        boolean onlyShows = directive.is("stub_status");
        return request ->
                onlyShows && !Set.of("GET", "HEAD").contains(request.method()) ? Response.Status.of(405) : page;
    }

    /// nginx looks for a file here, and there is none; it takes no other methods for files.
    Handler noFile() {
        return request -> Response.Status.of(Set.of("GET", "HEAD", "POST").contains(request.method()) ? 404 : 405);
    }

    Handler lua(Directive directive, Level level, Variables variables) {
        if (!LuaDirectives.isFile(directive)) {
            LuaCode code = LuaDirectives.inline(directive);
            return request -> run(
                    code,
                    directive,
                    ngxRequest(request, variables),
                    level.types().of(request.uri()));
        }
        Template path = Template.of(directive.arg(0), directive.position());
        return request -> {
            NgxRequest ngx = ngxRequest(request, variables);
            String name = path.expand(variable -> worker.variable(ngx, variable).orElse(""));
            LuaCode code = new LuaCode.File(prefix.resolve(name).toString());
            return run(code, directive, ngx, level.types().of(request.uri()));
        };
    }

    /// A page that asked for a variable without a value is not shown, whatever it made of that.
    private Response run(LuaCode code, Directive directive, NgxRequest request, String type) {
        NgxResponse response = worker.content(code, request, type);
        Optional<String> missed = ((SiteVariables) request.hostVariables()).missed();
        if (missed.isEmpty()) {
            return answer(response);
        }
        Warning warning = unmade.warning(missed.get(), directive);
        if (told.add(warning)) {
            warnings.accept(warning);
        }
        return Response.Status.of(503);
    }

    private NgxRequest ngxRequest(Request request, Variables variables) {
        NgxRequest ngx = ofCapture(request).orElseGet(() -> made(request));
        if (request.internal()) {
            ngx.markInternal();
        }
        if (request.errorStatus() != 0) {
            ngx.imposeStatus(request.errorStatus());
        }
        UnaryOperator<String> all = name -> worker.variable(ngx, name).orElse("");
        SiteVariables site = ngx.sharesVariables() && ngx.hostVariables() instanceof SiteVariables parent
                ? parent.sharedWith(request, all)
                : new SiteVariables(request, tables, unmade, all);
        ngx.bind(site);
        variables.set(site.made(), all);
        site.forgive(); // nobody has decided anything by what was set
        return ngx;
    }

    /// Lua's own request where this one is what Lua asked, and not another one that it was sent on to.
    private static Optional<NgxRequest> ofCapture(Request request) {
        return request.isSubrequest()
                        && CAPTURED.isBound()
                        && CAPTURED.get().uri().equals(request.uri())
                ? Optional.of(CAPTURED.get())
                : Optional.empty();
    }

    private NgxRequest made(Request request) {
        List<tile38hc.ngx.Header> headers = new ArrayList<>();
        request.headers().forEach((name, values) -> {
            for (String value : values) {
                headers.add(new tile38hc.ngx.Header(name, value));
            }
        });
        return new NgxRequest(
                new NgxRequest.Head(
                        request.method(), request.target(), request.connection().protocol(), headers),
                request.uri(),
                request.args().isEmpty() ? null : request.args(),
                connection(request),
                request::body);
    }

    private NgxRequest.Connection connection(Request request) {
        var remote = request.connection().remote();
        var local = request.connection().local();
        return new NgxRequest.Connection(
                AddressText.of(remote.getAddress()),
                remote.getPort(),
                AddressText.of(local.getAddress()),
                local.getPort(),
                request.connection().scheme().equals("https"),
                requests.incrementAndGet(),
                1);
    }

    private static Response answer(NgxResponse response) {
        return switch (response) {
            case NgxResponse.Page page -> page(page);
            case NgxResponse.Special(int status, List<tile38hc.ngx.Header> headers) ->
                new Response.Status(status, headers(headers));
            case NgxResponse.Exec(String uri, String args) -> new Response.Redirect(uri, args == null ? "" : args);
            case NgxResponse.Closed() -> new Response.Drop();
        };
    }

    private static Response.Page page(NgxResponse.Page page) {
        String type = "";
        List<Header> headers = new ArrayList<>();
        for (tile38hc.ngx.Header header : page.headers()) {
            if (header.name().equalsIgnoreCase("Content-Type")) {
                type = header.value();
            } else {
                headers.add(new Header(header.name(), header.value()));
            }
        }
        boolean typed = page.status() != NOT_MODIFIED;
        return new Response.Page(page.status(), Optional.of(typed ? type : ""), headers, page.text());
    }

    private static List<Header> headers(List<tile38hc.ngx.Header> headers) {
        return headers.stream().map(h -> new Header(h.name(), h.value())).toList();
    }

    /// Answers a request of `ngx.location.capture` at the place that its parent asked from.
    static NgxResponse subrequest(NgxRequest child) {
        SiteVariables site = (SiteVariables) child.hostVariables();
        String args = child.args() == null ? "" : child.args();
        Map<String, String> variables = child.firstVariables(site.known());
        Response.Page page = ScopedValue.where(CAPTURED, child).call(() -> site.request()
                .capture(child.method(), child.uri(), args, child.body().orElse(""), variables));
        List<tile38hc.ngx.Header> headers = new ArrayList<>();
        page.type()
                .filter(type -> !type.isEmpty())
                .ifPresent(type -> headers.add(new tile38hc.ngx.Header("Content-Type", type)));
        page.headers().forEach(h -> headers.add(new tile38hc.ngx.Header(h.name(), h.value())));
        boolean isCutOff = page.status() >= FIRST_SPECIAL && page.body().isEmpty(); // before the server's own page
        return isCutOff
                ? new NgxResponse.Special(page.status(), headers)
                : new NgxResponse.Page(page.status(), headers, List.of(page.body()));
    }
}
