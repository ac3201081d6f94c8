package tile38hc.tile38;

import java.util.Locale;

/// Text for messages.
final class Words {
    private static final int LONGEST = 255;

    private Words() {}

    /// What a server sent, without what would break a line of the log.
    static String of(String untrusted) {
        return untrusted.substring(0, Math.min(untrusted.length(), LONGEST)).replaceAll("[\\x00-\\x1f\\x7f]", "?");
    }

    /// As [String#format] in any country: `1,234.5`.
    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
