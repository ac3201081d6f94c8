package tile38hc.ngx;

import java.util.List;
import java.util.Map;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;

/// What OpenResty has and a configuration read here must not use: whatever opens sockets or starts programs. Each
/// fails where it is called, by name.
final class RefusedApi {
    private static final Map<String, List<String>> FUNCTIONS = Map.of(
            "socket", List.of("tcp", "udp", "stream", "connect"),
            "req", List.of("socket", "init_body", "append_body", "finish_body", "set_body_file"));

    private static final List<String> MODULES = List.of(
            "ffi",
            "jit.util",
            "ngx.errlog",
            "ngx.ocsp",
            "ngx.pipe",
            "ngx.semaphore",
            "ngx.ssl",
            "ngx.ssl.clienthello",
            "ngx.ssl.session",
            "resty.shell",
            "resty.signal");

    private RefusedApi() {}

    static void install(Api ngx, LuaTable preload, World world) {
        FUNCTIONS.forEach((tableName, names) -> {
            if (!(ngx.table().get(tableName) instanceof LuaTable)) {
                ngx.set(tableName, new LuaTable());
            }
            Api table = new Api((LuaTable) ngx.table().get(tableName));
            for (String name : names) {
                String full = "ngx." + tableName + "." + name;
                table.define(name, arguments -> {
                    world.yieldable(arguments); // elsewhere they are refused by OpenResty itself
                    throw refused(arguments, full, "configurations open no sockets and write no files");
                });
            }
        });
        for (String module : MODULES) {
            new Api(preload).define(module, arguments -> {
                throw refused(arguments, "module '" + module + "'", "it reaches outside Lua");
            });
        }
        ngx.define("run_worker_thread", arguments -> {
            throw refused(arguments, "ngx.run_worker_thread", "one piece of Lua runs at a time");
        });
    }

    private static RuntimeException refused(Arguments arguments, String name, String reason) {
        return arguments.error(name + " is not offered by tile38-hc: " + reason);
    }
}
