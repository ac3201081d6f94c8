package tile38hc.web;

/// One header field of a response. A line break in a value would start another field: like every other control
/// character it is sent percent-escaped, as ngx_lua does.
public record Header(String name, String value) {

    public Header {
        if (name.isEmpty() || !name.chars().allMatch(Header::mayName)) {
            throw new IllegalArgumentException("invalid header name \"" + name + "\"");
        }
        if (value.chars().anyMatch(Header::isControl)) {
            value = escaped(value);
        }
    }

    private static boolean mayName(int c) {
        return c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\t' || c == 127;
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (char c : value.toCharArray()) {
            if (isControl(c)) {
                text.append(String.format("%%%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
