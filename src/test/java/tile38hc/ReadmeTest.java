package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the README to what the program does.
class ReadmeTest {
    private static final Path RECORDED = Path.of("src", "test", "resources", "tile38hc", "tile38", "recorded");

    @TestFactory
    Stream<DynamicTest> each_state_of_a_tile38_pair_gets_the_conditions_that_its_story_shows() throws IOException {
        return rows().stream()
                .map(cells -> DynamicTest.dynamicTest(cells[1], () -> {
                    Path story = RECORDED.resolve(cells[5].replace("`", "") + ".txt.gz");
                    assertThat(cells[4]).isEqualTo(conditions(story));
                }));
    }

    @Test
    void the_table_has_all_states() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void the_options_are_those_of_the_help() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Options.HELP
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("--"))
                .map(line -> line.split(" ")[0])
                .forEach(option -> assertThat(readme).contains("`" + option));
    }

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.startsWith("| state of the pair"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split(" ?\\| ?"))
                .toList();
    }

    /// All that a recording's test expected to come, as the README words it.
    private static String conditions(Path story) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new FileInputStream(story.toFile())), StandardCharsets.ISO_8859_1))) {
            TreeSet<String> expected = lines.lines()
                    .filter(line -> line.startsWith("expect\t"))
                    .map(line -> line.split("\t", -1)[2])
                    .flatMap(all -> Stream.of(all.split(",")))
                    .filter(one -> !one.isEmpty())
                    .map(one -> one.replace(" ", " `") + "`")
                    .collect(Collectors.toCollection(TreeSet::new));
            return expected.isEmpty() ? "nothing" : String.join(", ", expected);
        }
    }
}
