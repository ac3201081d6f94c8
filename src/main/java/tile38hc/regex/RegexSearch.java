package tile38hc.regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks for one pattern in one subject.
///
/// Each look may read ten million characters, and a few times the subject besides; then it fails as PCRE does at
/// its match limit, and so it does when the stack is used up. (A pattern made only of what reads nothing, such as
/// nested empty alternatives before `(?!)`, cannot be counted that way.) For one thread.
public final class RegexSearch {
    private static final long READS = 10_000_000;
    private static final int READS_A_CHARACTER = 16;

    private final Pattern pattern;
    private final int groups;
    private final boolean longest;
    private final Utf8Text subject;
    private long reads;

    RegexSearch(Pattern pattern, int groups, boolean longest, Utf8Text subject) {
        this.pattern = pattern;
        this.groups = groups;
        this.longest = longest;
        this.subject = subject;
    }

    /// The first match that begins at byte `offset` or later; `null` if there is none.
    ///
    /// @throws RegexFailure if that cannot be told
    public RegexMatch from(int offset) {
        int start = subject.toCharacter(offset);
        String characters = subject.characters();
        BoundedText text = new BoundedText(characters, READS + (long) READS_A_CHARACTER * characters.length());
        long budget = text.left();
        try {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find(start)) {
                return null;
            }
            if (longest) {
                stretch(matcher);
            }
            return result(matcher);
        } catch (BoundedText.UsedUp | StackOverflowError e) {
            throw new RegexFailure(RegexFailure.MATCH_LIMIT);
        } finally {
            reads += budget - Math.max(0, text.left());
        }
    }

    /// Moves on to the longest match at the place of the one that was found.
    private static void stretch(Matcher matcher) {
        int start = matcher.start();
        int shortest = matcher.end();
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        for (int end = matcher.regionEnd(); end >= shortest; end--) {
            if (matcher.region(start, end).matches()) {
                return;
            }
        }
    }

    private RegexMatch result(Matcher matcher) {
        int[] bounds = new int[2 * groups + 2];
        for (int group = 0; group <= groups; group++) {
            bounds[2 * group] = subject.toByte(matcher.start(group));
            bounds[2 * group + 1] = subject.toByte(matcher.end(group));
        }
        return new RegexMatch(subject.bytes(), bounds);
    }

    /// How many characters all looks so far have read: what they cost.
    public long reads() {
        return reads;
    }
}
