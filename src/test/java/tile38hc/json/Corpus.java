package tile38hc.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tables of texts and answers beside the tests: one line a case, `#` for a comment, `\xHH` for a byte.
public final class Corpus {
    private Corpus() {}

    /// @param test which the table lies beside
    public static Stream<String> lines(Class<?> test, String file) {
        try (InputStream in = test.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return text.lines().filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String unescape(String text) {
        return Pattern.compile("\\\\x([0-9a-f]{2})").matcher(text).replaceAll(byte_ -> {
            char c = (char) Integer.parseInt(byte_.group(1), 16);
            return java.util.regex.Matcher.quoteReplacement(String.valueOf(c));
        });
    }

    public static String escape(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(c >= ' ' && c <= '~' ? String.valueOf((char) c) : "\\x%02x".formatted(c)));
        return out.toString();
    }
}
