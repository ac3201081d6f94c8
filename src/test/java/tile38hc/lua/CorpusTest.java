package tile38hc.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tile38hc.source.Source;

/// Programs in Lua with their expected output on the line (see [Expectations]), recorded from LuaJIT; run by our
/// interpreter and, where it is installed, by C Lua 5.1. Files that begin with `-- LuaJIT only` or `-- tile38-hc only`
/// are not for the latter.
class CorpusTest {
    private static final Path CORPUS = Path.of("src", "test", "resources", "lua");

    @TestFactory
    Stream<DynamicTest> our_interpreter_does_what_the_file_says() throws IOException {
        return files().map(
                        file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> ours(file)));
    }

    @TestFactory
    Stream<DynamicTest> c_lua_does_what_the_file_says() throws IOException {
        return files().filter(file -> !text(file).matches("(?s)-- \\S+ only.*"))
                .map(file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> reference(file)));
    }

    @Test
    void every_function_of_every_library_occurs() throws IOException {
        String all = files().map(CorpusTest::text).collect(Collectors.joining());
        assertThat(functions("", new LuaRunner().worker.globals(), new HashSet<>()))
                .hasSizeGreaterThan(150)
                .allMatch(name -> all.contains(name) || all.contains(name.replace("string.", ":")));
    }

    /// With the name of their library in front.
    private static List<String> functions(String prefix, LuaTable library, Set<LuaTable> seen) {
        List<String> names = new ArrayList<>();
        if (seen.add(library)) {
            for (Object[] field = library.next(null); field != null; field = library.next(field[0])) {
                if (field[0] instanceof String name && field[1] instanceof LuaFunction) {
                    names.add(prefix + name);
                } else if (field[0] instanceof String name && field[1] instanceof LuaTable table) {
                    names.addAll(functions(name.equals("preload") ? "" : name + ".", table, seen));
                }
            }
        }
        return names;
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".lua")).sorted().toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ours(Path file) {
        String name = file.getFileName().toString();
        Expectations expected = Expectations.of(text(file), "jit");
        LuaRunner runner = new LuaRunner();
        String error = null;
        try {
            runner.run(Source.of(name, text(file)), "@" + name, Duration.ofSeconds(20));
        } catch (LuaError e) {
            error = e.getMessage();
            assertThat(e.position().orElseThrow().file()).isEqualTo(name);
        }
        assertThat(String.join("\n", runner.host.printed())).isEqualTo(String.join("\n", expected.printed()));
        assertThat(error).isEqualTo(expected.error() == null ? null : name + ":" + expected.error());
    }

    private static void reference(Path file) throws IOException, InterruptedException {
        assumeTrue(CLua.isInstalled(), "lua5.1 is not installed");
        Expectations expected = Expectations.of(text(file), "puc");
        CLua.Result result =
                CLua.run(file.getParent(), List.of(file.getFileName().toString()));
        assertThat(result.output().stripTrailing())
                .isEqualTo(String.join("\n", expected.printed()).stripTrailing());
        if (expected.error() != null) {
            assertThat(result.errors()).contains(file.getFileName() + ":" + expected.error());
        }
    }
}
