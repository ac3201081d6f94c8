package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What nginx 1.22.1 made of each target: `$uri|$args`, or 400.
class TargetTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    /,                  /|
                    /?,                 /|
                    /a?b,               /a|b
                    /a?b?c,             /a|b?c
                    /a?b#c,             /a|b
                    /a#b?c,             /a|
                    //x///y,            /x/y|
                    /a/../x,            /x|
                    /a/./b/,            /a/b/|
                    /a/..,              /|
                    /a/.,               /a/|
                    /a/b/..?x,          /a/|x
                    /a/.?x,             /a/|x
                    /.../x,             /.../x|
                    /a/..b,             /a/..b|
                    /.a,                /.a|
                    /a../b,             /a../b|
                    /a%2fb,             /a/b|
                    /a/%2e%2e/b,        /b|
                    /a%2e%2e/b,         /a../b|
                    /a%2F%2fb,          /a/b|
                    /%65xact,           /exact|
                    /a%3fb,             /a?b|
                    /a%23b,             /a#b|
                    /a%25b,             /a%b|
                    /a+b,               /a+b|
                    /a?b%20c,           /a|b%20c
                    /a/%2e%2e/../x,     400
                    /a/../../x,         400
                    /..,                400
                    /../,               400
                    //..,               400
                    /%00,               400
                    /a%,                400
                    /a%2,               400
                    /a%zz,              400
                    a,                  400
                    *,                  400
                    http://h/x?y,       /x|y
                    http://h,           /|
                    http://h?q,         /|q
                    http://h/../x,      400
                    http:/x?y=://z,     400
                    """)
    void the_path_is_decoded_and_normal(String sent, String expected) {
        assertThat(Target.parse(sent).map(t -> t.uri() + "|" + t.args()).orElse("400"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"http://A.b:80/x, A.b:80, /x", "https://h?q, h, /?q", "/http://h, none, /http://h"})
    void an_absolute_target_names_its_host(String sent, String host, String raw) {
        Target target = Target.parse(sent).orElseThrow();
        assertThat(target.host().orElse("none")).isEqualTo(host);
        assertThat(target.raw()).isEqualTo(raw);
    }
}
