package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.health.RealTime;

/// The search path, and what needs none.
class ModulesTest {
    private static final String DEFAULT = Modules.searchPath("", "/p/");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a/?.lua               | /a/?.lua
            /a/?.lua;;             | /a/?.lua;DEFAULT
            ;;/a/?.lua             | DEFAULT;/a/?.lua
            $prefix/lua/?.lua;;    | /p//lua/?.lua;DEFAULT
            ${prefix}lua/?.lua     | /p/lua/?.lua
            ;;                     | DEFAULT
            """)
    void the_search_path_is_the_configured_one(String configured, String path) {
        assertThat(Modules.searchPath(configured, "/p/")).isEqualTo(path.replace("DEFAULT", DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resty.upstream.healthcheck",
                "healthcheck",
                "ngx.upstream",
                "ngx.re",
                "ngx.req",
                "ngx.resp",
                "cjson",
                "cjson.safe",
                "resty.core",
                "bit",
                "table.new",
                "ngx"
            })
    void these_are_built_in(String name) {
        String type = name.equals("table.new") ? "function" : "table";
        assertThat(new TestServer(RealTime.CLOCK).text("ngx.print(type(require('" + name + "')))"))
                .isEqualTo(type);
    }

    @Test
    void what_a_native_function_returned_belongs_to_lua() {
        TestServer server = new TestServer(RealTime.CLOCK);
        server.text("local t = {ngx.worker.pid()} t[1] = 1 "
                + "local e = {require('ngx.upstream').get_servers('nope')} e[2] = 'changed'");
        assertThat(server.text("ngx.print(ngx.worker.pid(), require('ngx.upstream').get_servers('nope'))"))
                .isEqualTo("4711nilupstream not found");
    }
}
