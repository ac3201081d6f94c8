package tile38hc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

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

/// A damaged configuration is refused with a place in it, or it starts, Lua and all. Nothing else happens, and none of
/// it takes long.
@Timeout(120)
class DamagedConfigTest {
    private static final int FILES = 3_000;

    @Test
    void a_damaged_configuration_starts_or_is_refused_with_a_place() throws IOException {
        List<String> texts = texts();
        int started = 0;
        for (int seed = 0; seed < FILES; seed++) {
            Random random = new Random(seed);
            String text = Damage.to(texts.get(random.nextInt(texts.size())), random);
            started += starts(text, seed) ? 1 : 0;
        }
        assertThat(started).isBetween(FILES / 10, FILES * 9 / 10);
    }

    private static boolean starts(String text, int seed) {
        try {
            Config config = Snippet.file(text);
            config.initWorker().ifPresent(config.worker()::initWorker);
            config.worker().close();
            return true;
        } catch (SourceException e) {
            assertThat(e.position().file()).as("seed %d", seed).isEqualTo("nginx.conf");
            assertThat(e.position().line())
                    .as("seed %d", seed)
                    .isBetween(1, 1 + (int) text.lines().count());
            return false;
        } catch (RuntimeException | Error e) {
            return fail("seed " + seed + ":\n" + text, e);
        }
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("nginx-compat"))) {
            for (Path file :
                    files.filter(f -> f.endsWith("nginx.conf")).sorted().toList()) {
                texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }
}
