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
import java.util.function.Function;
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
import tile38hc.ngx.Phase;
import tile38hc.web.Handler;
import tile38hc.web.Header;
import tile38hc.web.Keepsake;
import tile38hc.web.Request;
import tile38hc.web.Response;

/// Makes the handlers of locations, and carries requests and answers over between `web` and `ngx`.
final class Pages {
    private static final int FIRST_SPECIAL = 300;
    private static final int NOT_MODIFIED = 304;

    private final Path prefix;
    private final NgxWorker worker;
    private final Time time;
    private final Map<String, MadeVariable> tables;
    private final UnmadeVariables unmade;
    private final HeaderNames headerNames;
    private final Consumer<Warning> warnings;
    private final Set<Warning> told = ConcurrentHashMap.newKeySet();
    private final AtomicLong requests = new AtomicLong();

    /// @param tables what `map` and `geo` make, by name
    /// @param unmade variables that have no value here
    /// @param headerNames which headers Lua and variables may see
    /// @param warnings takes what only shows when a page is asked for
    Pages(
            Path prefix,
            NgxWorker worker,
            Time time,
            Map<String, MadeVariable> tables,
            UnmadeVariables unmade,
            HeaderNames headerNames,
            Consumer<Warning> warnings) {
        this.prefix = prefix;
        this.worker = worker;
        this.time = time;
        this.tables = Map.copyOf(tables);
        this.unmade = unmade;
        this.headerNames = headerNames;
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
                worker.variable(visit(request, variables), name).orElse("");
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
        return request -> {
            int status = Set.of("GET", "HEAD", "POST").contains(request.method()) ? 404 : 405;
            List<tile38hc.ngx.Header> set = request.keepsake()
                    .find(NgxRequest.class)
                    .map(NgxRequest::answerHeaders)
                    .orElse(List.of());
            return new Response.Status(status, headers(set));
        };
    }

    /// Lua in a phase of the location that has these settings and variables. nginx asks subrequests for no access.
    Handler lua(Phase phase, Directive directive, Level level, Variables variables) {
        Function<NgxRequest, LuaCode> code = code(directive);
        return request -> {
            if (phase == Phase.ACCESS && request.isSubrequest()) {
                return new Response.Next();
            }
            NgxRequest ngx = visit(request, variables);
            if (level.readsBody()) {
                ngx.readBody();
            }
            String type = level.types().of(ngx.uri());
            NgxResponse response = worker.run(phase, code.apply(ngx), ngx, type);
            return isMissing(ngx, directive) ? Response.Status.of(503) : answer(response, ngx);
        };
    }

    /// The name of a file may depend on the request.
    private Function<NgxRequest, LuaCode> code(Directive directive) {
        if (!LuaDirectives.isFile(directive)) {
            LuaCode inline = LuaDirectives.inline(directive);
            return _ -> inline;
        }
        Template path = Template.of(directive.arg(0), directive.position());
        return request -> {
            String name =
                    path.expand(variable -> worker.variable(request, variable).orElse(""));
            return new LuaCode.File(prefix.resolve(name).toString());
        };
    }

    /// Whether Lua asked for a variable without a value: what it made of that counts for nothing.
    private boolean isMissing(NgxRequest request, Directive directive) {
        Optional<String> missed = ((SiteVariables) request.hostVariables()).missed();
        missed.map(name -> unmade.warning(name, directive)).filter(told::add).ifPresent(warnings);
        return missed.isPresent();
    }

    /// The request as Lua knows it, which is the same all along, at the place where it is now.
    private NgxRequest visit(Request request, Variables variables) {
        NgxRequest ngx = request.keepsake().get(NgxRequest.class, () -> made(request));
        Optional<SiteVariables> before = Optional.of(ngx.hostVariables())
                .filter(SiteVariables.class::isInstance)
                .map(SiteVariables.class::cast);
        if (before.filter(site -> site.request().isOneVisitWith(request)).isEmpty()) {
            enter(ngx, request, variables, before);
        }
        return ngx;
    }

    private void enter(NgxRequest ngx, Request request, Variables variables, Optional<SiteVariables> before) {
        if (request.moves() > 0) {
            ngx.moveTo(request.method(), request.uri(), request.args().isEmpty() ? null : request.args());
        }
        if (request.internal()) {
            ngx.markInternal();
        }
        if (request.errorStatus() != 0) {
            ngx.imposeStatus(request.errorStatus());
        }
        UnaryOperator<String> all = name -> worker.variable(ngx, name).orElse("");
        SiteVariables site = before.filter(
                        last -> ngx.sharesVariables() || last.request().keepsake() == request.keepsake())
                .map(last -> last.at(request, all))
                .orElseGet(() -> new SiteVariables(request, tables, unmade, all));
        ngx.bind(site);
        variables.set(site.made(), all);
        site.forgive(); // nobody has decided anything by what was set
    }

    private NgxRequest made(Request request) {
        List<tile38hc.ngx.Header> headers = new ArrayList<>();
        request.headers().forEach((name, values) -> {
            if (!headerNames.counts(name)) {
                return;
            }
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

    private static Response answer(NgxResponse response, NgxRequest request) {
        return switch (response) {
            case NgxResponse.Page page -> page(page);
            case NgxResponse.Special(int status, List<tile38hc.ngx.Header> headers) ->
                new Response.Status(status, headers(headers));
            case NgxResponse.Exec(Optional<String> name) ->
                new Response.Redirect(name, request.method(), request.uri(), args(request));
            case NgxResponse.Next() -> new Response.Next();
            case NgxResponse.Closed() -> new Response.Drop();
        };
    }

    /// Here, none and empty ones are the same.
    private static String args(NgxRequest request) {
        return request.args() == null ? "" : request.args();
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
        Map<String, String> variables = child.firstVariables(site.known());
        Response.Page page = site.request()
                .capture(
                        child.method(),
                        child.uri(),
                        args(child),
                        child.body().orElse(""),
                        variables,
                        Keepsake.of(child));
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
