package tile38hc.ngx;

/// A string as a literal for MySQL, as `ngx.quote_sql_str` writes it.
final class SqlQuote {
    private static final String ESCAPED = "\0\b\n\r\t\u001a\\'\"";
    private static final String LETTERS = "0bnrtZ\\'\"";

    private SqlQuote() {}

    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            int escape = ESCAPED.indexOf(text.charAt(i));
            if (escape >= 0) {
                out.append('\\').append(LETTERS.charAt(escape));
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.append('\'').toString();
    }
}
