package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tile38hc.source.SourceException;

/// What `-T` prints is the configuration: cut at its headings and read again it is the same tree. So is a tree that
/// is printed from what was read.
class RoundTripTest {
    private static final Path CASES = Path.of("nginx-compat");
    private static final Pattern HEADING = Pattern.compile("# configuration file (.*):\n");
    private static final int TREES = 1_000;

    @TestFactory
    Stream<DynamicTest> a_printed_configuration_reads_as_it_did() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith("nginx.conf")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(CASES.relativize(file).toString(), () -> roundTrip(file)));
        }
    }

    private static void roundTrip(Path file) {
        Configuration read;
        try {
            read = Configuration.read(new BuiltInFiles(new DiskFiles(file.getParent())), "nginx.conf", "");
        } catch (SourceException e) {
            return; // a case of what is refused
        }
        String tree = TreeText.of(read);
        assertThat(TreeText.of(Configuration.read(new BuiltInFiles(files(read.dump())), "nginx.conf", "")))
                .isEqualTo(tree);
        assertThat(TreeText.of(read(tree))).isEqualTo(tree);
    }

    private static MemoryFiles files(String dump) {
        MemoryFiles files = new MemoryFiles();
        List<Matcher> headings = new ArrayList<>();
        for (Matcher heading = HEADING.matcher(dump); heading.find(); ) {
            headings.add(HEADING.matcher(dump).region(heading.start(), dump.length()));
            headings.getLast().lookingAt();
        }
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : dump.length();
            files.with(headings.get(i).group(1), dump.substring(headings.get(i).end(), end - 1));
        }
        return files;
    }

    @Test
    void generated_trees_read_as_they_were_printed() {
        for (int seed = 0; seed < TREES; seed++) {
            String printed = "events {\n}\n" + new TreeGenerator(seed).block("");
            assertThat(TreeText.of(read(printed))).as("seed %d", seed).isEqualTo(printed);
        }
    }

    private static Configuration read(String text) {
        return Configuration.read(new MemoryFiles().with("nginx.conf", text), "nginx.conf", "");
    }

    /// Writes random directives as [TreeText] does. Nobody knows their names, so they may stand anywhere.
    private static final class TreeGenerator {
        private static final String[] WORDS = {
            "a",
            "9851",
            "=",
            "~*",
            "/x/y.z",
            "$host",
            "\"${host}x\"",
            "10.0.0.1:80",
            "[::1]:80",
            "a=b",
            "\"\"",
            "\"a b\"",
            "\";\"",
            "\"{}\"",
            "\"\\\"\"",
            "\"'\"",
            "\"\\\\\"",
            "\"\\n\\t\\r\"",
            "\"#\"",
            "\u00e9",
            "-",
            "1k"
        };
        private static final String[] LUA = {
            " x = 1 ",
            " s = '}' ",
            " t = {{}} ",
            " -- }\n",
            " --[[ } ]] ",
            " s = [[ } ]] ",
            " s = [==[ ]] } ]==] ",
            " f(\"\\\"}\") ",
            "",
            "\n\n  return\n"
        };

        private final Random random;

        TreeGenerator(long seed) {
            random = new Random(seed);
        }

        String block(String indent) {
            StringBuilder out = new StringBuilder();
            for (int i = random.nextInt(5); i >= 0; i--) {
                out.append(indent).append("qqzz").append(random.nextInt(1_000));
                for (int words = random.nextInt(5); words > 0; words--) {
                    out.append(' ').append(one(WORDS));
                }
                switch (random.nextInt(4)) {
                    case 0 ->
                        out.append(" {\n")
                                .append(indent.length() < 20 ? block(indent + "    ") : "")
                                .append(indent)
                                .append("}\n");
                    case 1 ->
                        out.append(";\n")
                                .append(indent)
                                .append("qqzz_by_lua_block {")
                                .append(one(LUA))
                                .append("}\n");
                    default -> out.append(";\n");
                }
            }
            return out.toString();
        }

        private String one(String[] choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
