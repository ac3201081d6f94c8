package tile38hc.ngx;

/// Percent-escapes, as `ngx.escape_uri` and `ngx.unescape_uri` do them.
final class UriEscape {

    /// What is escaped besides control characters, blanks and what is not ASCII, for each of nginx's types 0 to 6.
    /// In a component (2) it is all but [#UNRESERVED], letters and digits.
    private static final String[] ESCAPED = {
        "#%?", "#%+?", "", "#\"%'", "\"'", "%", "%",
    };

    static final int URI = 0;
    static final int COMPONENT = 2;
    static final int LAST_TYPE = ESCAPED.length - 1;

    private static final int MEMCACHED = 5; // from here on bytes above the blank pass
    private static final String UNRESERVED = "-._~!'()*";

    private UriEscape() {}

    static String escape(String text, int type) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isEscaped(c, type)) {
                out.append('%').append(hex(c >> 4)).append(hex(c & 15));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isEscaped(char c, int type) {
        if (c <= ' ') {
            return true;
        }
        if (type >= MEMCACHED) {
            return c == '%';
        }
        if (c >= 0x7F) {
            return true;
        }
        return type == COMPONENT
                ? !Character.isLetterOrDigit(c) && UNRESERVED.indexOf(c) < 0
                : ESCAPED[type].indexOf(c) >= 0;
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }

    /// `+` becomes a blank; a `%` without two hexadecimal digits behind it stays.
    static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && isHex(text, i + 1) && isHex(text, i + 2)) {
                out.append((char) Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else {
                out.append(c == '+' ? ' ' : c);
            }
        }
        return out.toString();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && text.charAt(at) <= 'f' && Character.digit(text.charAt(at), 16) >= 0;
    }
}
