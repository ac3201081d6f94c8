package tile38hc.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small random programs do the same here and in C Lua 5.1. The seeds are fixed: a failure shows the one to
/// look at, and its program.
class GeneratedProgramsTest {
    private static final int PROGRAMS = 3_000;
    private static final int BATCH = 100; // each has the running time of a program
    private static final String MARK = "=====";

    /// Shows tables by their type, and errors without the names that only one of the two knows. `O` is an object whose
    /// metamethods tell what they were asked.
    private static final String PRELUDE = """
            function say(...)
                local shown = {}
                for i = 1, select('#', ...) do
                    local v = (select(i, ...))
                    v = (type(v) == 'table' or type(v) == 'function') and type(v) or tostring(v)
                    shown[i] = v:gsub("%a+ '[^']*' %((a %a+ value)%)", "%1"):gsub('-nan', 'nan')
                end
                print(table.concat(shown, ' '))
            end
            local function told(name)
                return function(x, y) return name .. ' of ' .. type(x) .. ' and ' .. type(y) end
            end
            O = setmetatable({}, {
                __add = told('add'), __sub = told('sub'), __mul = told('mul'), __div = told('div'), __mod = told('mod'),
                __concat = told('concat'), __unm = told('unm'), __eq = told('eq'), __lt = told('lt'), __le = told('le'),
                __index = told('index'), __call = told('call'),
            })
            """;

    @Test
    void random_programs_print_what_they_print_in_c_lua(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(CLua.isInstalled(), "lua5.1 is not installed");
        Path file = Files.writeString(folder.resolve("all.lua"), programs(0, PROGRAMS), StandardCharsets.ISO_8859_1);
        CLua.Result run = CLua.run(folder, List.of(file.getFileName().toString()));
        assertThat(run.errors()).isEmpty();
        String[] theirs = run.output().split(MARK + "\n");
        StringBuilder all = new StringBuilder();
        for (int seed = 0; seed < PROGRAMS; seed += BATCH) {
            LuaRunner.output(programs(seed, seed + BATCH))
                    .forEach(line -> all.append(line).append('\n'));
        }
        String[] ours = all.toString().split(MARK + "\n");
        assertThat(ours).hasSameSizeAs(theirs);
        for (int seed = 0; seed < PROGRAMS; seed++) {
            assertThat(ours[seed + 1])
                    .as("seed %d:%n%s", seed, new ProgramGenerator(seed).program())
                    .isEqualTo(theirs[seed + 1]);
        }
    }

    private static String programs(int from, int to) {
        StringBuilder programs = new StringBuilder(PRELUDE);
        for (int seed = from; seed < to; seed++) {
            programs.append("print('").append(MARK).append("')\n");
            programs.append("say(pcall(assert(loadstring([==[")
                    .append(new ProgramGenerator(seed).program())
                    .append("]==], '=p'))))\n");
        }
        return programs.toString();
    }
}
