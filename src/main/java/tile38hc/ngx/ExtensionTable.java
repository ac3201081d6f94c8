package tile38hc.ngx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tile38hc.lua.LuaTable;

/// An option of `spawn_checker` that is a table and means nothing to OpenResty, as plain values for whoever knows
/// it.
final class ExtensionTable {

    private ExtensionTable() {}

    /// Strings, numbers, booleans, and lists of them, by name. Empty where there is no table.
    static Map<String, Object> read(Object option) {
        if (!(option instanceof LuaTable table)) {
            return Map.of();
        }
        Map<String, Object> values = new HashMap<>();
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            if (entry[0] instanceof String name) {
                values.put(name, entry[1] instanceof LuaTable list ? list(list) : entry[1]);
            }
        }
        return values;
    }

    private static List<Object> list(LuaTable table) {
        List<Object> list = new ArrayList<>();
        for (int i = 1; table.get(i) != null; i++) {
            list.add(table.get(i));
        }
        return list;
    }
}
