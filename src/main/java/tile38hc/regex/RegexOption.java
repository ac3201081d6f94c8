package tile38hc.regex;

/// How a pattern is to be read and matched.
public enum RegexOption {
    /// A match must begin where the look begins.
    ANCHORED,
    /// The longest match at the leftmost place, without captures.
    DFA,
    /// Several groups may have one name.
    DUPLICATE_NAMES,
    CASELESS,
    MULTILINE,
    DOT_ALL,
    /// Pattern and subject are UTF-8, not single bytes.
    UTF8,
    /// Blanks and comments in the pattern do not count.
    EXTENDED
}
