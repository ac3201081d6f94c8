package tile38hc.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.source.Source;

/// No program outlives its running time, its stack or its memory, and each ends in an error with a place.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LimitsTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);

    private static LuaError failureOf(String code, Duration limit) {
        LuaRunner runner = new LuaRunner();
        try {
            runner.run(Source.of("conf/x.conf", code), "=chunk", limit);
        } catch (LuaError e) {
            return e;
        }
        throw new AssertionError("it ended: " + code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while true do end",
                "repeat until false",
                "for i = 1, math.huge do end",
                "::again:: goto again",
                "while true do pcall(error) end",
                "while true do pcall(function() while true do end end) end",
                "while true do xpcall(function() while true do end end, print) end",
                "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
                "local function f() return f() end f()",
                "for _ in function() return 1 end do end",
                "local s = ('a'):rep(60) while true do s:find(('a*'):rep(30) .. 'b') end",
                "while true do string.rep('x', 1000000) end",
                "(('('):rep(1e6)):find('%b()')",
                "(('('):rep(1e6)):gsub('%b()', '')",
                "(('a'):rep(30000)):match('.-.-.-.-b')",
                "(('a'):rep(1e6)):gsub('a-b', '')",
                "for _ in (('a'):rep(1e6)):gmatch('a*b') do end",
                "for i = 1, 1e9 do coroutine.wrap(function() coroutine.yield() end)() end",
                "local next = coroutine.wrap(function() while true do coroutine.yield() end end) while true do next() end",
                "local t = {} for i = 1, 1e6 do t[i] = i end while true do table.concat(t, ',') end",
                "local t = {} for i = 1, 1e6 do t[i] = i end while true do table.insert(t, 1, 1) table.remove(t, 1) end",
                "local t = {} for i = 1, 3e5 do t[i] = i end pcall(table.sort, t, function() return math.random() < 0.5 end) repeat until nil",
                "local s = ('x'):rep(1e7) while true do s:find('y', 1, true) end",
                "package.path = ('?;'):rep(1e6) require('x') repeat until false",
                "while true do pcall(string.rep, 'x', 1e7) end",
                "while true do loadstring(('x = 1 '):rep(1000)) end",
                "loadstring(('x = 1 '):rep(5e6))",
                "while true do table.concat({1, 2, 3}) end",
                "local t = setmetatable({}, {__index = function(_, k) return k end}) while true do local _ = t.x end",
                "load(function() return 'x = 1 ' end)",
                "table.sort({3, 2, 1}, function() while true do end end)",
                "('x'):gsub('x', function() while true do end end)",
            })
    void endless_programs_end_when_their_time_is_used_up(String code) {
        LuaError error = failureOf("\n" + code, SHORT);
        assertThat(error.getMessage()).isEqualTo("chunk:2: running time of 200 ms used up");
        assertThat(error.isFatal()).isTrue();
        assertThat(error.position().orElseThrow()).hasToString("conf/x.conf:2");
        assertThat(error.traceback()).startsWith("stack traceback:\n\t").contains("chunk:2: in ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string.rep('x', 2^30)",
                "string.rep('xx', 2^31 - 1)",
                "local s = 'x' while true do s = s .. s end",
                "local t = {} for i = 1, 100 do t[i] = ('x'):rep(1e6) end table.concat(t)",
                "local s = ('x'):rep(1e6) s:gsub('x', ('y'):rep(1000))",
                "string.rep(('x'):rep(1e7), 10, ('y'):rep(1e7))",
            })
    void huge_strings_are_refused(String code) {
        LuaError error = failureOf(code, LONG);
        assertThat(error.getMessage()).isEqualTo("not enough memory");
        assertThat(error.isFatal()).isFalse();
        assertThat(error.position().orElseThrow()).hasToString("conf/x.conf:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local function f() return 1 + f() end f()",
                "local t = setmetatable({}, {}) getmetatable(t).__index = function(s, k) return s[k] end local _ = t.x",
                "local function f() local ok, e = pcall(f) error(e, 0) end f()",
                "local t = {} setmetatable(t, {__tostring = function(s) return tostring(s) end}) tostring(t)",
                "local function f() table.sort({2, 1}, f) end f()",
                "local function f() ('x'):gsub('x', f) end f()",
                "local function f() coroutine.wrap(f)() end f()",
                "local m = {} m.__add = function(a, b) return a + b end local t = setmetatable({}, m) return 1 + (t + t)",
                "local m = {} m.__concat = function(a, b) return a .. b, 1 end local t = setmetatable({}, m) return (t .. t)",
                "local m = {} m.__eq = function(a, b) return a == b end return setmetatable({}, m) == setmetatable({}, m)",
                "local m = {} m.__lt = function(a, b) return a < b end local t = setmetatable({}, m) return t < t",
                "local m = {} m.__newindex = function(t, k, v) t[k] = v end setmetatable({}, m).x = 1",
                "loadstring('return ' .. ('1 + '):rep(1e5) .. '1')()",
            })
    void deep_recursion_is_a_stack_overflow(String code) {
        LuaError error = failureOf(code, LONG);
        assertThat(error.getMessage()).endsWith("stack overflow");
        assertThat(error.position().orElseThrow()).hasToString("conf/x.conf:1");
    }

    @Test
    void deep_syntax_is_refused() {
        assertThatThrownBy(() -> new LuaRunner().run("x = " + "(".repeat(100_000)))
                .hasMessage("test:1: chunk has too many syntax levels");
        assertThatThrownBy(() -> new LuaRunner().run("do ".repeat(100_000)))
                .hasMessage("test:1: chunk has too many syntax levels");
        assertThatThrownBy(() -> new LuaRunner().run("x = " + "{".repeat(100_000)))
                .hasMessage("test:1: chunk has too many syntax levels");
        assertThatThrownBy(() -> new LuaRunner().run("x = " + "not ".repeat(100_000)))
                .hasMessage("test:1: chunk has too many syntax levels");
    }

    @Test
    void a_long_chain_of_operators_is_no_deep_syntax() {
        assertThat(LuaRunner.output("print(0" + " + 1".repeat(150) + ")")).containsExactly("150");
    }

    @Test
    void waiting_is_not_running() {
        LuaRunner runner = new LuaRunner();
        runner.worker.globals().set("wait", LuaFunction.of("wait", arguments -> arguments
                .thread()
                .giveWay(() -> {
                    TimeUnit.MILLISECONDS.sleep(300);
                    return LuaFunction.NOTHING;
                })));
        runner.run(Source.of("x", "wait() print('awake')"), "=chunk", SHORT);
        assertThat(runner.host.printed()).containsExactly("awake");
    }
}
