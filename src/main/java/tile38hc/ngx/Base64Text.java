package tile38hc.ngx;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Base64 over byte strings with ngx_lua's leniency: the first `=` ends the text, bits left over do not matter.
final class Base64Text {
    private Base64Text() {}

    static String encode(String text, boolean padded) {
        Base64.Encoder encoder =
                padded ? Base64.getEncoder() : Base64.getEncoder().withoutPadding();
        return encoder.encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Empty if another character stands in it or a character is left over.
    static Optional<String> decode(String text) {
        int end = text.indexOf('=');
        String digits = end < 0 ? text : text.substring(0, end);
        if (digits.length() % 4 == 1 || !digits.chars().allMatch(Base64Text::isDigit)) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getDecoder().decode(digits);
        return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /// The same with all other characters passed over.
    static Optional<String> decodeMime(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> isDigit(c) || c == '=').forEach(c -> digits.append((char) c));
        return decode(digits.toString());
    }

    private static boolean isDigit(int c) {
        return c < 0x80 && Character.isLetterOrDigit(c) || c == '+' || c == '/';
    }
}
