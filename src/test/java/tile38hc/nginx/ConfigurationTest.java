package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.source.Position;

class ConfigurationTest {

    @Test
    void the_sample_reads_as_its_author_meant_it() {
        Configuration sample =
                Configuration.read(new BuiltInFiles(new DiskFiles(Path.of("nginx-compat"))), "conf/nginx.conf", "");
        Directive http = sample.find("http").orElseThrow();
        assertThat(http.all("upstream").map(upstream -> upstream.arg(0)))
                .containsExactly("tile38-leader", "tile38-follower");
        assertThat(http.find("server").orElseThrow().all("location").map(Directive::args))
                .extracting(args -> String.join(" ", args))
                .containsExactly("/", "= /status");
        assertThat(sample.warnings()).isEmpty();
    }

    @Test
    void lua_keeps_the_places_of_the_file_it_stands_in() {
        Configuration read = read("events { }\nhttp {\n  init_worker_by_lua_block {\n    f(\n  }\n}\n", "");
        Directive.LuaBlock block =
                (Directive.LuaBlock) read.find("http").orElseThrow().children().getFirst();
        assertThat(block.code().text()).isEqualTo("\n    f(\n  ");
        assertThat(block.code().position(5)).isEqualTo(new Position("conf/nginx.conf", 4, 5));
    }

    @Test
    void a_directive_over_several_lines_has_a_place_for_its_name_and_one_for_messages() {
        Directive user = read("events { }\n  user\n a\n  ;", "").find("user").orElseThrow();
        assertThat(user.word().position()).isEqualTo(new Position("conf/nginx.conf", 2, 3));
        assertThat(user.arguments().getFirst().position()).isEqualTo(new Position("conf/nginx.conf", 3, 2));
        assertThat(user.position()).isEqualTo(new Position("conf/nginx.conf", 4, 3));
    }

    @Test
    void a_quoted_word_is_a_source_that_begins_behind_the_quote() {
        Directive init = read("events { } http {\n init_by_lua 'x =\n  1'; }", "")
                .find("http")
                .flatMap(http -> http.find("init_by_lua"))
                .orElseThrow();
        assertThat(init.arguments().getFirst().source().position(6)).isEqualTo(new Position("conf/nginx.conf", 3, 3));
    }

    @Test
    void global_directives_come_first() {
        Configuration read = read("events { }", "daemon off; user \"a;b\";");
        assertThat(read.directives()).extracting(Directive::name).containsExactly("daemon", "user", "events");
        assertThat(read.directives().getFirst().position()).hasToString("command line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "daemon off | unexpected end of parameter, expecting \";\" in command line",
                "demon off; | unknown directive \"demon\" in command line (did you mean \"daemon\"?)",
                "events { } | block directives are not supported in -g option in command line",
                "} | unexpected \"}\" in command line",
                "user a | unexpected end of parameter, expecting \";\" in command line",
                "daemon x; | invalid value \"x\" in \"daemon\" directive, it must be \"on\" or \"off\" in command line"
            })
    void mistakes_in_global_directives_are_told_as_nginx_does(String globals, String message) {
        assertThatThrownBy(() -> read("events { }", globals)).hasMessage(message);
    }

    @Test
    void what_is_set_in_both_is_set_twice() {
        assertThatThrownBy(() -> read("events { }\npid a;", "pid b;"))
                .hasMessage("\"pid\" directive is duplicate in conf/nginx.conf:2");
    }

    @Test
    void a_dump_shows_each_file_once_as_it_is() {
        ConfigFiles files = new MemoryFiles()
                .with("nginx.conf", "events{}\ninclude a; include a;")
                .with("a", "env X; # x\n");
        assertThat(Configuration.read(files, "nginx.conf", "").dump()).isEqualTo("""
                        # configuration file nginx.conf:
                        events{}
                        include a; include a;
                        # configuration file a:
                        env X; # x

                        """);
    }

    @Test
    @Timeout(20)
    void a_hundred_thousand_lines_are_no_burden() {
        StringBuilder text = new StringBuilder("events { }\nhttp {\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("upstream u").append(i).append(" {\n");
            text.append("    server 10.0.0.1:9851;\n".repeat(7)).append("    shiny 1;\n}\n");
        }
        text.append('}');
        Configuration read = read(text.toString(), "");
        assertThat(read.find("http").orElseThrow().all("upstream")).hasSize(10_000);
        assertThat(read.warnings()).hasSize(10_000);
        assertThat(read.warnings().getFirst()).hasToString("unknown directive \"shiny\" in conf/nginx.conf:11");
    }

    private static Configuration read(String text, String globals) {
        return Configuration.read(new MemoryFiles().with("conf/nginx.conf", text), "conf/nginx.conf", globals);
    }
}
