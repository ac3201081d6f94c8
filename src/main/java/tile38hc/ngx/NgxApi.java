package tile38hc.ngx;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import tile38hc.lua.lib.Host;
import tile38hc.lua.lib.Libraries;

/// Fills the globals of a new world: Lua's libraries, `ngx`, and the modules that are built in.
final class NgxApi {
    private NgxApi() {}

    static void open(World world) {
        Libraries.open(world.lua(), new LuaHost(world.process()));
        Api ngx = Api.empty();
        world.lua().globals().set("ngx", ngx.table());
        Constants.install(ngx);
        StringApi.install(ngx.table());
        TimeApi.install(
                ngx.table(),
                world.process().time()::now,
                world.process().settings().zone());
        LogApi.install(ngx, world);
        OutputApi.install(ngx, world);
        HeaderApi.install(ngx, world);
        VariableApi.install(ngx, world);
        ProcessApi.install(ngx, world);
        ThreadApi.install(ngx, world);
        ngx.set("timer", TimerApi.table(world));
        QueryArguments query = new QueryArguments(ngx.table());
        ControlApi.install(ngx, world, query);
        ngx.set("location", CaptureApi.table(world, query));
        Api request = Api.empty();
        RequestApi.install(request, world, query);
        BodyApi.install(request, world, query);
        ngx.set("req", request.table());
        Modules.install(world, ngx.table());
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
