package tile38hc.regex;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression in PCRE's language over byte strings, as nginx takes them. Immutable.
///
/// Every search is bounded, as PCRE's are by its match limit: see [RegexSearch].
public final class Regex {
    private final Pattern pattern;
    private final PcreTranslation translation;
    private final boolean utf8;
    private final boolean longest;

    private Regex(Pattern pattern, PcreTranslation translation, boolean utf8, boolean longest) {
        this.pattern = pattern;
        this.translation = translation;
        this.utf8 = utf8;
        this.longest = longest;
    }

    /// @throws RegexException if `text` is no pattern, or one that is not supported
    public static Regex compile(String text, Set<RegexOption> options) {
        boolean utf8 = options.contains(RegexOption.UTF8);
        int end = text.indexOf('\0'); // PCRE takes a C string
        String bytes = end < 0 ? text : text.substring(0, end);
        String source = utf8 ? decodePattern(bytes) : bytes;
        PcreTranslation translation = PcreTranslator.translate(source, options);
        String java = translation.pattern();
        if (options.contains(RegexOption.ANCHORED)) {
            java = "\\G(?:" + java + ")";
        }
        try {
            Pattern pattern = Pattern.compile(java, flags(options, utf8));
            return new Regex(pattern, translation, utf8, options.contains(RegexOption.DFA));
        } catch (PatternSyntaxException e) {
            throw new RegexException(e.getDescription() + " is not supported", bytes, bytes.length());
        }
    }

    private static int flags(Set<RegexOption> options, boolean utf8) {
        int flags = Pattern.UNIX_LINES | (utf8 ? Pattern.UNICODE_CASE : 0);
        flags |= options.contains(RegexOption.CASELESS) ? Pattern.CASE_INSENSITIVE : 0;
        flags |= options.contains(RegexOption.MULTILINE) ? Pattern.MULTILINE : 0;
        flags |= options.contains(RegexOption.DOT_ALL) ? Pattern.DOTALL : 0;
        return flags;
    }

    private static String decodePattern(String bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException e) {
            throw new RegexException("invalid UTF-8 string", bytes, buffer.position());
        }
    }

    /// A search in `subject`, to be asked once or several times.
    ///
    /// @throws RegexFailure if the pattern is for UTF-8 and the subject is none
    public RegexSearch search(String subject) {
        return new RegexSearch(pattern, groups(), longest, utf8 ? Utf8Text.decode(subject) : Utf8Text.ofBytes(subject));
    }

    /// How many groups a match captures.
    public int groups() {
        return longest ? 0 : translation.groups();
    }

    /// The named ones among them.
    public Map<String, List<Integer>> names() {
        return longest ? Map.of() : translation.names();
    }
}
