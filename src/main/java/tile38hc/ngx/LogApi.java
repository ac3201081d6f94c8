package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.NOTHING;

import tile38hc.lua.Arguments;
import tile38hc.lua.LightUserdata;
import tile38hc.lua.LuaNumber;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaValue;

/// `ngx.log` and `print`. A line names the chunk without its folders, the line in it, and the function if it has a
/// name.
final class LogApi {
    private static final int LAST_LEVEL = 8;

    private final World world;

    private LogApi(World world) {
        this.world = world;
    }

    static void install(Api ngx, World world) {
        LogApi api = new LogApi(world);
        ngx.define("log", api::log);
        new Api(world.lua().globals()).define("print", arguments -> {
            api.write(Constants.NOTICE, arguments, 1);
            return NOTHING;
        });
    }

    private Object[] log(Arguments arguments) {
        int level = arguments.integer(1);
        if (level < 0 || level > LAST_LEVEL) {
            throw arguments.bad(1, "bad log level: " + level);
        }
        write(level, arguments, 2);
        return NOTHING;
    }

    private void write(int level, Arguments arguments, int from) {
        StringBuilder text = new StringBuilder(place(arguments.thread()));
        for (int i = from; i <= arguments.count(); i++) {
            text.append(text(arguments, i, i - from + 1));
        }
        world.log(level, "[lua] " + text);
    }

    /// `chunk:12: name(): `, the function only if it has a name.
    static String place(LuaThread thread) {
        String where = thread.calls().where(1);
        if (where.isEmpty()) {
            return "[C]:-1: ";
        }
        String bare = where.substring(where.lastIndexOf('/') + 1);
        return bare + thread.calls().nameAt(1).map(name -> name.name() + "(): ").orElse("");
    }

    /// @param number the argument's place as messages count it: the level is not counted
    private static String text(Arguments arguments, int index, int number) {
        Object value = arguments.get(index);
        return switch (value) {
            case String s -> s;
            case Double d -> LuaNumber.format(d + 0.0); // a negative zero shows no sign here
            case null -> "nil";
            case Boolean b -> b.toString();
            case LuaTable table -> {
                if (arguments.thread().metamethod(table, "__tostring") == null) {
                    throw arguments.bad(number, "expected table to have __tostring metamethod");
                }
                yield arguments.thread().display(table);
            }
            case LightUserdata data -> data.equals(LightUserdata.NULL) ? "null" : "";
            default ->
                throw arguments.bad(
                        number, "string, number, boolean, or nil expected, got " + LuaValue.typeName(value));
        };
    }
}
