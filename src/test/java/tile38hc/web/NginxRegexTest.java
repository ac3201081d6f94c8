package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NginxRegexTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    \\.txt$             ; /a.txt     ; .txt
                    ^/(\\d+)/(\\w+)     ; /12/ab     ; /12/ab 12 ab
                    (x)|(y)             ; y          ; y  y
                    (?<n>a)(b)          ; ab         ; ab a b
                    (?P<my_n>a)\\k<my_n>; aa         ; aa a
                    (?'n'a)\\k'n'1      ; aa1        ; aa1 a
                    (a)\\g{-1}\\g1      ; aaa        ; aaa a
                    [[:digit:]a-c]+     ; xb1c       ; b1c
                    [^[:alpha:]]        ; a1         ; 1
                    [[:^alpha:]]        ; a1         ; 1
                    [a[b]+              ; x[ba       ; [ba
                    [a&&b]+             ; x&a        ; &a
                    []x]+               ; a]x        ; ]x
                    [^]x]+              ; ]xa        ; a
                    [\\]\\d]+           ; x]1        ; ]1
                    a{2}                ; aaa        ; aa
                    a{,2}               ; a{,2}      ; a{,2}
                    \\p{Lu}\\x{41}      ; aBA        ; BA
                    {x                  ; a{x        ; {x
                    (?#note)a           ; a          ; a
                    (?i)A               ; a          ; a
                    (?:a)(?=b)          ; ab         ; a
                    (?<=a)b             ; ab         ; b
                    a++b                ; aab        ; aab
                    \\Q[.\\E]           ; a[.]       ; [.]
                    """)
    void pcre_is_understood(String pattern, String subject, String groups) {
        Captures captures = NginxRegex.of(pattern, false).find(subject).orElseThrow();
        assertThat(String.join(" ", captures.groups())).isEqualTo(groups);
    }

    @Test
    void names_reach_their_groups() {
        Captures captures = NginxRegex.of("^/(?<first_one>[a-z]+)/(\\d+)/(?P<Last>.)$", false)
                .find("/ab/12/x")
                .orElseThrow();
        assertThat(captures.named()).isEqualTo(Map.of("first_one", "ab", "Last", "x"));
        assertThat(captures.group(2)).isEqualTo("12");
        assertThat(captures.group(9)).isEmpty();
    }

    @Test
    void case_counts_unless_it_is_to_be_ignored() {
        assertThat(NginxRegex.of("\\.PNG$", false).find("/a.png")).isEmpty();
        assertThat(NginxRegex.of("\\.PNG$", true).find("/a.png")).isPresent();
    }

    @Test
    void only_a_line_feed_ends_a_line() {
        assertThat(NginxRegex.of("^a.b$", false).find("a\rb")).isPresent();
        assertThat(NginxRegex.of("^a.b$", false).find("a\nb")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(.*)(.*)(.*)(.*)(.*)(.*)(.*)x$"})
    void what_backtracks_without_end_is_stopped(String pattern) {
        String subject = "a".repeat(4000) + "b";
        assertThatThrownBy(() -> NginxRegex.of(pattern, false).find(subject))
                .isInstanceOf(NginxRegex.TooCostly.class)
                .hasMessage("pcre2_match() failed: -47 on \"" + subject + "\" using \"" + pattern + "\"");
    }

    @Test
    void refusals_have_nginx_s_own_words() {
        assertThatThrownBy(() -> NginxRegex.of("^/(t", false))
                .hasMessage("pcre2_compile() failed: missing closing parenthesis in \"^/(t\"");
        assertThatThrownBy(() -> NginxRegex.of("/a**b", true))
                .hasMessage("pcre2_compile() failed: quantifier does not follow a repeatable item"
                        + " in \"/a**b\" at \"*b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "a)", "(?R)", "(?|a)", "(*COMMIT)", "[[:nope:]]", "(?<n", "\\k<n"})
    void what_is_wrong_or_unknown_is_refused_with_the_expression(String pattern) {
        assertThatThrownBy(() -> NginxRegex.of(pattern, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(pattern);
    }
}
