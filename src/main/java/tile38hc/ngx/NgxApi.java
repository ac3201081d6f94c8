package tile38hc.ngx;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import tile38hc.lua.LuaTable;
import tile38hc.lua.lib.Host;
import tile38hc.lua.lib.Libraries;

/// Fills the globals of a new world: Lua's libraries, `ngx`, and the modules that are built in.
final class NgxApi {
    private NgxApi() {}

    static void open(World world) {
        NgxProcess process = world.process();
        LuaTable globals = world.lua().globals();
        Libraries.open(world.lua(), new LuaHost(process));
        LuaTable preload = Modules.preload(globals);
        Api ngx = Api.empty();
        globals.set("ngx", ngx.table());
        Constants.install(ngx);
        StringApi.install(ngx.table());
        TimeApi.install(ngx.table(), process.time()::now, process.settings().zone());
        RegexApi.install(ngx.table(), preload);
        CjsonApi.install(preload);
        CountKeys counts = new CountKeys(process.fleet(), process.dicts());
        SharedDictApi.install(ngx.table(), process.dicts(), counts::get);
        LogApi.install(ngx, world);
        OutputApi.install(ngx, world);
        VariableApi.install(ngx, world);
        ProcessApi.install(ngx, world);
        ThreadApi.install(ngx, world);
        ngx.set("timer", TimerApi.table(world));
        QueryArguments query = new QueryArguments(ngx.table());
        ControlApi.install(ngx, world, query);
        ngx.set("location", CaptureApi.table(world, query));
        Api responseModule = Api.empty();
        HeaderApi.install(ngx, responseModule, world);
        Modules.offer(preload, "ngx.resp", responseModule.table());
        Api requestModule = Api.empty();
        Api request = Api.empty();
        RequestApi.install(request, requestModule, world, query);
        BodyApi.install(request, world, query);
        ngx.set("req", request.table());
        Modules.offer(preload, "ngx.req", requestModule.table());
        RefusedApi.install(ngx, preload, world);
        Modules.install(world, ngx.table(), preload);
        MagicFields.install(ngx, world); // last: from now on unknown fields are calls
    }

    /// What Lua's own libraries ask for.
    private record LuaHost(NgxProcess process) implements Host {
        @Override
        public void print(String line) {
            throw new IllegalStateException("print is ngx's");
        }

        @Override
        public String environmentVariable(String name) {
            return process.settings().environment().get(name);
        }

        @Override
        public byte[] readFile(String path) throws IOException {
            return process.host().readFile(path);
        }

        @Override
        public Instant now() {
            return process.time().now();
        }

        @Override
        public ZoneId zone() {
            return process.settings().zone();
        }

        @Override
        public double secondsRun() {
            return process.time().nanos() / 1e9;
        }
    }
}
