package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The scripts say what they are for, and what names scripts names real ones.
class ScriptsTest {
    private static final Pattern NAME = Pattern.compile("\\bscripts/[\\w-]+(\\.\\w+)?");

    /// Those that a shell runs; the rest are programs in Java and C, which have an ending, and a list of options.
    static List<Path> shellScripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scripts"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("."))
                    .filter(file -> !file.endsWith("jvm-options"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shellScripts")
    void a_script_tells_its_purpose_in_two_lines_and_can_be_run(Path script) throws IOException {
        List<String> lines = Files.readAllLines(script);
        assertThat(lines.getFirst()).isEqualTo("#!/bin/sh");
        assertThat(lines.subList(1, 3)).allMatch(line -> line.startsWith("# "));
        assertThat(lines.get(3)).doesNotStartWith("#");
        assertThat(script).isExecutable();
        scripts_that_are_named_exist(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "nginx-compat/README.md",
                "Dockerfile",
                "docker-compose.yml",
                ".ci/run",
                "pom.xml",
            })
    void scripts_that_are_named_exist(Path file) throws IOException {
        assertThat(NAME.matcher(Files.readString(file)).results().map(MatchResult::group))
                .allSatisfy(name -> assertThat(Path.of(name)).exists());
    }

    @Test
    void directives_are_listed_as_the_program_knows_them() throws Exception {
        Programs.java("scripts/Directives.java", "--check");
    }
}
