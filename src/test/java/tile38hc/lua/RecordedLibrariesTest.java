package tile38hc.lua;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tile38hc.RecordedTable;
import tile38hc.source.Source;

/// Lines of Lua and what they printed on LuaJIT in a page.
class RecordedLibrariesTest {
    private static final String HELPERS = """
            function p(...)
                local t = {}
                for i = 1, select("#", ...) do t[i] = tostring((select(i, ...))) end
                print(table.concat(t, " "))
            end
            function e(f, ...) p(pcall(f, ...)) end
            """;

    @TestFactory
    Stream<DynamicTest> the_libraries_answer_as_luajits_do() {
        return RecordedTable.tests("lua/libraries.txt", fields -> printed(fields.getFirst()));
    }

    private static String printed(String line) {
        LuaRunner runner = new LuaRunner();
        runner.run(HELPERS);
        runner.run(Source.of("line", line), "=line", Duration.ofSeconds(10));
        return String.join("\n", runner.host.printed());
    }
}
