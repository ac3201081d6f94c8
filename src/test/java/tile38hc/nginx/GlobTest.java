package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*, a.conf", "*.conf, a.conf", "a*c*f, abcdef", "?.conf, a.conf", "[ab].conf, a.conf", "[a-c]x, bx",
                "[!a]x, bx",
        "[^a]x, bx", "[]]x, ]x", "[!]]x, ax", "[a-]x, -x", "a[.]conf, a.conf", "[x, [x", "a\\*b, a*b",
        ".*, .a", "**, ab", "a*, a"
    })
    void a_pattern_matches(String pattern, String name) {
        assertThat(new NamePattern(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*, .a",
        "?a, .a",
        "[.]a, .a",
        "*.conf, a.conf~",
        "?, ab",
        "[!a]x, ax",
        "[b-a]x, ax",
        "a\\*b, axb",
        "a, b",
        "a?, a"
    })
    void a_pattern_does_not_match(String pattern, String name) {
        assertThat(new NamePattern(pattern).matches(name)).isFalse();
    }

    @Test
    @Timeout(30)
    void many_stars_take_no_time() {
        assertThat(new NamePattern("*a*a*a*a*a*a*a*a*b").matches("a".repeat(2_000)))
                .isFalse();
    }

    @Test
    void what_is_found_is_sorted_by_bytes() throws IOException {
        ConfigFiles files = new MemoryFiles()
                .with("conf/sites/b.conf", "")
                .with("conf/sites/B.conf", "")
                .with("conf/sites/10.conf", "")
                .with("conf/sites/9.conf", "")
                .with("conf/other/x", "");
        assertThat(new Glob(files).expand("conf/sites/*.conf"))
                .containsExactly("conf/sites/10.conf", "conf/sites/9.conf", "conf/sites/B.conf", "conf/sites/b.conf");
    }

    @Test
    void folders_may_be_patterns_too() throws IOException {
        ConfigFiles files = new MemoryFiles()
                .with("/etc/a/x.conf", "")
                .with("/etc/b/x.conf", "")
                .with("/etc/b/y.conf", "");
        assertThat(new Glob(files).expand("/etc/*/x.conf")).containsExactly("/etc/a/x.conf", "/etc/b/x.conf");
        assertThat(new Glob(files).expand("/etc/*/z.conf")).isEmpty();
        assertThat(new Glob(files).expand("/nowhere/*/x.conf")).isEmpty();
    }
}
