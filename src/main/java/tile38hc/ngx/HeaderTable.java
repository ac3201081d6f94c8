package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.values;

import java.util.List;
import java.util.Locale;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;

/// A table of headers under their lower-case names, where names with underscores and capitals are found too. A
/// header that came several times is a list.
final class HeaderTable {
    private static final int USUAL_LIMIT = 100;

    private static final LuaTable LOOSE_NAMES = Api.empty()
            .define("__index", arguments -> {
                String key = arguments.string(2).toLowerCase(Locale.ROOT).replace('_', '-');
                return values(arguments.table(1).get(key));
            })
            .table();

    private HeaderTable() {}

    /// @param arguments of the Lua function: how many at most (0: all), and whether the names stay as they came
    static Object[] of(List<Header> headers, Arguments arguments) {
        int limit = arguments.integer(1, USUAL_LIMIT);
        boolean raw = arguments.isTrue(2);
        boolean truncated = limit > 0 && headers.size() > limit;
        LuaTable table = new LuaTable();
        for (Header header : truncated ? headers.subList(0, limit) : headers) {
            String key = raw ? header.name() : header.name().toLowerCase(Locale.ROOT);
            switch (table.get(key)) {
                case null -> table.set(key, header.value());
                case LuaTable list -> list.set(list.length() + 1, header.value());
                case Object first -> table.set(key, LuaTable.of(first, header.value()));
            }
        }
        if (!raw) {
            table.setMetatable(LOOSE_NAMES);
        }
        return truncated ? values(table, "truncated") : values(table);
    }
}
