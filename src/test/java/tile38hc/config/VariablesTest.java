package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `set` declares, and what subrequests see of it. The answers were recorded.
class VariablesTest {
    private static final String OTHERS = """
            location = /shows { content_by_lua_block { ngx.print("dog=", ngx.var.dog, " cat=", ngx.var.cat) } }
            location = /sets { set $dog own; content_by_lua_block { ngx.print("dog=", ngx.var.dog) } }
            location = /writes { content_by_lua_block { ngx.var.dog = "written" ngx.print("dog=", ngx.var.dog) } }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {vars = {dog = "hello", cat = 32}}        | /shows  | dog=hello cat=32
            {vars = {dog = "hello"}}                  | /sets   | dog=own
            {}                                        | /shows  | dog= cat=
            {share_all_vars = true}                   | /shows  | dog=parent cat=tom
            {copy_all_vars = true}                    | /shows  | dog=parent cat=tom
            {copy_all_vars = true, vars = {dog = "x"}}| /shows  | dog=x cat=tom
            {share_all_vars = true}                   | /writes | dog=written
            """)
    void a_subrequest_has_the_variables_that_it_is_given(String options, String path, String expected)
            throws IOException {
        String page = "location / { set $dog parent; set $cat tom; content_by_lua_block { "
                + "ngx.print(ngx.location.capture(\"" + path + "\", " + options + ").body) } }";
        assertThat(Answers.to(page + OTHERS, "GET /x")).isEqualTo("200 " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ngx.print("dog=", ngx.var.dog, " cow=", ngx.var.cow)       | dog= cow=nil
            ngx.var.dog = 1 ngx.print(ngx.var.dog)                     | 1
            ngx.print((pcall(function() ngx.var.cow = 1 end)))         | false
            """)
    void what_is_set_elsewhere_is_declared_everywhere(String lua, String expected) throws IOException {
        String page = "location / { content_by_lua_block { " + lua + " } }";
        assertThat(Answers.to(page + OTHERS, "GET /x")).isEqualTo("200 " + expected);
    }
}
