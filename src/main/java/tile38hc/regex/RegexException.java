package tile38hc.regex;

/// A text is no pattern, or one that is not supported. The message is nginx's: what is wrong, the pattern, and the
/// rest of it from the place of the error.
///
/// One nginx speaks with two releases of PCRE: ngx_lua with PCRE 8, nginx itself with PCRE2.
public final class RegexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final String pattern;
    private final int offset;

    RegexException(String problem, String pattern, int offset) {
        super("pcre_compile() failed: " + message(problem, pattern, offset));
        this.problem = problem;
        this.pattern = pattern;
        this.offset = offset;
    }

    /// The message as PCRE2 has it. It differs for a few patterns that PCRE2 reads otherwise: one that ends
    /// within `(?`, a lookbehind of no fixed length (which it shows from its start on), a wrong `\g`.
    public String pcre2Message() {
        Pcre2Words words = Pcre2Words.of(problem);
        return "pcre2_compile() failed: " + message(words.problem(), pattern, offset + words.shift());
    }

    private static String message(String problem, String pattern, int offset) {
        String where = offset < pattern.length() ? " at \"" + pattern.substring(offset) + "\"" : "";
        return problem + " in \"" + pattern + "\"" + where;
    }
}
