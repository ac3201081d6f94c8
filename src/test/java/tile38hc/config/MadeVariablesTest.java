package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `map` and `geo`, as a page shows their values.
class MadeVariablesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            default d; a 1; B 2;                         | a        | 1
            default d; a 1; B 2;                         | b        | 2
            default d; a 1;                              | x        | d
            a 1;                                         | x        | ''
            '' empty;                                    | ''       | empty
            default d; \\default 1;                      | default  | 1
            ~^(?<n>\\d+)$ "num $n";                      | 42       | num 42
            ~^(\\d+)-(\\d+)$ $2-$1;                      | 1-2      | 2-1
            ~^a first; ~^ab second; ~*^AB third;         | ab       | first
            ~*^AB third;                                 | abc      | third
            ~^a regex; ab exact;                         | ab       | exact
            default $uri;                                | x        | /
            hostnames; .a.test 1; *.b.test 2; c.* 3;     | a.test   | 1
            hostnames; .a.test 1; *.b.test 2; c.* 3;     | x.a.test | 1
            hostnames; .a.test 1; *.b.test 2; c.* 3;     | x.b.test | 2
            hostnames; .a.test 1; *.b.test 2; c.* 3;     | b.test   | ''
            hostnames; .a.test 1; *.b.test 2; c.* 3;     | c.x.test | 3
            hostnames; .test 1; .a.test 2;               | x.a.test | 2
            .a.test 1;                                   | x.a.test | ''
            """)
    void a_map_takes_the_first_that_fits(String lines, String argument, String expected) throws IOException {
        assertThat(value("map $arg_x $m { " + lines + " }", "/?x=" + argument)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            geo $m { default no; 127.0.0.0/8 yes; }                        | yes
            geo $m { default no; 127.0.0.0/8 yes; 127.0.0.1 here; }        | here
            geo $m { default no; 10.0.0.0/8 yes; }                         | no
            geo $arg_x $m { default no; 10.0.0.0/8 ten; ::/0 six; }        | ten
            geo $uri $m { default no; 10.0.0.0/8 ten; }                    | no
            geo $m { 10.0.0.0/8 ten; }                                     | ''
            """)
    void a_geo_takes_the_smallest_network(String geo, String expected) throws IOException {
        assertThat(value(geo, "/?x=10.1.2.3")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            map $m $m { default x; a b; }                                  | x
            map $n $m { default $n; } map $m $n { default $m; }            | ''
            """)
    void one_that_needs_itself_ends(String maps, String expected) throws IOException {
        assertThat(value(maps, "/")).isEqualTo(expected);
    }

    private static String value(String http, String target) throws IOException {
        try (Answers answers = new Answers(Snippet.http(http + " server { location / { return 200 $m; } }"))) {
            return answers.status("GET " + target).replaceFirst("^200 ?", "");
        }
    }
}
