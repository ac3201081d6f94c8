package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.Await;
import tile38hc.Fifo;

class FileIdentityStoreTest {
    private static final Map<String, Identity> TWO = Map.of(
            "127.0.0.1:9851", new Identity("a1", 7, true, 5_000, 10, 4_096, "3389dae361af79b04c9c8e7057f60cc6"),
            "[::1]:9852", new Identity("b2", 8, false, 0, 0, 0, ""));

    @TempDir
    private Path folder;

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private FileIdentityStore store() {
        return new FileIdentityStore(folder.resolve("state"), Duration.ofSeconds(60), warnings::add);
    }

    private void save(Map<String, Identity> identities) {
        try (FileIdentityStore store = store()) {
            store.save(identities);
        }
        Await.until("it is written", warnings, () -> loaded().equals(identities));
    }

    private Map<String, Identity> loaded() {
        try (FileIdentityStore store = store()) {
            return store.load();
        }
    }

    private Path file(String name) {
        return folder.resolve("state").resolve(name);
    }

    @Test
    void what_was_saved_is_loaded() {
        save(TWO);
        assertThat(folder.resolve("state")).isDirectoryContaining("glob:**identities.json");
        assertThat(warnings).isEmpty();
    }

    @Test
    void nothing_is_known_before_the_first_save() {
        assertThat(loaded()).isEmpty();
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
        assertThat(loaded()).isEmpty();
        assertThat(warnings)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("damaged: ")
                .endsWith(".json.damaged");
        assertThat(file("tile38-identities.json.damaged")).hasContent(text);
        save(TWO);
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_once_and_again_when_it_can() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("state"), "a file");
        try (FileIdentityStore store = store()) {
            store.save(Map.of());
            store.save(TWO);
            Await.until("a warning", () -> !warnings.isEmpty());
            Files.delete(inTheWay);
        } // tries again
        Await.until("another", warnings, () -> warnings.size() == 2);
        assertThat(warnings)
                .containsExactly(
                        "cannot write " + file("tile38-identities.json") + ": Not a directory",
                        file("tile38-identities.json") + " is written again");
        assertThat(loaded()).isEqualTo(TWO);
    }

    @Test
    void a_file_that_somebody_took_away_is_written_again_at_the_end() throws Exception {
        try (FileIdentityStore store = store()) {
            store.save(TWO);
            Await.until("it is written", () -> Files.exists(file("tile38-identities.json")));
            Files.delete(file("tile38-identities.json"));
        }
        Await.until("it is written", () -> loaded().equals(TWO));
    }

    @Test
    @Timeout(120)
    void a_disk_that_hangs_holds_up_nobody_and_gets_the_newest() throws Exception {
        Files.createDirectories(folder.resolve("state"));
        Path hangs = Fifo.make(file("tile38-identities.json.new"));
        Map<String, Identity> moreThanAPipeHolds = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            moreThanAPipeHolds.put("peer " + i, new Identity("c3", i, true, 0, 0, 0, ""));
        }
        FileIdentityStore store = store();
        store.save(moreThanAPipeHolds);
        try (InputStream in = Files.newInputStream(hangs)) { // waits until it is written to
            for (int save = 0; save < 1_000; save++) {
                store.save(Map.of());
            }
            store.save(TWO);
            store.close();
            in.readAllBytes();
        }
        Await.until("the newest", () -> Files.isRegularFile(file("tile38-identities.json")));
        store.close(); // once more: waits for its last look at the folder
        assertThat(loaded()).isEqualTo(TWO);
        assertThat(warnings).isEmpty();
    }

    @Test
    @Timeout(120)
    void a_disk_that_hangs_from_the_start_leaves_everybody_unknown() throws Exception {
        Files.createDirectories(folder.resolve("state"));
        Path hangs = Fifo.make(file("tile38-identities.json"));
        try (FileIdentityStore store =
                new FileIdentityStore(folder.resolve("state"), Duration.ofMillis(100), warnings::add)) {
            assertThat(store.load()).isEmpty();
        }
        assertThat(warnings).singleElement().asString().contains("cannot read ", "in time");
        Files.newOutputStream(hangs).close(); // lets the reader go
    }
}
