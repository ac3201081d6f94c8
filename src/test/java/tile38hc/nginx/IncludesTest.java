package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tile38hc.source.Source;

class IncludesTest {

    @Test
    void a_name_is_looked_for_beside_the_main_file_wherever_it_stands() {
        Configuration read = read(new MemoryFiles()
                .with("conf/nginx.conf", "events { } include sites/all.conf;")
                .with("conf/sites/all.conf", "include one.conf; include /abs.conf;")
                .with("conf/one.conf", "user a;")
                .with("/abs.conf", "env B;"));
        assertThat(read.directives()).extracting(Directive::name).containsExactly("events", "user", "env");
        assertThat(read.find("user").orElseThrow().position()).hasToString("conf/one.conf:1");
        assertThat(read.files())
                .extracting(Source::file)
                .containsExactly("conf/nginx.conf", "conf/sites/all.conf", "conf/one.conf", "/abs.conf");
    }

    @Test
    void a_file_without_a_folder_includes_from_here() {
        ConfigFiles files = new MemoryFiles()
                .with("nginx.conf", "events { } include a.conf;")
                .with("a.conf", "user a;");
        assertThat(Configuration.read(files, "nginx.conf", "").find("user")).isPresent();
    }

    @Test
    void the_system_says_why_a_file_cannot_be_read() {
        ConfigFiles locked = new ConfigFiles() {
            @Override
            public String read(String path) throws IOException {
                if (path.equals("conf/nginx.conf")) {
                    return "\ninclude secret.conf;";
                }
                throw new AccessDeniedException(path);
            }

            @Override
            public List<String> list(String folder) {
                return List.of();
            }
        };
        assertThatThrownBy(() -> read(locked))
                .hasMessage("open() \"conf/secret.conf\" failed (13: Permission denied) in conf/nginx.conf:2");
    }

    @Test
    void a_missing_main_file_is_named_as_it_was_given() {
        assertThatThrownBy(() -> read(new MemoryFiles()))
                .hasMessage("open() \"conf/nginx.conf\" failed (2: No such file or directory)");
    }

    @Test
    void files_that_include_one_another_come_to_an_end() {
        ConfigFiles files = new MemoryFiles()
                .with("conf/nginx.conf", "events { }\ninclude a.conf;")
                .with("conf/a.conf", "include b.conf;")
                .with("conf/b.conf", "\ninclude a.conf;");
        assertThatThrownBy(() -> read(files)).hasMessage("includes are nested more than 32 deep in conf/a.conf:1");
    }

    @Test
    void files_that_double_at_each_level_come_to_an_end() {
        MemoryFiles files = new MemoryFiles().with("conf/nginx.conf", "events { } include 0.conf;");
        for (int i = 0; i < 25; i++) {
            files.with("conf/" + i + ".conf", "include " + (i + 1) + ".conf; include " + (i + 1) + ".conf;");
        }
        files.with("conf/25.conf", "");
        assertThatThrownBy(() -> read(files)).hasMessageStartingWith("more than 20000 files or 64 MiB are included in");
    }

    @Test
    void mime_types_that_are_missing_are_built_in() {
        MemoryFiles files = new MemoryFiles().with("conf/nginx.conf", "events { } http { include mime.types; }");
        Directive types = read(new BuiltInFiles(files))
                .find("http")
                .flatMap(http -> http.find("types"))
                .orElseThrow();
        assertThat(types.find("text/html").orElseThrow().args()).contains("html");

        files.with("conf/mime.types", "types { a/b c; }");
        assertThat(read(new BuiltInFiles(files)).dump()).contains("a/b c").doesNotContain("text/html");
    }

    private static Configuration read(ConfigFiles files) {
        return Configuration.read(files, "conf/nginx.conf", "");
    }
}
