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

/// Small random programs do the same here and in C Lua 5.1. The seeds are fixed: a failure names the one to
/// look at.
class GeneratedProgramsTest {
    private static final int PROGRAMS = 500;

    /// Shows tables by their type, and errors without the names that only one of the two knows.
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
            """;

    @Test
    void random_programs_print_what_they_print_in_c_lua(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(CLua.isInstalled(), "lua5.1 is not installed");
        StringBuilder all = new StringBuilder(PRELUDE);
        StringBuilder ours = new StringBuilder();
        for (int seed = 0; seed < PROGRAMS; seed++) {
            String program = new ProgramGenerator(seed).program();
            all.append("print('seed ").append(seed).append("')\n");
            all.append("say(pcall(assert(loadstring([==[").append(program).append("]==], '=p'))))\n");
        }
        for (String line : LuaRunner.output(all.toString())) {
            ours.append(line).append('\n');
        }
        Path file = folder.resolve("all.lua");
        Files.writeString(file, all, StandardCharsets.ISO_8859_1);
        CLua.Result theirs = CLua.run(folder, List.of("all.lua"));
        assertThat(theirs.errors()).isEmpty();
        assertThat(ours.toString()).isEqualTo(theirs.output());
    }
}
