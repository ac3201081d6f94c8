package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Tables of questions and what the real thing answered, in a folder of the package's name among the resources: one
/// line a case, fields parted by tabs, the answer last; `#` for a comment, `%HH` for a byte that cannot stand for
/// itself.
public final class RecordedTable {
    private RecordedTable() {}

    /// One test a line: `ours` makes the answer out of the fields before it.
    public static Stream<DynamicTest> tests(String file, Function<List<String>, String> ours) {
        return lines(file).map(line -> {
            List<String> fields = Arrays.stream(line.split("\t", -1))
                    .map(RecordedTable::decode)
                    .toList();
            int last = fields.size() - 1;
            return dynamicTest(
                    line, () -> assertThat(ours.apply(fields.subList(0, last))).isEqualTo(fields.get(last)));
        });
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = RecordedTable.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return text.lines().filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decode(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == '%') {
                text.append((char) Integer.parseInt(field.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                text.append(field.charAt(i));
            }
        }
        return text.toString();
    }
}
