package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.NativeFunction;

/// LuaJIT's modules that are one function on tables each: `table.new`, `table.clear` and their like.
final class TableModules {
    private TableModules() {}

    static void install(LuaTable preload) {
        offer(preload, "new", _ -> values(new LuaTable()));
        offer(preload, "clear", arguments -> {
            arguments.table(1).clear();
            return NOTHING;
        });
        offer(preload, "nkeys", arguments -> values((double) count(arguments.table(1))));
        offer(preload, "isempty", arguments -> values(arguments.table(1).next(null) == null));
        offer(preload, "isarray", arguments -> values(isArray(arguments.table(1))));
        offer(preload, "clone", arguments -> values(clone(arguments.table(1))));
    }

    private static void offer(LuaTable preload, String name, NativeFunction.Body body) {
        LuaFunction function = LuaFunction.of(name, body);
        new Api(preload).define("table." + name, _ -> values(function));
    }

    private static int count(LuaTable table) {
        int count = 0;
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            count++;
        }
        return count;
    }

    private static boolean isArray(LuaTable table) {
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            if (!(entry[0] instanceof Double key) || key != Math.rint(key) || key < 1) {
                return false;
            }
        }
        return true;
    }

    private static LuaTable clone(LuaTable table) {
        LuaTable copy = new LuaTable();
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            copy.set(entry[0], entry[1]);
        }
        return copy;
    }
}
