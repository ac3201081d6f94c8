package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.log.Log;

class GreetingTest {
    private static final String STATUS = """
            location = /status {
              content_by_lua_block { ngx.print(require("resty.upstream.healthcheck").status_page()) }
            }
            """;

    @TempDir
    Path prefix;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            server { listen 8080; STATUS }                         | listens on 0.0.0.0:8080, runs 2 checkers; see http://localhost:8080/dashboard
            server { listen 127.0.0.1:81; listen [::1]:81; STATUS }| listens on 127.0.0.1:81, [::1]:81, runs 2 checkers; see http://127.0.0.1:81/dashboard
            server { listen 80; } server { listen 81; STATUS }     | listens on 0.0.0.0:80, 0.0.0.0:81, runs 2 checkers; see http://localhost:81/dashboard
            server { listen 8001-8006; STATUS }                    | listens on 0.0.0.0:8001, 0.0.0.0:8002, 0.0.0.0:8003, 0.0.0.0:8004, and 2 more, runs 2 checkers; see http://localhost:8001/dashboard
            ""                                                     | listens nowhere, runs 2 checkers
            """)
    void says_what_runs_where_it_listens_and_what_to_open(String servers, String greeting) throws Exception {
        try (App app = new App(options(servers.replace("STATUS", STATUS)), new Log(SystemTime.INSTANCE::now))) {
            assertThat(Greeting.of(app.config().servers(), 2)).isEqualTo(CommandLine.version() + " " + greeting);
        }
    }

    private Options.Service options(String servers) throws IOException, Options.UsageException {
        Files.writeString(prefix.resolve("nginx.conf"), "events {}\nhttp {\n" + servers + "\n}\n");
        return Options.parse(List.of("-p", prefix.toString(), "-c", "nginx.conf"))
                .service();
    }
}
