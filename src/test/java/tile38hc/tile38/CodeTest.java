package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tile38hc.health.Severity;

class CodeTest {

    @ParameterizedTest
    @EnumSource
    void the_readme_names_all_of_a_severity(Severity severity) throws IOException {
        String start = "| " + severity.name().toLowerCase(Locale.ROOT) + " | `";
        List<String> named = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith(start))
                .flatMap(line -> Pattern.compile("`(\\w+)`").matcher(line).results())
                .map(MatchResult::group)
                .toList();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Code.values())
                        .filter(code -> code.severity() == severity)
                        .map(code -> "`" + code.text() + "`")
                        .toList());
    }
}
