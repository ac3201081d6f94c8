package tile38hc.ngx;

/// A text is no pattern, or one that is not supported. The message is nginx's: what is wrong, the pattern, and the
/// rest of it from the place of the error.
public final class RegexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RegexException(String problem, String pattern, int offset) {
        super("pcre_compile() failed: %s in \"%s\"".formatted(problem, pattern)
                + (offset < pattern.length() ? " at \"%s\"".formatted(pattern.substring(offset)) : ""));
    }
}
