package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {
    private final Path folder;
    private final ConfigFiles files;

    DiskFilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.files = new DiskFiles(folder);
    }

    @Test
    void every_byte_is_a_character() throws IOException {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Files.write(folder.resolve("a"), bytes);
        String text = files.read("a");
        assertThat(text.chars().toArray()).hasSize(256).startsWith(0, 1, 2).endsWith(253, 254, 255);
    }

    @Test
    void a_path_is_bytes_too() throws IOException {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "the locale knows no such names");
        Files.writeString(folder.resolve("ä.conf"), "x");
        String bytes = new String("ä.conf".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(files.list("")).containsExactly(bytes);
        assertThat(files.read(bytes)).isEqualTo("x");
    }

    @Test
    void what_cannot_be_read_says_why() throws IOException {
        Files.createDirectory(folder.resolve("d"));
        assertThatThrownBy(() -> files.read("nothere")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> files.read("a\0b")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> files.read("d"))
                .isInstanceOfSatisfying(FileSystemException.class, e -> assertThat(e.getReason())
                        .isEqualTo("Is a directory"));
    }

    @Test
    void a_folder_that_is_none_has_no_names() throws IOException {
        Files.writeString(folder.resolve("a"), "");
        assertThat(files.list("nothere")).isEmpty();
        assertThat(files.list("a")).isEmpty();
        assertThat(files.list("")).containsExactly("a");
        assertThat(files.list(folder + "/")).containsExactly("a");
    }
}
