package tile38hc.regex;

import java.util.Map;

/// What PCRE2 (10.42) makes of an error that PCRE 8 words or places otherwise.
///
/// @param shift how many bytes further on PCRE2 places it
record Pcre2Words(String problem, int shift) {
    private static final Map<String, Pcre2Words> CHANGED = Map.ofEntries(
            reworded("missing )", "missing closing parenthesis"),
            reworded("missing ) after comment", "missing ) after (?# comment"),
            reworded("unmatched parentheses", "unmatched closing parenthesis"),
            reworded("nothing to repeat", "quantifier does not follow a repeatable item"),
            reworded("unrecognized character after (?<", "subpattern name expected"),
            reworded("group name must start with a non-digit", "subpattern name must start with a non-digit"),
            reworded(
                    "syntax error in subpattern name (missing terminator)",
                    "syntax error in subpattern name (missing terminator?)"),
            reworded(
                    "subpattern name is too long (maximum 32 characters)",
                    "subpattern name is too long (maximum 32 code units)"),
            changed(
                    "two named subpatterns have the same name",
                    "two named subpatterns have the same name (PCRE2_DUPNAMES not set)",
                    1),
            moved("reference to non-existent subpattern", -1),
            moved("\\k is not followed by a braced, angle-bracketed, or quoted name", 1),
            moved("invalid range in character class", 1),
            moved("\\N is not supported in a class", 1),
            changed("unknown property name after \\P or \\p", "unknown property after \\P or \\p", 1),
            reworded(
                    "\\c must be followed by an ASCII character",
                    "\\c must be followed by a printable ASCII character"),
            moved("octal value is greater than \\377 in 8-bit non-UTF-8 mode", 1),
            reworded("digits missing in \\x{} or \\o{}", "digits missing in \\x{} or \\o{} or \\N{U+}"),
            reworded(
                    "character value in \\x{} or \\o{} is too large",
                    "character code point value in \\x{} or \\o{} is too large"),
            changed(
                    "PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u",
                    "PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u",
                    1));

    private static Map.Entry<String, Pcre2Words> reworded(String pcre, String pcre2) {
        return changed(pcre, pcre2, 0);
    }

    private static Map.Entry<String, Pcre2Words> moved(String problem, int shift) {
        return changed(problem, problem, shift);
    }

    private static Map.Entry<String, Pcre2Words> changed(String pcre, String pcre2, int shift) {
        return Map.entry(pcre, new Pcre2Words(pcre2, shift));
    }

    static Pcre2Words of(String problem) {
        return CHANGED.getOrDefault(problem, new Pcre2Words(problem, 0));
    }
}
