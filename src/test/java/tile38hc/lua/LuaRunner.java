package tile38hc.lua;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tile38hc.lua.lib.Libraries;
import tile38hc.lua.lib.TestHost;
import tile38hc.source.Source;

/// Runs one piece of Lua as the program would: a worker of its own, all libraries.
final class LuaRunner {
    final TestHost host;
    final LuaWorker worker;

    LuaRunner() {
        this(Map.of());
    }

    LuaRunner(Map<String, String> files) {
        host = new TestHost(files);
        worker = new LuaWorker(System::nanoTime);
        Libraries.open(worker, host);
    }

    Object[] run(Source source, String chunkName, Duration limit) {
        LuaFunction chunk = worker.load(source, chunkName, worker.globals());
        return worker.run(limit, chunk);
    }

    Object[] run(String code) {
        return run(Source.of("test.lua", code), "=test", Duration.ofSeconds(60));
    }

    /// What `code` prints; an error that ends it is the last line.
    static List<String> output(String code) {
        LuaRunner runner = new LuaRunner();
        try {
            runner.run(code);
        } catch (LuaError e) {
            runner.host.print(e.getMessage());
        }
        return runner.host.printed();
    }
}
