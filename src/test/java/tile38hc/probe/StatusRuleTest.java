package tile38hc.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.Outcome;

class StatusRuleTest {
    private static final Optional<Set<Long>> LISTED = Optional.of(Set.of(200L, 302L));

    /// `\r`, `\n`, `\t` and `\v` stand for the characters.
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            HTTP/1.1 200 OK\\r\\n|ok
            HTTP/1.1 200 OK\\n|ok
            HTTP/1.1 200\\r\\n|ok
            http/1.1 200 OK\\n|ok
            HTTP/1.1   200 OK\\n|ok
            HTTP/1.1\\t\\013200 OK\\n|ok
            HTTP/11.22 302 Found\\n|ok
            HTTP/1.1 200OK\\n|ok
            HTTP/1.1 2\\r00 OK\\n|ok
            HTTP/1.1 0200 OK\\n|ok
            HTTP/1.1 404 Not Found\\n|bad status code: 404
            HTTP/1.1 2000 OK\\n|bad status code: 2000
            HTTP/1.1 007 OK\\n|bad status code: 7
            HTTP/1.1 99999999999999 OK\\n|bad status code: 99999999999999
            HTTP/1.1 123456789012345 OK\\n|bad status code: 1.2345678901234e+14
            HTTP/1.1 100000000000000000000 OK\\n|bad status code: 1e+20
            HTTP/2 200 OK\\n|bad status line: HTTP/2 200 OK
             HTTP/1.1 200 OK\\n|bad status line:  HTTP/1.1 200 OK
            HTTP/1.1 OK\\n|bad status line: HTTP/1.1 OK
            HTTP/1.1\\n200\\n|bad status line: HTTP/1.1
            <html>\\n</html>\\n|bad status line: <html>
            \\r\\nHTTP/1.1 200 OK\\n|bad status line:\s
            """)
    void the_first_line_must_have_a_listed_status(String reply, String verdict) throws IOException {
        assertThat(judged(LISTED, reply)).isEqualTo(verdict);
    }

    @Test
    void without_a_list_any_line_will_do() throws IOException {
        assertThat(judged(Optional.empty(), "hello\n")).isEqualTo("ok");
        assertThat(judged(Optional.empty(), "\n")).isEqualTo("ok");
    }

    @Test
    void an_empty_list_refuses_every_status() throws IOException {
        assertThat(judged(Optional.of(Set.of()), "HTTP/1.0 200 OK\n")).isEqualTo("bad status code: 200");
    }

    @Test
    void a_status_may_have_any_number_of_digits() throws IOException {
        assertThat(judged(Optional.of(Set.of(20_000_000_000L)), "HTTP/1.1 20000000000 OK\n"))
                .isEqualTo("ok");
        assertThat(judged(Optional.of(Set.of(200L)), "HTTP/1.1 4294967496 OK\n"))
                .isEqualTo("bad status code: 4294967496");
    }

    @Test
    void a_line_is_read_up_to_64_kilobytes_and_kept_up_to_two() throws IOException {
        String longest = "HTTP/1.0 200 " + "x".repeat(Reply.LONGEST_LINE - 13);
        Outcome passed = outcome(LISTED, longest + "\n");
        assertThat(passed.passed()).isTrue();
        assertThat(passed.reply()).hasSize(2_048);
        Outcome tooLong = outcome(Optional.empty(), longest + "x\n");
        assertThat(tooLong).isInstanceOf(Outcome.BadStatusLine.class);
        assertThat(tooLong.reply()).hasSize(2_048);
    }

    private static String judged(Optional<Set<Long>> valid, String escaped) throws IOException {
        Outcome outcome = outcome(valid, escaped.translateEscapes());
        return outcome.passed() ? "ok" : outcome.message("PEER").replace(" from PEER", "");
    }

    private static Outcome outcome(Optional<Set<Long>> valid, String reply) throws IOException {
        var stream = new ByteArrayInputStream(reply.getBytes(StandardCharsets.ISO_8859_1));
        return new StatusRule(valid).judge(Reply.read(Channels.newChannel(stream), () -> {}));
    }
}
