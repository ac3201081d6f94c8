package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.config.Config.ErrorLog;
import tile38hc.net.Trust;
import tile38hc.ngx.LuaCode;

class ConfigReaderTest {

    @Test
    void without_http_there_is_nothing_to_serve() {
        Config config = Snippet.file("events {}");
        assertThat(config.servers()).isEmpty();
        assertThat(config.fleet().upstreams()).isEmpty();
        assertThat(Snippet.warnings(config))
                .containsExactly("no \"http\" section in configuration: there is nothing to check or serve"
                        + " in nginx.conf:1");
    }

    @ParameterizedTest
    @CsvSource({"resolver 1.1.1.1;, 30", "resolver 1.1.1.1 valid=5s;, 5", "resolver 1.1.1.1 valid=0;, 1", "'', 30"})
    void answers_of_the_resolver_hold_as_long_as_it_says(String line, long seconds) {
        assertThat(Snippet.http(line).resolveEvery()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void the_resolvers_addresses_are_warned_of() {
        assertThat(Snippet.warnings(Snippet.http("\nresolver 1.1.1.1;")))
                .containsExactly("names are resolved by this machine's own resolver, not by the addresses of"
                        + " \"resolver\" in nginx.conf:2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            error_log a; error_log b warn; events {} http { error_log c; }   | a error, b warn
            events {} http { error_log c info; }                             | c info
            error_log a debug_http; events {} http { }                       | a debug
            events {} http { server { error_log d; } }                       | ''
            """)
    void the_log_is_copied_where_the_outermost_lines_say(String file, String expected) {
        List<ErrorLog> logs = Snippet.file(file).errorLogs();
        assertThat(String.join(
                        ", ",
                        logs.stream().map(log -> log.path() + " " + log.level()).toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            init_worker_by_lua_block { x() }      | =init_worker_by_lua(nginx.conf:1)
            init_worker_by_lua 'x()';             | =init_worker_by_lua(nginx.conf:1)
            """)
    void lua_is_named_as_nginx_names_it(String line, String chunk) {
        assertThat(Snippet.http(line).initWorker())
                .hasValueSatisfying(
                        code -> assertThat(((LuaCode.Inline) code).chunkName()).isEqualTo(chunk));
    }

    @Test
    void lua_files_are_looked_for_under_the_prefix() {
        assertThat(Snippet.http("init_by_lua_file lua/init.lua;").init())
                .hasValueSatisfying(
                        code -> assertThat(((LuaCode.File) code).path()).endsWith("/prefix/lua/init.lua"));
    }

    @Test
    void without_certificates_nobody_is_trusted() {
        assertThat(Snippet.http("").trust()).isEqualTo(Trust.NOBODY);
    }

    @Test
    void certificates_that_cannot_be_read_are_refused_with_their_path() {
        assertThat(Snippet.refusalInHttp("\nlua_ssl_trusted_certificate ca.crt;"))
                .startsWith("SSL_CTX_load_verify_locations(\"")
                .contains("/prefix/conf/ca.crt\") failed (No such file or directory: /")
                .endsWith("/prefix/conf/ca.crt) in nginx.conf:2");
    }

    /// Lua sees the environment that nginx would leave it, and no other.
    @ParameterizedTest
    @CsvSource({"env X=1;, 1", "env X=;, ''", "'', nil", "env NO_SUCH_VARIABLE_HERE;, nil"})
    void lua_sees_what_env_lines_name(String env, String seen) throws IOException {
        String http = "http { server { location / { content_by_lua_block { ngx.print(os.getenv('X')) } } } }";
        try (Answers answers = new Answers(Snippet.file(env + " events {} " + http))) {
            assertThat(answers.status("GET /").replaceFirst("^200 ?", "")).isEqualTo(seen);
        }
    }

    @Test
    void lua_sees_the_shared_dictionaries() throws IOException {
        String location = "location / { content_by_lua_block { ngx.say(type(ngx.shared.d), ngx.shared.e) } }";
        try (Answers answers = new Answers(Snippet.http("lua_shared_dict d 1m; server { " + location + " }"))) {
            assertThat(answers.status("GET /")).isEqualTo("200 tablenil");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server_name .A.test b;      | a.test
            server_name *.a.test;       | *.a.test
            ''                          | ''
            """)
    void a_server_is_called_by_its_first_name(String line, String name) {
        assertThat(Snippet.server(line).servers().getFirst().name()).isEqualTo(name);
    }
}
