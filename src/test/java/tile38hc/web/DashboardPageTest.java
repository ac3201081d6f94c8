package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// How the dashboard's files go over the wire; what a browser makes of them is for [DashboardTest].
class DashboardPageTest {
    private static final Path FILES = Path.of("src", "main", "resources", "tile38hc", "web", "dashboard");

    @AutoClose
    private final ServedDashboard dashboard = new ServedDashboard();

    DashboardPageTest() throws IOException {}

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_file_is_served_and_guarded(String file) throws IOException {
        Answer answer = dashboard.ask("/dashboard/" + file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(FILES.resolve(file), StandardCharsets.ISO_8859_1));
        assertThat(answer.header("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                        + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
    }

    @ParameterizedTest
    @CsvSource({
        "/dashboard, 200, text/html; charset=utf-8",
        "/dashboard/main.js, 200, text/javascript; charset=utf-8",
        "/dashboard/theme.css, 200, text/css; charset=utf-8",
        "/dashboard/icon.svg, 200, image/svg+xml",
        "/dashboard/, 301, text/html",
        "/dashboard/none.js, 404, text/html",
        "/dashboard/../dashboard/main.js, 200, text/javascript; charset=utf-8",
        "/dashboard/%2e%2e/web/DashboardPage.class, 404, text/html",
        "/dashboard/sub/main.js, 404, text/html"
    })
    void nothing_else_is(String path, int status, String type) throws IOException {
        Answer answer = dashboard.ask(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(type);
    }

    @Test
    void a_browser_may_keep_a_copy_but_asks_whether_it_is_still_good() throws IOException {
        Answer first = dashboard.ask("/dashboard/main.js");
        assertThat(first.header("Cache-Control")).hasValue("no-cache");
        Answer again = dashboard.ask(
                "/dashboard/main.js", "If-None-Match: " + first.header("ETag").orElseThrow());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(dashboard
                        .ask(
                                "/dashboard/dom.js",
                                "If-None-Match: " + first.header("ETag").orElseThrow())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/dashboard", "/dashboard/", "/dashboard/main.js", "/dashboard/none.js", "/events"})
    void whoever_may_not_see_the_status_page_sees_none_of_it(String path) throws IOException {
        AccessRules nobody = new AccessRules(List.of(new AccessRules.Rule(false, Optional.empty())));
        try (ServedDashboard closed = new ServedDashboard(nobody)) {
            assertThat(closed.ask(path).status()).isEqualTo(403);
        }
    }
}
