package tile38hc.ngx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// An option of `spawn_checker` that is a table and means nothing to OpenResty, as plain values for whoever knows
/// it.
final class ExtensionTable {

    private ExtensionTable() {}

    /// Strings, numbers, booleans, and lists of them, by name; what has no name, by its place. Anything else stays what
    /// it is in Lua.
    static Map<String, Object> read(LuaTable table) {
        Map<String, Object> values = new HashMap<>();
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            values.put(LuaValue.toText(entry[0]), entry[1] instanceof LuaTable inner ? listOr(inner) : entry[1]);
        }
        return values;
    }

    /// A table with names or a hole in it is no list.
    private static Object listOr(LuaTable table) {
        List<Object> list = new ArrayList<>();
        for (int i = 1; table.get(i) != null; i++) {
            list.add(table.get(i));
        }
        int all = 0;
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            all++;
        }
        return all == list.size() ? list : table;
    }
}
