package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.web.ErrorPage.Change;
import tile38hc.web.Location.Pattern;

/// Redirects, error pages, subrequests and access rules of one server; the answers are nginx's for the same
/// configuration.
class JourneyTest {

    private static final AccessRules NOBODY = new AccessRules(List.of(new AccessRules.Rule(false, Optional.empty())));
    private static final Handler SHOW = r -> Response.Page.text(r.method() + " " + r.uri() + " " + r.args() + " "
            + r.target() + " " + r.internal() + " " + r.isSubrequest());
    private static final Handler FAIL = _ -> Response.Status.of(404);

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = new Served(Served.server(
                List.of(Served.listen("127.0.0.1")),
                "main",
                new BuiltIns(Map.of("/healthz", new HealthPage()), List.of(AccessRules.LOOPBACK_ONLY)),
                Served.exact("/show", Settings.of(SHOW)),
                Served.exact("/fail", Settings.of(FAIL)),
                Served.exact("/denied", Settings.of(SHOW).guardedBy(List.of(NOBODY))),
                internal("/internal"),
                new Location(new Pattern.Named("@name"), false, Settings.of(SHOW), List.of()),
                errorPage("/e1", FAIL, new Change.None(), "/show"),
                errorPage("/e2", FAIL, new Change.AsTarget(), "/show?a=1"),
                errorPage("/e3", FAIL, new Change.To(202), "/show"),
                errorPage("/e4", FAIL, new Change.None(), "@name"),
                errorPage("/e5", FAIL, new Change.None(), "http://elsewhere/y"),
                errorPage("/e6", FAIL, new Change.To(301), "http://elsewhere/y"),
                errorPage("/e7", FAIL, new Change.To(200), "/fail"),
                errorPage("/e8", FAIL, new Change.None(), "/denied"),
                errorPage("/e9", FAIL, new Change.None(), "/e9"),
                errorPage(
                        "/e10",
                        _ -> new Response.Page(404, Optional.empty(), List.of(), "own"),
                        new Change.None(),
                        "/x"),
                Served.exact("/exec", Settings.of(r -> redirect(r, "/internal", "b=2"))),
                Served.exact("/loop", Settings.of(r -> redirect(r, "/loop", ""))),
                Served.exact("/nowhere", Settings.of(_ -> new Response.Redirect(Optional.of("@none"), "GET", "/", ""))),
                Served.exact("/throws", Settings.of(_ -> {
                    throw new IllegalStateException("oops");
                })),
                capture("/c-show", "/show"),
                capture("/c-internal", "/internal"),
                capture("/c-denied", "/denied"),
                capture("/c-fail", "/fail"),
                capture("/c-error-page", "/e1"),
                capture("/c-exec", "/exec"),
                capture("/c-healthz", "/healthz"),
                capture("/c-itself", "/c-itself"),
                Served.exact("/page.html", Settings.of(_ -> untyped(200))),
                Served.exact("/page.json", typed(200)),
                Served.exact("/page.x", typed(500)),
                Served.exact("/empty", Settings.of(_ -> Response.Status.of(200))),
                Served.exact("/599", Settings.of(_ -> Response.Status.of(599))),
                costly("^/slow/(.*)(.*)(.*)(.*)(.*)(.*)(.*)x$")));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    GET /show?q        ; 200 text/plain GET /show q /show?q false false
                    GET /fail          ; 404 text/html <page>
                    GET /none          ; 404 text/html <page>
                    GET /denied        ; 403 text/html <page>
                    GET /internal      ; 404 text/html <page>
                    GET /@name         ; 404 text/html <page>
                    GET /e1?q          ; 404 text/plain GET /show  /e1?q true false
                    POST /e1           ; 404 text/plain GET /show  /e1 true false
                    GET /e2?q          ; 200 text/plain GET /show a=1 /e2?q true false
                    GET /e3            ; 202 text/plain GET /show  /e3 true false
                    POST /e4?q         ; 404 text/plain POST /e4 q /e4?q true false
                    GET /e5            ; 302 text/html <page>
                    GET /e6            ; 301 text/html <page>
                    GET /e7            ; 404 text/html <page>
                    GET /e8            ; 403 text/html <page>
                    GET /e9            ; 404 text/html <page>
                    GET /e10           ; 404 text/plain own
                    POST /exec?a       ; 200 text/plain POST /internal b=2 /exec?a true false
                    GET /loop          ; 500 text/html <page>
                    GET /nowhere       ; 500 text/html <page>
                    GET /throws        ; 500 text/html <page>
                    GET /c-show        ; 200 text/plain 200 PUT /show x=1 /c-show true true
                    GET /c-internal    ; 200 text/plain 200 PUT /internal x=1 /c-internal true true
                    GET /c-denied      ; 200 text/plain 200 PUT /denied x=1 /c-denied true true
                    GET /c-fail        ; 200 text/plain 404
                    GET /c-error-page  ; 200 text/plain 404
                    GET /c-exec        ; 200 text/plain 200 PUT /internal b=2 /c-exec true true
                    GET /c-healthz     ; 200 text/plain 404
                    GET /healthz       ; 200 text/plain ok
                    GET /page.html     ; 200 text/html text
                    GET /page.json     ; 200 application/json text
                    GET /page.x        ; 500 text/other text
                    GET /empty         ; 200 text/plain
                    GET /599           ; 599 -
                    GET /slow/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab ; 500 text/html <page>
                    """)
    void nginx_answers_the_same(String line, String expected) throws IOException {
        assertThat(served.ask(line).brief().strip()).isEqualTo(expected);
    }

    @Test
    void a_location_that_captures_itself_is_a_cycle() throws IOException {
        assertThat(served.ask("GET /c-itself").body()).startsWith("200 200 200").contains("500 <html>");
    }

    @Test
    void an_error_page_elsewhere_is_a_redirect() throws IOException {
        assertThat(served.ask("GET /e6").header("Location")).contains("http://elsewhere/y");
    }

    @Test
    void refusals_and_failures_are_logged_in_the_shape_of_nginx() throws IOException {
        served.ask("GET /denied?x");
        served.ask("GET /throws");
        assertThat(served.errors)
                .contains(
                        "access forbidden by rule, client: 127.0.0.1, server: main, request: \"GET /denied?x HTTP/1.1\","
                                + " host: \"test\"")
                .anyMatch(line -> line.startsWith(
                        "the handler failed: java.lang.IllegalStateException: oops at tile38hc.web.JourneyTest."));
    }

    private static Response redirect(Request request, String uri, String args) {
        return new Response.Redirect(Optional.empty(), request.method(), uri, args);
    }

    private static Response.Page untyped(int status) {
        return new Response.Page(status, Optional.empty(), List.of(), "text");
    }

    private static Settings typed(int status) {
        MediaTypes types = new MediaTypes(Map.of("json", "application/json"), "text/other");
        return new Settings(
                List.of(), _ -> untyped(status), types, List.of(), List.of(), Settings.MAX_BODY, Optional.empty());
    }

    private static Location internal(String path) {
        return new Location(new Pattern.Exact(path), true, Settings.of(SHOW), List.of());
    }

    private static Location errorPage(String path, Handler handler, Change change, String target) {
        return Served.exact(
                path,
                new Settings(
                        List.of(),
                        handler,
                        MediaTypes.BUILT_IN,
                        List.of(new ErrorPage(Set.of(404, 403), change, _ -> target)),
                        List.of(),
                        Settings.MAX_BODY,
                        Optional.empty()));
    }

    private static Location capture(String path, String of) {
        return Served.exact(path, Settings.of(request -> {
            Response.Page page = request.capture("PUT", of, "x=1", "", Map.of(), new Keepsake());
            return Response.Page.text(page.status() + " " + page.body());
        }));
    }

    private static Location costly(String regex) {
        return new Location(new Pattern.Matching(NginxRegex.of(regex, false)), false, Settings.of(SHOW), List.of());
    }
}
