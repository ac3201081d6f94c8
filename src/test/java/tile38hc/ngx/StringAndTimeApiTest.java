package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tile38hc.RecordedTable;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;
import tile38hc.lua.LuaWorker;

/// The functions of `ngx` for strings and times against recorded answers.
class StringAndTimeApiTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2024-07-01T22:30:15.678912Z"));

    @TestFactory
    Stream<DynamicTest> every_function_answers_as_in_nginx() {
        return RecordedTable.tests("ngx/strings.txt", StringAndTimeApiTest::answer);
    }

    private static String answer(List<String> question) {
        String function = question.get(0);
        Object first = List.of("http_time", "cookie_time").contains(function)
                ? Double.valueOf(question.get(1))
                : question.get(1);
        String more = question.get(2);
        return switch (function) {
            case "escape_uri" -> call(function, first, Double.valueOf(more));
            case "encode_base64" -> call(function, first, more.equals("true"));
            case "hmac_sha1" -> call(function, more, first);
            default -> call(function, first);
        };
    }

    @TestFactory
    Stream<DynamicTest> every_line_prints_what_it_printed_under_nginx() {
        return RecordedLua.tests("string-functions.txt", (ngx, preload) -> install(ngx));
    }

    private static void install(LuaTable ngx) {
        StringApi.install(ngx);
        TimeApi.install(ngx, CLOCK, ZoneId.of("Europe/Berlin"));
    }

    @Test
    void times_are_those_of_the_clock_in_whole_milliseconds() {
        assertThat(call("time")).isEqualTo("[1719873015]");
        assertThat(call("now")).isEqualTo("[1719873015.678]");
        assertThat(call("utctime")).isEqualTo("[2024-07-01 22:30:15]");
        assertThat(call("localtime")).isEqualTo("[2024-07-02 00:30:15]");
        assertThat(call("today")).isEqualTo("[2024-07-02]");
    }

    @Test
    void base64_of_mails_may_hold_other_characters() {
        assertThat(call("decode_base64mime", "aGVs\r\nbG8=\r\n")).isEqualTo("[hello]");
    }

    private static String call(String function, Object... arguments) {
        LuaTable ngx = new LuaTable();
        install(ngx);
        LuaWorker worker = new LuaWorker(() -> 0);
        Object answer = worker.run(Duration.ofSeconds(1), (LuaFunction) ngx.get(function), arguments)[0];
        return answer == null ? "nil" : "[" + LuaValue.display(answer) + "]";
    }
}
