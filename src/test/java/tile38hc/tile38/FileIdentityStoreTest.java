package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileIdentityStoreTest {
    private static final Map<String, Identity> TWO = Map.of(
            "127.0.0.1:9851", new Identity("a1", 7, true, 5_000, 10, 4_096, "3389dae361af79b04c9c8e7057f60cc6"),
            "[::1]:9852", new Identity("b2", 8, false, 0, 0, 0, ""));

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    private FileIdentityStore store() {
        return new FileIdentityStore(folder.resolve("state"), warnings::add);
    }

    private Path file(String name) {
        return folder.resolve("state").resolve(name);
    }

    @Test
    void what_was_saved_is_loaded() {
        store().save(TWO);
        assertThat(store().load()).isEqualTo(TWO);
        assertThat(folder.resolve("state")).isDirectoryContaining("glob:**identities.json");
        assertThat(warnings).isEmpty();
    }

    @Test
    void nothing_is_known_before_the_first_save() {
        assertThat(store().load()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"a\":",
                "{\"a\":{}}",
                "{\"a\":1}",
                "{\"a\":{\"id\":\"x\",\"pid\":1,\"leads\":true,\"aof_size\":1,\"objects\":1,\"head_size\":9,\"head_md5\":\"\"}}"
            })
    void a_damaged_file_is_set_aside_with_a_message(String text) throws Exception {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(file("tile38-identities.json"), text);
        assertThat(store().load()).isEmpty();
        assertThat(warnings)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("damaged: ")
                .endsWith(".json.damaged");
        assertThat(file("tile38-identities.json.damaged")).hasContent(text);
        store().save(TWO);
        assertThat(store().load()).isEqualTo(TWO);
    }

    @Test
    void a_folder_that_cannot_be_written_is_told() throws Exception {
        Files.writeString(folder.resolve("state"), "a file");
        store().save(TWO);
        assertThat(warnings).hasSize(1).first().asString().startsWith("cannot write ");
    }
}
