package tile38hc.regex;

/// A match could not be carried out: neither found nor missing. The codes are PCRE's.
public final class RegexFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final int MATCH_LIMIT = -8;
    static final int BAD_UTF8 = -10;
    static final int BAD_UTF8_OFFSET = -11;
    static final int BAD_OFFSET = -24;

    RegexFailure(int code) {
        super("pcre_exec() failed: " + code, null, false, false);
    }
}
