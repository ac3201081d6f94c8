package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import java.util.ArrayList;
import java.util.List;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;

/// `ngx.header` and `ngx.resp`: the headers of the answer.
final class HeaderApi {
    private final World world;

    private HeaderApi(World world) {
        this.world = world;
    }

    /// @param module `ngx.resp` as it is to be required, which has what the table of that name has not
    static void install(Api ngx, Api module, World world) {
        HeaderApi api = new HeaderApi(world);
        ngx.set("header", Api.magic(api::get, api::set));
        ngx.set("resp", Api.empty().define("get_headers", api::all).table());
        module.define("add_header", api::add);
    }

    private Object[] get(Arguments arguments) {
        Output output = world.withRequestTersely(arguments).output();
        List<String> found = output.values(name(arguments, 2));
        return switch (found.size()) {
            case 0 -> values((Object) null);
            case 1 -> values(found.getFirst());
            default -> values(LuaTable.of(found.toArray()));
        };
    }

    private Object[] set(Arguments arguments) {
        Handler handler = world.withRequestTersely(arguments);
        if (mayChange(handler)) {
            handler.output().setHeader(name(arguments, 2), texts(arguments, 3));
        }
        return NOTHING;
    }

    private Object[] add(Arguments arguments) {
        Handler handler = world.withRequestTersely(arguments);
        if (arguments.isNil(2)) {
            throw arguments.error("invalid header value");
        }
        if (mayChange(handler)) {
            handler.output().addHeader(name(arguments, 1), texts(arguments, 2));
        }
        return NOTHING;
    }

    private boolean mayChange(Handler handler) {
        if (handler.output().isSent()) {
            world.log(Constants.ERR, "attempt to set ngx.header.HEADER after sending out response headers");
            return false;
        }
        return true;
    }

    private static String name(Arguments arguments, int index) {
        return HeaderText.name(arguments.thread().display(arguments.get(index)).replace('_', '-'));
    }

    private static List<String> texts(Arguments arguments, int index) {
        List<String> texts = new ArrayList<>();
        if (arguments.get(index) instanceof LuaTable list) {
            for (int i = 1; i <= list.length(); i++) {
                texts.add(HeaderText.value(arguments.thread().display(list.get(i))));
            }
        } else if (!arguments.isNil(index)) {
            texts.add(HeaderText.value(arguments.thread().display(arguments.get(index))));
        }
        return texts;
    }

    private Object[] all(Arguments arguments) {
        Handler handler = world.withRequestTersely(arguments);
        List<Header> headers = new ArrayList<>(handler.output().headers());
        headers.add(new Header("Connection", "keep-alive"));
        return HeaderTable.of(headers, arguments);
    }
}
