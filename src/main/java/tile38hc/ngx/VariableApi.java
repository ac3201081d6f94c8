package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import java.util.Locale;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaNumber;

/// `ngx.var`: nginx's variables.
final class VariableApi {
    private final World world;

    private VariableApi(World world) {
        this.world = world;
    }

    static void install(Api ngx, World world) {
        VariableApi api = new VariableApi(world);
        ngx.set("var", Api.magic(api::get, api::set));
    }

    private Object[] get(Arguments arguments) {
        Handler handler = world.withRequestTersely(arguments);
        String name =
                switch (arguments.get(2)) {
                    case String s -> s;
                    case Double capture -> LuaNumber.format(capture);
                    case null, default -> throw arguments.error("bad variable name");
                };
        return values(world.process().variables().get(handler.request(), name).orElse(null));
    }

    private Object[] set(Arguments arguments) {
        NgxRequest request = world.withRequestTersely(arguments).request();
        if (!(arguments.get(2) instanceof String name)) {
            throw arguments.error("bad variable name");
        }
        String value = arguments.isNil(3) ? null : arguments.thread().display(arguments.get(3));
        String key = name.toLowerCase(Locale.ROOT);
        if (RequestVariables.CHANGEABLE.contains(key)) {
            if (!key.equals("limit_rate")) { // no rate is limited here
                request.setArgs(value == null ? "" : value);
            }
        } else if (RequestVariables.has(name)) {
            throw arguments.error("variable \"" + name + "\" not changeable");
        } else if (!request.hostVariables().set(name, value)) {
            throw arguments.error("variable \"" + name
                    + "\" not found for writing; maybe it is a built-in variable that is not changeable or you forgot "
                    + "to use \"set $" + name + " '';\" in the config file to define it first");
        }
        return NOTHING;
    }
}
