package tile38hc.ngx;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tile38hc.RecordedTable;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaWorker;
import tile38hc.lua.lib.Host;
import tile38hc.lua.lib.Libraries;
import tile38hc.source.Source;

/// Lines of Lua and what they printed under nginx: each is run in a world of its own. What `p` prints is joined by
/// bars.
final class RecordedLua {
    private static final String HELPERS = """
            function m(t)
                local r = {}
                for i = 0, 9 do
                    r[#r + 1] = i .. "=" .. tostring(t[i])
                    if t[i] == nil and i > 0 then break end
                end
                p(table.concat(r, " "))
            end
            function split(re, s, ...)
                local t = require("ngx.re").split(s, re, ...)
                p(#t .. ":" .. table.concat(t, "_"))
            end
            """;

    /// What a test puts into the world before a line runs in it.
    @FunctionalInterface
    interface Furniture {
        void install(LuaTable ngx, LuaTable preload);
    }

    private RecordedLua() {}

    static Stream<DynamicTest> tests(String file, Furniture furniture) {
        return RecordedTable.tests("ngx/" + file, fields -> onDeepStack(() -> run(fields.getFirst(), furniture)));
    }

    /// Some lines nest data as deeply as cjson allows, which code that is not compiled yet needs much stack for.
    private static String onDeepStack(Supplier<String> line) {
        CompletableFuture<String> printed = new CompletableFuture<>();
        Runnable task = () -> printed.completeAsync(line, Runnable::run);
        new Thread(null, task, "recorded line", 64 << 20).start();
        return printed.join();
    }

    private static String run(String line, Furniture furniture) {
        LuaWorker worker = new LuaWorker(() -> 0);
        Libraries.open(worker, new Nowhere());
        LuaTable globals = worker.globals();
        LuaTable ngx = new LuaTable();
        furniture.install(ngx, (LuaTable) ((LuaTable) globals.get("package")).get("preload"));
        List<String> printed = new ArrayList<>();
        globals.set("ngx", ngx);
        globals.set("p", LuaFunction.of("p", call -> print(call, printed)));
        execute(worker, HELPERS);
        execute(worker, line);
        return String.join(" | ", printed);
    }

    private static void execute(LuaWorker worker, String text) {
        worker.run(Duration.ofSeconds(10), worker.load(Source.of("line", text), "=line", worker.globals()));
    }

    private static Object[] print(Arguments call, List<String> printed) {
        printed.add(Stream.of(call.from(1))
                .map(value -> call.thread().display(value))
                .collect(Collectors.joining(" ")));
        return LuaFunction.NOTHING;
    }

    /// No world outside Lua.
    private record Nowhere() implements Host {
        @Override
        public void print(String line) {}

        @Override
        public String environmentVariable(String name) {
            return null;
        }

        @Override
        public byte[] readFile(String path) {
            throw new UnsupportedOperationException(path);
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public double secondsRun() {
            return 0;
        }
    }
}
