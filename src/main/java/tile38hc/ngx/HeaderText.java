package tile38hc.ngx;

/// Names and values of headers as they may be sent: no byte of them ends a line.
final class HeaderText {
    private static final String NAME_PUNCTUATION = "!#$%&'*+-.^_`|~";

    private HeaderText() {}

    static String value(String text) {
        return escape(text, false);
    }

    static String name(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean isName) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean bad = isName ? !isNameByte(c) : c < ' ' && c != '\t' || c == 0x7f;
            if (bad && escaped == null) {
                escaped = new StringBuilder(text.substring(0, i));
            }
            if (bad) {
                escaped.append("%%%02X".formatted((int) c));
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
