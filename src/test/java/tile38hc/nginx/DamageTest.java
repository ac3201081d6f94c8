package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tile38hc.Damage;
import tile38hc.source.SourceException;

/// Whatever happens to a file, it is either read or refused with a place.
@Timeout(60)
class DamageTest {
    @Test
    void the_sample_cut_off_anywhere_is_read_or_refused() throws IOException {
        String text = Files.readString(Path.of("nginx-compat/conf/nginx.conf"), StandardCharsets.ISO_8859_1);
        for (int length = 0; length < text.length(); length++) {
            read(text.substring(0, length));
        }
    }

    @Test
    void every_file_cut_off_here_and_there_is_read_or_refused() throws IOException {
        for (String text : texts()) {
            int step = Math.max(1, text.length() / 50);
            for (int length = 0; length < text.length(); length += step) {
                read(text.substring(0, length));
            }
        }
    }

    @Test
    void a_damaged_file_is_read_or_refused() throws IOException {
        List<String> texts = texts();
        Random random = new Random(38);
        for (int i = 0; i < 5_000; i++) {
            read(Damage.to(texts.get(random.nextInt(texts.size())), random));
        }
    }

    @Test
    void long_runs_of_anything_are_read_or_refused() {
        for (String splinter : Damage.SPLINTERS) {
            read("events { } http { " + splinter.repeat(100_000));
            read("events { } http { init_worker_by_lua_block { " + splinter.repeat(100_000) + " } }");
            read("events { } http { init_worker_by_lua_block { " + "\"\\".repeat(50_000) + splinter);
        }
    }

    private static void read(String text) {
        try {
            Configuration.read(new MemoryFiles().with("nginx.conf", text), "nginx.conf", "");
        } catch (SourceException e) {
            assertThat(e.position().file()).isEqualTo("nginx.conf");
            assertThat(e.position().line()).isBetween(1, 1 + (int) text.lines().count());
        }
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String folder : List.of("nginx-compat", "src/test/resources/nginx")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(f -> f.endsWith("nginx.conf")).sorted().toList()) {
                    texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return texts;
    }
}
