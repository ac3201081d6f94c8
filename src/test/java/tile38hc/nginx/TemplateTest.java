package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.source.Position;
import tile38hc.source.SourceException;

class TemplateTest {
    private static final Position PLACE = new Position("conf/nginx.conf", 7, 1);

    @ParameterizedTest
    @CsvSource({
        "'', ''", "plain, plain", "$host, <host>", "a$host b, a<host> b", "${host}x, <host>x", "$host_x-y, <host_x>-y",
        "$a$b, <a><b>", "$1x, <1>x", "$12, <1>2", "${12}, <12>", "a{b}, a{b}", "${a}${b}c, <a><b>c"
    })
    void variables_are_replaced(String text, String expanded) {
        assertThat(Template.of(text, PLACE).expand(name -> "<" + name + ">")).isEqualTo(expanded);
    }

    @ParameterizedTest
    @CsvSource({"$", "a$", "$-", "$ a", "$$a", "${", "${}"})
    void a_dollar_wants_a_name(String text) {
        assertThatThrownBy(() -> Template.of(text, PLACE))
                .isInstanceOf(SourceException.class)
                .hasMessage("invalid variable name in conf/nginx.conf:7");
    }

    @ParameterizedTest
    @CsvSource({"${host, host", "${host-x}, host", "a${1 }, 1"})
    void an_opened_brace_wants_its_other_half(String text, String name) {
        assertThatThrownBy(() -> Template.of(text, PLACE))
                .hasMessage("the closing bracket in \"" + name + "\" variable is missing in conf/nginx.conf:7");
    }
}
