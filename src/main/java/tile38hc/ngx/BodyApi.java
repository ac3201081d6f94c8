package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;

/// The part of `ngx.req` about the request's body. It is kept in memory, never in a file.
final class BodyApi {
    private final World world;
    private final QueryArguments query;

    private BodyApi(World world, QueryArguments query) {
        this.world = world;
        this.query = query;
    }

    static void install(Api req, World world, QueryArguments query) {
        BodyApi api = new BodyApi(world, query);
        req.define("read_body", api::read)
                .define("discard_body", api::discard)
                .define("get_body_data", api::data)
                .define("get_body_file", api::file)
                .define("get_post_args", api::postArgs)
                .define("set_body_data", api::setData);
    }

    private NgxRequest withoutArguments(Arguments arguments) {
        if (arguments.count() != 0) {
            throw arguments.error("expecting 0 arguments but seen " + arguments.count());
        }
        return world.withRequest(arguments).request();
    }

    private Object[] read(Arguments arguments) {
        NgxRequest request = withoutArguments(arguments);
        if (!request.isBodyRead()) {
            world.await(() -> {
                request.readBody();
                return null;
            });
        }
        return NOTHING;
    }

    private Object[] discard(Arguments arguments) {
        withoutArguments(arguments).discardBody();
        return NOTHING;
    }

    private Object[] data(Arguments arguments) {
        return values(withoutArguments(arguments).body().orElse(null));
    }

    private Object[] file(Arguments arguments) {
        withoutArguments(arguments);
        return values((Object) null);
    }

    private Object[] postArgs(Arguments arguments) {
        if (arguments.count() > 1) {
            throw arguments.error("expecting 0 or 1 arguments but seen " + arguments.count());
        }
        NgxRequest request = world.withRequestTersely(arguments).request();
        if (!request.isBodyRead()) {
            throw arguments.error("no request body found; maybe you should turn on lua_need_request_body?");
        }
        return request.body()
                .map(body -> query.decode(arguments.thread(), body, arguments.get(1)))
                .orElseGet(() -> values(new LuaTable()));
    }

    private Object[] setData(Arguments arguments) {
        if (arguments.count() != 1) {
            throw arguments.error("expecting 1 arguments but seen " + arguments.count());
        }
        String body = arguments.string(1);
        NgxRequest request = world.withRequestTersely(arguments).request();
        if (!request.isBodyRead()) {
            throw arguments.error("request body not read yet");
        }
        request.setBody(body);
        return NOTHING;
    }
}
