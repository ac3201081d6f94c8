package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.values;

import tile38hc.lua.LuaTable;

/// The module `ngx.balancer`, which files of Lua require whether they balance or not. Peers are chosen in
/// `balancer_by_lua*`, which is not run; in all other phases OpenResty answers what stands here.
final class BalancerModule {
    private static final String NOWHERE = "no upstream found";

    private BalancerModule() {}

    static LuaTable table() {
        return Api.empty()
                .set("version", Versions.RESTY_CORE)
                .define("set_current_peer", _ -> values(null, NOWHERE))
                .define("set_more_tries", _ -> values(null, NOWHERE))
                .define("get_last_failure", _ -> values(null, null, NOWHERE))
                .define("set_timeouts", _ -> values(false, NOWHERE))
                .define("recreate_request", _ -> values(null, NOWHERE))
                .table();
    }
}
