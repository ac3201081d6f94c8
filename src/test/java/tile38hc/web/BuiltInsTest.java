package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInsTest {

    private static final AccessRules NOBODY = new AccessRules(List.of(new AccessRules.Rule(false, Optional.empty())));

    private static final Map<String, Handler> PAGES =
            Map.of("/healthz", new HealthPage(), "/node/", request -> Response.Page.text("node " + request.uri()));

    @ParameterizedTest
    @CsvSource({
        "/healthz, ok",
        "/healthz/, root",
        "/healthz2, root",
        "/node/a, node /node/a",
        "/node/a/b, node /node/a/b",
        "/node/, node /node/",
        "/node, root",
        "/, root"
    })
    void they_answer_beside_a_plain_root_location(String path, String body) throws IOException {
        assertThat(ask(AccessRules.OPEN, path, root())).isEqualTo("200 text/plain " + body);
    }

    @Test
    void they_answer_where_nothing_else_does() throws IOException {
        assertThat(ask(AccessRules.OPEN, "/healthz")).isEqualTo("200 text/plain ok");
    }

    @Test
    void every_other_location_comes_first() throws IOException {
        for (Location.Pattern pattern : List.of(
                new Location.Pattern.Exact("/healthz"),
                new Location.Pattern.Prefix("/health", false),
                new Location.Pattern.Prefix("/", true),
                new Location.Pattern.Matching(NginxRegex.of("z$", false)))) {
            Location theirs = new Location(pattern, false, Settings.of(_ -> Response.Page.text("theirs")), List.of());
            assertThat(ask(AccessRules.OPEN, "/healthz", theirs)).isEqualTo("200 text/plain theirs");
        }
    }

    @Test
    void their_guards_keep_out() throws IOException {
        assertThat(ask(NOBODY, "/healthz", root())).isEqualTo("403 text/html <page>");
        assertThat(ask(AccessRules.LOOPBACK_ONLY, "/healthz", root())).isEqualTo("200 text/plain ok");
    }

    @Test
    void without_a_guard_there_are_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BuiltIns(PAGES, List.of()));
    }

    private static Location root() {
        return Served.prefix("/", Settings.of(_ -> Response.Page.text("root")));
    }

    private static String ask(AccessRules guard, String path, Location... locations) throws IOException {
        BuiltIns builtIns = new BuiltIns(PAGES, List.of(AccessRules.OPEN, guard));
        try (Served served = new Served(Served.server(List.of(Served.listen("127.0.0.1")), "", builtIns, locations))) {
            return served.ask("GET " + path).brief();
        }
    }
}
