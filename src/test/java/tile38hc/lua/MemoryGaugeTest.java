package tile38hc.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that fill the memory, in a JVM of their own with the collector and little more than the heap that
/// the product gets.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MemoryGaugeTest {

    /// Prints what a program and one that needs no memory come to, one after the other.
    static final class Main {
        public static void main(String[] programs) {
            for (String program : programs) {
                LuaRunner.output(program).forEach(System.out::println);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local t = {} for i = 1, 1e9 do t[i] = {} end",
                "local t = {} for i = 1, 1e9 do t['k' .. i] = i end",
                "local t = {} for i = 1, 1e9 do t[i] = ('x'):rep(1e6) .. i end",
                "print(select(2, loadstring(('x = 1 '):rep(2e6))))",
            })
    void who_fills_the_memory_fails_and_the_next_one_has_it_all(String program) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        program,
                        "local n = 0 for i = 1, 1e5 do n = n + 1 end print(n)")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(printed).isEqualTo("not enough memory\n100000\n");
    }
}
