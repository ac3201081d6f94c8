package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.values;

import java.util.List;
import tile38hc.lua.LuaTable;

/// The modules that are built in, whatever the search path says, and the search path.
final class Modules {

    /// What `;;` stands for.
    private static final String DEFAULT_PATH = "./?.lua;/usr/local/openresty/site/lualib/?.lua;"
            + "/usr/local/openresty/lualib/?.lua;/usr/local/share/lua/5.1/?.lua;/usr/local/share/lua/5.1/?/init.lua;"
            + "/usr/share/lua/5.1/?.lua;/usr/share/lua/5.1/?/init.lua";

    /// Modules whose functions `ngx` has anyway: to be required, and for their version.
    private static final List<String> CORE = List.of(
            "resty.core",
            "resty.core.base",
            "resty.core.base64",
            "resty.core.ctx",
            "resty.core.exit",
            "resty.core.hash",
            "resty.core.misc",
            "resty.core.phase",
            "resty.core.regex",
            "resty.core.request",
            "resty.core.response",
            "resty.core.shdict",
            "resty.core.time",
            "resty.core.uri",
            "resty.core.utils",
            "resty.core.var",
            "resty.core.worker");

    private Modules() {}

    /// `package.preload`, where `require` looks first.
    static LuaTable preload(LuaTable globals) {
        return (LuaTable) ((LuaTable) globals.get("package")).get("preload");
    }

    static void install(World world, LuaTable ngx, LuaTable preload) {
        LuaTable packages = (LuaTable) world.lua().globals().get("package");
        NgxSettings settings = world.process().settings();
        packages.set("path", searchPath(settings.packagePath(), settings.prefix()));
        packages.set("cpath", settings.packageCpath());
        ((LuaTable) packages.get("loaded")).set("ngx", ngx);

        LuaTable healthcheck = Healthcheck.module(world);
        offer(preload, "resty.upstream.healthcheck", healthcheck);
        offer(preload, "healthcheck", healthcheck);
        offer(preload, "ngx.upstream", UpstreamApi.module(world.process()));
        for (String core : CORE) {
            offer(preload, core, Api.empty().set("version", Versions.RESTY_CORE).table());
        }
        LuaTable cache = LruCache.module(world.process().time()::now);
        offer(preload, "resty.lrucache", cache);
        offer(preload, "resty.lrucache.pureffi", cache);
        offer(preload, "ngx.balancer", BalancerModule.table());
        offer(preload, "ngx.base64", Base64UrlModule.table());
        offer(preload, "ngx.process", ProcessApi.module(world));
    }

    static void offer(LuaTable preload, String name, LuaTable module) {
        new Api(preload).define(name, _ -> values(module));
    }

    /// `lua_package_path` as Lua gets it.
    static String searchPath(String configured, String prefix) {
        if (configured.isEmpty()) {
            return DEFAULT_PATH;
        }
        return configured
                .replace(";;", ";\1;")
                .replace("${prefix}", prefix)
                .replace("$prefix", prefix)
                .replace("\1", DEFAULT_PATH)
                .replaceAll("^;+|;+$", "");
    }
}
