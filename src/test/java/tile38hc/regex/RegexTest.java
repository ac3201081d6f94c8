package tile38hc.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tile38hc.RecordedTable;

/// Patterns against answers recorded from PCRE 8.39 under ngx_lua: where they match and what they capture, and the
/// messages about what is no pattern, those from PCRE2 10.42 as well.
class RegexTest {
    private static final int LONGEST_MESSAGE = 127; // of ngx_lua

    private static final Map<Character, RegexOption> LETTERS = Map.of(
            'a', RegexOption.ANCHORED,
            'd', RegexOption.DFA,
            'D', RegexOption.DUPLICATE_NAMES,
            'i', RegexOption.CASELESS,
            'm', RegexOption.MULTILINE,
            's', RegexOption.DOT_ALL,
            'u', RegexOption.UTF8,
            'U', RegexOption.UTF8,
            'x', RegexOption.EXTENDED);

    @TestFactory
    Stream<DynamicTest> every_pattern_matches_where_pcre_matches() {
        return RecordedTable.tests("regex/matches.txt", RegexTest::answer);
    }

    @TestFactory
    Stream<DynamicTest> every_error_is_worded_and_placed_as_pcre_does() {
        return RecordedTable.tests("regex/errors.txt", RegexTest::answer);
    }

    @TestFactory
    Stream<DynamicTest> patterns_made_at_random_match_where_pcre_matches() {
        return RecordedTable.tests("regex/random.txt", RegexTest::answer);
    }

    @TestFactory
    Stream<DynamicTest> every_error_is_told_in_pcre2_s_words_too() {
        return RecordedTable.tests("regex/pcre2-errors.txt", RegexTest::pcre2Answer);
    }

    private static String pcre2Answer(List<String> question) {
        try {
            compile(question.getFirst());
            return "a pattern";
        } catch (RegexException e) {
            return e.pcre2Message();
        }
    }

    private static String answer(List<String> question) {
        try {
            Regex regex = Regex.compile(question.get(0), options(question.get(1)));
            RegexMatch match = regex.search(question.get(2)).from(0);
            if (match == null) {
                return "nil";
            }
            StringBuilder answer = new StringBuilder(match.start(0) + "-" + match.end(0));
            for (int group = 1; group <= match.groups(); group++) {
                answer.append(match.has(group) ? " [" + match.text(group) + "]" : " false");
            }
            return answer.toString();
        } catch (RegexException | RegexFailure e) {
            String message = e.getMessage();
            return message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
        }
    }

    @TestFactory
    Stream<DynamicTest> what_java_cannot_do_is_refused_by_name() {
        return Map.of(
                        "a\\Kb", "\\K is not supported in \"a\\Kb\" at \"Kb\"",
                        "(?|a)", "(?| is not supported in \"(?|a)\" at \"|a)\"",
                        "(a)(?1)", "a recursive call of a subpattern is not supported in \"(a)(?1)\" at \"1)\"",
                        "(?(1)a)", "a conditional subpattern (?( is not supported in \"(?(1)a)\" at \"(1)a)\"",
                        "(?C1)", "a callout (?C is not supported in \"(?C1)\" at \"C1)\"",
                        "(*UTF8)a", "(*VERB) is not supported in \"(*UTF8)a\" at \"(*UTF8)a\"")
                .entrySet()
                .stream()
                .map(row -> dynamicTest(row.getKey(), () -> assertThatThrownBy(() -> compile(row.getKey()))
                        .isInstanceOf(RegexException.class)
                        .hasMessage("pcre_compile() failed: " + row.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> a_match_that_would_take_ages_fails_as_at_pcre_s_limit() {
        return Stream.of("(.*)(.*)(.*)(.*)(.*)(.*)x", "(a+a+)+\\1b", "(a|b|ab)*c")
                .map(pattern -> dynamicTest(pattern, () -> assertThatThrownBy(() -> compile(pattern)
                                .search("ab".repeat(20_000) + "a".repeat(200))
                                .from(0))
                        .hasMessage("pcre_exec() failed: -8")));
    }

    @Test
    void counts_within_counts_are_limited_as_pcre_limits_its_code() {
        String nested = "(?:a)";
        for (int i = 0; i < 10; i++) {
            nested = "(?:" + nested + "{65535})";
        }
        String pattern = nested;
        assertThatThrownBy(() -> compile(pattern)).hasMessageContaining("regular expression is too large");
    }

    @Test
    void a_look_begins_at_a_byte_and_sees_what_stands_before_it() {
        assertThat(compile("(?<=a)b").search("ab").from(1).start(0)).isEqualTo(1);
        assertThat(compile("^b").search("ab").from(1)).isNull();
        assertThat(compile("$").search("ab").from(2).start(0)).isEqualTo(2);
        assertThatThrownBy(() -> compile("a").search("ab").from(3)).hasMessage("pcre_exec() failed: -24");
    }

    @Test
    void in_utf_8_places_are_those_of_the_bytes() {
        Regex regex = Regex.compile("x", Set.of(RegexOption.UTF8));
        RegexSearch search = regex.search("\u00c3\u00a9x\u00f0\u009f\u0098\u0080x");
        assertThat(search.from(0).start(0)).isEqualTo(2);
        assertThat(search.from(3).start(0)).isEqualTo(7);
        assertThatThrownBy(() -> search.from(1)).hasMessage("pcre_exec() failed: -11");
        assertThatThrownBy(() -> search.from(5)).hasMessage("pcre_exec() failed: -11");
    }

    @Test
    void names_stand_for_their_groups() {
        assertThat(compile("(?<year>\\d+)-(\\d+)-(?<day>\\d+)").names())
                .isEqualTo(Map.of("year", List.of(1), "day", List.of(3)));
        assertThat(compile("(?J)(?<n>a)|(?<n>b)").names()).isEqualTo(Map.of("n", List.of(1, 2)));
    }

    /// As `ngx.re` spells them; `j` and `o` ask for speed and change no answer.
    private static Set<RegexOption> options(String letters) {
        Set<RegexOption> options = EnumSet.noneOf(RegexOption.class);
        letters.chars()
                .mapToObj(letter -> LETTERS.get((char) letter))
                .filter(Objects::nonNull)
                .forEach(options::add);
        return options;
    }

    private static Regex compile(String pattern) {
        return Regex.compile(pattern, Set.of());
    }
}
