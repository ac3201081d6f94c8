package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// The fields of `ngx` that are calls in truth: `status`, `ctx`, `headers_sent`, `is_subrequest`.
final class MagicFields {
    private final World world;

    private MagicFields(World world) {
        this.world = world;
    }

    static void install(Api ngx, World world) {
        MagicFields fields = new MagicFields(world);
        ngx.table()
                .setMetatable(Api.empty()
                        .define("__index", fields::get)
                        .define("__newindex", fields::set)
                        .table());
    }

    private Object[] get(Arguments arguments) {
        return switch (key(arguments)) {
            case "status" -> values((double) status(world.withRequestTersely(arguments)));
            case "ctx" -> values(withContext(arguments).context());
            case "headers_sent" ->
                values(world.withRequestTersely(arguments).output().isSent());
            case "is_subrequest" ->
                values(world.withRequestTersely(arguments).request().isSubrequest());
            default -> values((Object) null);
        };
    }

    private Object[] set(Arguments arguments) {
        switch (key(arguments)) {
            case "status" -> setStatus(arguments);
            case "ctx" -> {
                if (!(arguments.get(3) instanceof LuaTable context)) {
                    throw arguments.error(
                            "ctx should be a table while getting a " + LuaValue.typeName(arguments.get(3)));
                }
                withContext(arguments).setContext(context);
            }
            default -> arguments.table(1).set(arguments.get(2), arguments.get(3));
        }
        return NOTHING;
    }

    private static String key(Arguments arguments) {
        return arguments.get(2) instanceof String key ? key : "";
    }

    private static int status(Handler handler) {
        int imposed = handler.request().imposedStatus();
        return imposed != 0 ? imposed : handler.output().status();
    }

    private void setStatus(Arguments arguments) {
        Handler handler = world.withRequestTersely(arguments);
        Double status = LuaValue.toNumber(arguments.get(3));
        if (status == null) {
            throw arguments.error(
                    "bad argument #2 to 'ngx_http_lua_ffi_set_resp_status' (cannot convert 'nil' to 'int')");
        }
        if (handler.output().isSent()) {
            world.log(Constants.ERR, "attempt to set ngx.status after sending out response headers");
        } else {
            handler.output().setStatus((int) (double) status);
        }
    }

    private Handler withContext(Arguments arguments) {
        Handler handler = world.handler();
        if (handler.phase() == Phase.INIT) {
            throw arguments.error("no request found");
        }
        return handler;
    }
}
