package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tile38hc.source.SourceException;

/// A folder for each trap of the language: an `nginx.conf`, what it includes, and in `expected.txt` the tree it must
/// give (or the message it is refused with, behind `[emerg]`, or the warnings, behind `[warn]`).
///
/// Each is shown to the real nginx as well, but for those whose `expected.txt` begins with a `#` and the reason why
/// tile38-hc differs.
class TrapsTest {
    private static final Path TRAPS = Path.of("src/test/resources/nginx");

    @TempDir
    private Path scratch;

    @TestFactory
    Stream<DynamicTest> each_trap_gives_what_its_folder_expects() throws IOException {
        return traps().map(trap -> DynamicTest.dynamicTest(name(trap), () -> assertThat(outcome(trap))
                .isEqualTo(expected(trap).replaceFirst("(?s)^(#[^\n]*\n)+", ""))));
    }

    @TestFactory
    Stream<DynamicTest> nginx_says_the_same_of_each() throws IOException {
        return traps().map(trap -> DynamicTest.dynamicTest(name(trap), () -> {
            assumeTrue(Nginx.isInstalled(), "no nginx with its Lua module");
            String expected = expected(trap);
            assumeTrue(!expected.startsWith("#"), "differs on purpose");
            String said = Nginx.test(copy(trap));
            if (expected.startsWith("[emerg]")) {
                assertThat(said).contains(expected.strip().replaceFirst(" \\((did you mean|the file begins).*", ""));
            } else {
                assertThat(said).contains("syntax is ok");
            }
        }));
    }

    @Test
    void nginx_dumps_the_same_files() throws IOException, InterruptedException {
        assumeTrue(Nginx.isInstalled(), "no nginx with its Lua module");
        Path trap = copy(TRAPS.resolve("include-in-many-places"));
        assertThat(Nginx.dump(trap))
                .isEqualTo(Configuration.read(new DiskFiles(trap), "nginx.conf", "")
                        .dump());
    }

    @TestFactory
    Stream<DynamicTest> what_is_printed_reads_as_the_same_tree() throws IOException {
        return traps().filter(trap -> !outcome(trap).startsWith("["))
                .map(trap -> DynamicTest.dynamicTest(name(trap), () -> {
                    String printed = outcome(trap);
                    ConfigFiles files = new MemoryFiles().with("nginx.conf", printed);
                    assertThat(TreeText.of(Configuration.read(files, "nginx.conf", "")))
                            .isEqualTo(printed);
                }));
    }

    private static String outcome(Path trap) {
        try {
            ConfigFiles files = new BuiltInFiles(new DiskFiles(trap));
            Configuration configuration = Configuration.read(files, "nginx.conf", "");
            String warnings = configuration.warnings().stream()
                    .map(warning -> "[warn] " + warning + "\n")
                    .collect(Collectors.joining());
            return warnings + TreeText.of(configuration);
        } catch (SourceException e) {
            return "[emerg] " + e.getMessage() + "\n";
        }
    }

    private static String expected(Path trap) throws IOException {
        return Files.readString(trap.resolve("expected.txt"), StandardCharsets.ISO_8859_1);
    }

    private static Stream<Path> traps() throws IOException {
        try (Stream<Path> folders = Files.list(TRAPS)) {
            return folders.sorted().toList().stream();
        }
    }

    private static String name(Path trap) {
        return trap.getFileName().toString();
    }

    /// A copy that nginx may write its files into.
    private Path copy(Path trap) throws IOException {
        Path copy = scratch.resolve(name(trap));
        try (Stream<Path> files = Files.walk(trap)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, copy.resolve(trap.relativize(file).toString()));
            }
        }
        return copy;
    }
}
