package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.web.Location.Pattern;

/// Each location's pattern is its name here; what nginx 1.22.1 chose is the expectation.
class RouterTest {

    private static final Router ROUTER = new Router(List.of(
            prefix("/"),
            exact("/exact"),
            prefix("/pre"),
            prefix("/prefix"),
            at(new Pattern.Prefix("/img", true)),
            at(
                    new Pattern.Prefix("/nest", false),
                    matching("\\.q$", false),
                    exact("/nest/e"),
                    at(new Pattern.Prefix("/nest/p", false), matching("inmost\\.z$", false))),
            at(new Pattern.Prefix("/stop", true), matching("\\.inner$", false)),
            matching("\\.txt$", false),
            matching("\\.PNG$", true),
            matching("\\.q$", true),
            matching("\\.z$", false),
            at(new Pattern.Matching(NginxRegex.of("^/re/", false)), prefix("/re/in"), matching("\\d$", false))));

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    /                ; /
                    /exact           ; = /exact
                    /exact/          ; /
                    /pre             ; /pre
                    /prefix          ; /prefix
                    /prefixed        ; /prefix
                    /img/a.txt       ; ^~ /img
                    /a.txt           ; ~ \\.txt$
                    /a.TXT           ; /
                    /a.png           ; ~ \\.PNG$
                    /prefix.txt      ; ~ \\.txt$
                    /nest            ; /nest
                    /nest/a.q        ; ~ \\.q$ in /nest
                    /nest/e          ; = /nest/e in /nest
                    /nest/p          ; /nest/p in /nest
                    /nest/p/a.q      ; ~ \\.q$ in /nest
                    /nest/p/inmost.z ; ~ inmost\\.z$ in /nest/p
                    /nest/a.z        ; ~ \\.z$
                    /a.q             ; ~ \\.q$
                    /stop/a.txt      ; ^~ /stop
                    /stop/a.inner    ; ~ \\.inner$ in /stop
                    /re/x            ; ~ ^/re/
                    /re/in/x         ; /re/in
                    /re/in/7         ; ~ \\d$
                    """)
    void nginx_finds_the_same_location(String uri, String expected) {
        Location found = ROUTER.find(uri).orElseThrow().location();
        assertThat(name(found)).isEqualTo(expected.replaceFirst(" in .*", ""));
        if (expected.contains(" in ")) {
            assertThat(found).isNotIn(List.of(prefix("/"), matching("\\.q$", true)));
        }
    }

    @Test
    void without_a_match_there_is_no_location() {
        assertThat(new Router(List.of(exact("/a"), prefix("/b"))).find("/c")).isEmpty();
    }

    @Test
    void captures_come_with_the_match() {
        Router router = new Router(List.of(matching("^/(\\w+)/(?<rest>.*)", false)));
        assertThat(router.find("/a/b/c").orElseThrow().captures().groups()).containsExactly("/a/b/c", "a", "b/c");
    }

    @Test
    void named_locations_are_no_paths() {
        Location named = at(new Pattern.Named("@x"));
        Router router = new Router(List.of(named));
        assertThat(router.find("@x")).isEmpty();
        assertThat(router.named("@x")).contains(named);
    }

    private static final Settings ANY = Served.NOT_FOUND;

    private static Location at(Pattern pattern, Location... nested) {
        return new Location(pattern, false, ANY, List.of(nested));
    }

    private static Location exact(String path) {
        return at(new Pattern.Exact(path));
    }

    private static Location prefix(String path) {
        return at(new Pattern.Prefix(path, false));
    }

    private static Location matching(String regex, boolean ignoreCase) {
        return at(new Pattern.Matching(NginxRegex.of(regex, ignoreCase)));
    }

    private static String name(Location location) {
        return switch (location.pattern()) {
            case Pattern.Exact(String path) -> "= " + path;
            case Pattern.Prefix(String path, boolean stops) -> (stops ? "^~ " : "") + path;
            case Pattern.Matching(NginxRegex regex) -> "~ " + regex;
            case Pattern.Named(String name) -> name;
        };
    }
}
