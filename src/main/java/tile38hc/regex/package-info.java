/// Regular expressions in PCRE's language, matched by the JDK's own engine at a bounded cost.
///
/// Comes in: patterns and subjects as bytes, one a character (ISO 8859-1). Goes out: where a pattern matches and what
/// its groups capture; or, in PCRE's words, why a text is no pattern ([RegexException]) or a match was given up
/// ([RegexFailure]). Depends on nothing.
package tile38hc.regex;
