package tile38hc.ngx;

import java.util.function.IntPredicate;

/// Names and values of headers as they may be sent: no byte of them ends a line.
final class HeaderText {
    private static final String NAME_PUNCTUATION = "!#$%&'*+-.^_`|~";

    private HeaderText() {}

    static String value(String text) {
        return escape(text, c -> c < ' ' && c != '\t' || c == 0x7f, "%%%02X");
    }

    static String name(String text) {
        return escape(text, c -> !isNameByte((char) c), "%%%02X");
    }

    /// As nginx shows bytes in its log that would not show by themselves.
    static String forLog(String text) {
        return escape(text, c -> c < ' ' || c >= 0x7f || c == '"' || c == '\\', "\\x%02X");
    }

    private static String escape(String text, IntPredicate isBad, String format) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean bad = isBad.test(c);
            if (bad && escaped == null) {
                escaped = new StringBuilder(text.substring(0, i));
            }
            if (bad) {
                escaped.append(format.formatted((int) c));
            } else if (escaped != null) {
                escaped.append(c);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static boolean isNameByte(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || NAME_PUNCTUATION.indexOf(c) >= 0;
    }
}
