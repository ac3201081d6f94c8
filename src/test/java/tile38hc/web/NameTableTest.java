package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers by name: what nginx 1.22.1 chose is the expectation.
class NameTableTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    example.com,        default
                    a.example.com,      a.example.com *.example.com
                    x.example.com,      a.example.com *.example.com
                    a.sub.example.com,  *.sub.example.com
                    www.example.com,    a.example.com *.example.com
                    www.example.de,     www.example.*
                    www.example.co.uk,  www.example.co.*
                    r12.x,              ~^r(?<d>\\d+)\\.
                    dom.org,            .dom.org
                    x.dom.org,          .dom.org
                    _,                  _
                    [::1],              default
                    '',                 ''
                    """)
    void the_most_telling_name_wins(String host, String names) {
        assertThat(table().find(host).site().name()).isEqualTo(names);
    }

    @Test
    void a_regular_expression_hands_on_what_it_captured() {
        assertThat(table().find("r12.x").captures().named()).isEqualTo(Map.of("d", "12"));
    }

    @Test
    void the_first_server_keeps_a_name_that_two_have() {
        NameTable table = new NameTable(site("default"));
        table.add(List.of(ServerName.parse("a")), site("first"));
        table.add(List.of(ServerName.parse("a")), site("second"));
        assertThat(table.find("a").site().name()).isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.", "*a.com", ".", "~", "~("})
    void what_nginx_refuses_as_a_name_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerName.parse(name));
    }

    private static NameTable table() {
        NameTable table = new NameTable(site("default"));
        for (String names : List.of(
                "a.example.com *.example.com",
                "*.sub.example.com",
                "www.example.*",
                "www.example.co.*",
                "~^r(?<d>\\d+)\\.",
                ".dom.org",
                "",
                "_")) {
            table.add(List.of(names.split(" ")).stream().map(ServerName::parse).toList(), site(names));
        }
        return table;
    }

    private static Site site(String names) {
        return new Site(Served.server(List.of(Served.listen("127.0.0.1")), names, BuiltIns.NONE), _ -> {});
    }
}
