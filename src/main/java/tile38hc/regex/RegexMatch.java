package tile38hc.regex;

import java.util.Objects;

/// Where a pattern matched: bytes of the subject, from 0. Group 0 is the whole match.
///
/// @param bounds start and end of each group, one after the other; negative for a group that took no part
public record RegexMatch(String subject, int[] bounds) {
    public RegexMatch {
        Objects.requireNonNull(subject);
        bounds = bounds.clone();
    }

    public int groups() {
        return bounds.length / 2 - 1;
    }

    public boolean has(int group) {
        return group <= groups() && bounds[2 * group] >= 0;
    }

    public int start(int group) {
        return bounds[2 * group];
    }

    public int end(int group) {
        return bounds[2 * group + 1];
    }

    /// `null` for a group that took no part.
    public String text(int group) {
        return has(group) ? subject.substring(start(group), end(group)) : null;
    }

    public boolean isEmpty() {
        return start(0) == end(0);
    }
}
