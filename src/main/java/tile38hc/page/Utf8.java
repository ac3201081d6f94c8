package tile38hc.page;

import java.nio.charset.StandardCharsets;

/// Text from outside is bytes, and they may be any. Pages promise UTF-8, so it passes through here first.
public final class Utf8 {

    private Utf8() {}

    /// Keeps what is UTF-8; what is not becomes U+FFFD. One character a byte before and after.
    public static String valid(String bytes) {
        if (bytes.chars().allMatch(c -> c < 0x80)) {
            return bytes;
        }
        return new String(characters(bytes).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// The same in characters.
    static String characters(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// The same as one line: control characters become spaces, so that nobody outside begins a line of ours.
    static String line(String bytes) {
        StringBuilder line = new StringBuilder(bytes);
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' || line.charAt(i) == 0x7f) {
                line.setCharAt(i, ' ');
            }
        }
        return valid(line.toString());
    }
}
