package tile38hc.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tile38hc.lua.LuaFunction.values;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tile38hc.source.Source;

/// What a host does with a worker: environments, places in the file, waiting, light threads.
class WorkerTest {
    private final LuaRunner lua = new LuaRunner();

    @Test
    void an_error_knows_its_line_in_the_chunk_and_its_place_in_the_file() {
        Source file = Source.of("conf/nginx.conf", "http {\n  init {\n  local t\n  t.x = 1\n}\n");
        Source block =
                file.slice(file.text().indexOf("{\n  local") + 1, file.text().lastIndexOf('}'));
        assertThatThrownBy(() -> lua.run(block, "=init_worker_by_lua", Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(LuaError.class, e -> {
                    assertThat(e.getMessage())
                            .isEqualTo("init_worker_by_lua:3: attempt to index local 't' (a nil value)");
                    assertThat(e.position().orElseThrow()).hasToString("conf/nginx.conf:4");
                    assertThat(e.traceback()).isEqualTo("stack traceback:\n\tinit_worker_by_lua:3: in main chunk");
                });
    }

    @Test
    void a_syntax_error_does_too() {
        Source file = Source.of("conf/nginx.conf", "\n\nlocal x = = 1");
        assertThatThrownBy(() -> lua.worker.load(file.slice(2, file.text().length()), "=page", new LuaTable()))
                .isInstanceOfSatisfying(LuaError.class, e -> {
                    assertThat(e.getMessage()).isEqualTo("page:1: unexpected symbol near '='");
                    assertThat(e.position().orElseThrow()).hasToString("conf/nginx.conf:3");
                });
    }

    @Test
    void the_traceback_names_the_open_calls() {
        String code =
                "local function inner() error('x') end\nlocal t = {}\nfunction t.outer() inner() end\npcall(1)\nt.outer()";
        assertThatThrownBy(() -> lua.run(code)).isInstanceOfSatisfying(LuaError.class, e -> assertThat(e.traceback())
                .isEqualTo("""
                        stack traceback:
                        \t[C]: in function 'error'
                        \ttest:1: in function 'inner'
                        \ttest:3: in function 'outer'
                        \ttest:5: in main chunk"""));
    }

    @Test
    void a_chunk_runs_with_the_globals_of_each_request() {
        lua.worker.globals().set("shared", "from _G");
        LuaFunction page =
                lua.worker.load(Source.of("p", "seen = mine mine = 1 return seen, shared"), "=p", new LuaTable());
        for (int request = 0; request < 2; request++) {
            LuaTable environment = new LuaTable();
            LuaTable inherits = new LuaTable();
            inherits.set("__index", lua.worker.globals());
            environment.setMetatable(inherits);
            page.setEnvironment(environment);
            Object[] results = lua.worker.run(Duration.ofSeconds(5), page);
            assertThat(results).containsExactly(null, "from _G");
            assertThat(environment.get("mine")).isEqualTo(1.0);
        }
        assertThat(lua.worker.globals().get("mine")).isNull();
    }

    @Test
    void modules_are_found_along_the_path() {
        LuaRunner runner = new LuaRunner(Map.of(
                "lua/my/mod.lua", "local M = {} function M.hello(x) return 'hello ' .. x end return M",
                "lua/broken.lua", "x ="));
        runner.run("package.path = 'lua/?.lua'");
        assertThat(runner.run("return require('my.mod').hello('x'), require('my.mod') == package.loaded['my.mod']"))
                .containsExactly("hello x", true);
        assertThatThrownBy(() -> runner.run("require 'broken'"))
                .hasMessage("error loading module 'broken' from file 'lua/broken.lua':\n"
                        + "\tlua/broken.lua:1: unexpected symbol near '<eof>'");
        assertThatThrownBy(() -> runner.run("package.cpath = '' require 'no.such'"))
                .hasMessage("test:1: module 'no.such' not found:\n\tno field package.preload['no.such']\n"
                        + "\tno file 'lua/no/such.lua'");
    }

    @Test
    void files_are_read_and_nothing_else() {
        LuaRunner runner = new LuaRunner(Map.of("list.txt", "one\ntwo\n3 4"));
        assertThat(runner.run("local f = io.open('list.txt') local a, b, n = f:read('*l', '*l', '*n') "
                        + "local rest = f:read('*a') f:close() return a, b, n, rest, io.type(f)"))
                .containsExactly("one", "two", 3.0, " 4", "closed file");
        assertThat(runner.run("local n = 0 for line in io.lines('list.txt') do n = n + #line end return n"))
                .containsExactly(9.0);
        assertThat(runner.run("local f = io.open('list.txt') f:seek('set', 100) "
                        + "return f:read('*a'), f:read('*n'), f:read('*l'), f:read(1), f:seek()"))
                .containsExactly("", null, null, null, 100.0);
        assertThat(runner.run("return io.open('missing')"))
                .containsExactly(null, "missing: No such file or directory", 2.0);
        assertThatThrownBy(() -> runner.run("io.open('list.txt', 'w')"))
                .hasMessage("test:1: io.open with mode 'w' is not offered by tile38-hc: no files are written");
        assertThatThrownBy(() -> runner.run("\nio.popen('ls')"))
                .hasMessage("test:2: io.popen is not offered by tile38-hc: no programs are started");
        assertThatThrownBy(() -> runner.run("os.execute('ls')"))
                .hasMessage("test:1: os.execute is not offered by tile38-hc: no programs are started");
    }

    @Test
    void exceptions_of_the_host_pass_through_pcall_and_coroutines() {
        lua.worker.globals().set("exit", LuaFunction.of("exit", _ -> {
            throw new IllegalStateException("ngx.exit");
        }));
        assertThatThrownBy(() -> lua.run("pcall(function() coroutine.wrap(function() pcall(exit) end)() end)"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ngx.exit");
    }

    @Test
    void a_light_thread_runs_until_it_first_gives_way() {
        CountDownLatch released = new CountDownLatch(1);
        LuaTable globals = lua.worker.globals();
        globals.set(
                "wait", LuaFunction.of("wait", arguments -> arguments.thread().giveWay(() -> {
                    released.await();
                    return values("woken");
                })));
        CompletableFuture<Object[]> results = new CompletableFuture<>();
        globals.set("spawn", LuaFunction.of("spawn", arguments -> {
            LuaFunction child = LuaFunction.of("child", call -> {
                results.complete(call.thread().tailCall(arguments.function(1), call.from(1)));
                return LuaFunction.NOTHING;
            });
            return values(lua.worker.spawn(arguments.thread(), child, arguments.from(2)));
        }));
        globals.set("join", LuaFunction.of("join", arguments -> {
            released.countDown();
            return arguments.thread().giveWay(results::join);
        }));
        lua.run("spawn(function(x) print('child ' .. x) print(wait()) return 'result' end, 'starts')\n"
                + "print('parent goes on')\nprint(join())");
        assertThat(lua.host.printed()).containsExactly("child starts", "parent goes on", "woken", "result");
    }

    @Test
    void one_piece_of_lua_runs_at_a_time() throws InterruptedException {
        LuaFunction count = lua.worker.load(
                Source.of("c", "n = n or 0 for i = 1, 20000 do n = n + 1 end"), "=c", lua.worker.globals());
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.startVirtualThread(() -> lua.worker.run(Duration.ofSeconds(20), count));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(lua.worker.globals().get("n")).isEqualTo(80_000.0);
    }

    @Test
    void many_abandoned_coroutines_do_no_harm() {
        lua.run(
                "for i = 1, 5000 do local co = coroutine.wrap(function() coroutine.yield(i) end) co() end print('done')");
        assertThat(lua.host.printed()).containsExactly("done");
    }
}
