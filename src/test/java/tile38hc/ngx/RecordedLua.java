package tile38hc.ngx;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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
                local s, i = "0=" .. tostring(t[0]), 0
                repeat i = i + 1 s = s .. " " .. i .. "=" .. tostring(t[i]) until t[i] == nil
                p(s)
            end
            function split(re, s, ...)
                local t = require("ngx.re").split(s, re, ...)
                local r = #t .. ":"
                for i = 1, #t do r = r .. (i > 1 and "_" or "") .. t[i] end
                p(r)
            end
            """;

    /// What a test puts into the world before a line runs in it.
    @FunctionalInterface
    interface Furniture {
        void install(LuaTable ngx, LuaTable preload);
    }

    private RecordedLua() {}

    static Stream<DynamicTest> tests(String file, Furniture furniture) {
        return Recorded.tests(file, fields -> run(fields.getFirst(), furniture));
    }

    private static String run(String line, Furniture furniture) {
        LuaWorker worker = new LuaWorker(() -> 0);
        Libraries.open(worker, new Nowhere());
        LuaTable preload = new LuaTable();
        LuaTable ngx = new LuaTable();
        furniture.install(ngx, preload);
        List<String> printed = new ArrayList<>();
        LuaTable globals = worker.globals();
        globals.set("ngx", ngx);
        globals.set("p", LuaFunction.of("p", call -> print(call, printed)));
        LuaTable loaded = new LuaTable();
        globals.set("require", LuaFunction.of("require", call -> require(call, preload, loaded)));
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

    private static Object[] require(Arguments call, LuaTable preload, LuaTable loaded) {
        String name = call.string(1);
        if (loaded.get(name) == null) {
            loaded.set(name, call.thread().call(preload.get(name), name)[0]);
        }
        return LuaFunction.values(loaded.get(name));
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
