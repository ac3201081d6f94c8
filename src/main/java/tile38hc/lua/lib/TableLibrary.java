package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;
import tile38hc.lua.LuaWorker;

/// The `table` library, and the functions on tables that OpenResty's LuaJIT keeps in modules of their own
/// (`table.isempty`, …), of which `new` and `clear` stand in `table` too, since OpenResty itself requires them.
final class TableLibrary {
    private TableLibrary() {}

    static void open(LuaWorker worker) {
        Library.named("table")
                .define("concat", TableLibrary::concat)
                .define("insert", TableLibrary::insert)
                .defineInLua("remove", 1, TableLibrary::remove)
                .define("sort", arguments -> {
                    Sorting.sort(arguments);
                    return NOTHING;
                })
                .define("maxn", arguments -> values(maxn(arguments.table(1))))
                .defineInLua(
                        "getn",
                        1,
                        arguments -> values((double) arguments.table(1).length()))
                .defineInLua("move", 4, TableLibrary::move)
                .defineInLua("foreach", 2, TableLibrary::foreach)
                .defineInLua("foreachi", 2, TableLibrary::foreachi)
                .define("new", _ -> values(new LuaTable()))
                .define("clear", TableLibrary::clear)
                .addTo(worker);
    }

    /// What `require` finds under `table.new` and its siblings.
    static void preload(LuaTable preload) {
        module(preload, "table.new", LuaFunction.of("new", TableLibrary::withRoom));
        module(preload, "table.clear", LuaFunction.of("clear", TableLibrary::clear));
        module(
                preload,
                "table.isempty",
                LuaFunction.of("isempty", arguments -> values(arguments.table(1).next(null) == null)));
        module(preload, "table.isarray", LuaFunction.of("isarray", arguments -> values(isArray(arguments.table(1)))));
        module(preload, "table.nkeys", LuaFunction.of("nkeys", arguments -> values(countKeys(arguments.table(1)))));
        module(preload, "table.clone", LuaFunction.of("clone", arguments -> values(copy(arguments.table(1)))));
    }

    /// Tables grow as they need to: the two sizes are checked and ignored.
    private static Object[] withRoom(Arguments arguments) {
        arguments.integer(1);
        arguments.integer(2);
        return values(new LuaTable());
    }

    private static Object[] clear(Arguments arguments) {
        arguments.table(1).clear();
        return NOTHING;
    }

    private static void module(LuaTable preload, String name, LuaFunction function) {
        preload.set(name, LuaFunction.of(name, _ -> values(function)));
    }

    private static Object[] concat(Arguments arguments) {
        LuaTable table = arguments.table(1);
        String separator = arguments.string(2, "");
        int first = arguments.integer(3, 1);
        int last = arguments.isNil(4) ? table.length() : arguments.integer(4);
        StringBuilder joined = new StringBuilder();
        for (int i = first; i <= last; i++) {
            Object value = table.get(i);
            String text = LuaValue.toText(value);
            if (text == null) {
                throw arguments.error(
                        "invalid value (" + LuaValue.typeName(value) + ") at index " + i + " in table for 'concat'");
            }
            joined.append(text);
            if (i < last) {
                joined.append(separator);
            }
            arguments.thread().checkLength(joined.length());
            arguments.thread().spend(1 + (text.length() >> 6));
            if (i == Integer.MAX_VALUE) {
                break;
            }
        }
        return values(joined.toString());
    }

    private static Object[] insert(Arguments arguments) {
        LuaTable table = arguments.table(1);
        int length = table.length();
        switch (arguments.count()) {
            case 2 -> table.set(length + 1, arguments.get(2));
            case 3 -> {
                int position = arguments.integer(2);
                for (int i = length; i >= position; i--) {
                    table.set(i + 1, table.get(i));
                    arguments.thread().spend(1);
                }
                table.set(position, arguments.get(3));
            }
            default -> throw arguments.error("wrong number of arguments to 'insert'");
        }
        return NOTHING;
    }

    private static Object[] remove(Arguments arguments) {
        LuaTable table = arguments.table(1);
        int length = table.length();
        int position = arguments.integer(2, length);
        if (position < 1 || position > length) {
            return NOTHING;
        }
        Object removed = table.get(position);
        arguments.thread().spend((length - position) >> 2);
        for (int i = position; i < length; i++) {
            table.set(i, table.get(i + 1));
        }
        table.set(length, null);
        return values(removed);
    }

    private static double maxn(LuaTable table) {
        double most = 0;
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            if (entry[0] instanceof Double number) {
                most = Math.max(most, number);
            }
        }
        return most;
    }

    private static Object[] move(Arguments arguments) {
        LuaTable from = arguments.table(1);
        int first = arguments.integer(2);
        int last = arguments.integer(3);
        int target = arguments.integer(4);
        LuaTable to = arguments.isNil(5) ? from : arguments.table(5);
        boolean isForward = target <= first || target > last || to != from;
        for (long i = 0, count = (long) last - first + 1; i < count; i++) {
            int step = (int) (isForward ? i : count - 1 - i);
            arguments.thread().spend(1);
            to.set(target + step, from.get(first + step));
        }
        return values(to);
    }

    private static Object[] foreach(Arguments arguments) {
        LuaTable table = arguments.table(1);
        LuaFunction function = arguments.function(2);
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            Object[] results = arguments.thread().call(function, entry[0], entry[1]);
            if (results.length > 0 && results[0] != null) {
                return values(results[0]);
            }
        }
        return NOTHING;
    }

    private static Object[] foreachi(Arguments arguments) {
        LuaTable table = arguments.table(1);
        LuaFunction function = arguments.function(2);
        for (int i = 1, length = table.length(); i <= length; i++) {
            Object[] results = arguments.thread().call(function, (double) i, table.get(i));
            if (results.length > 0 && results[0] != null) {
                return values(results[0]);
            }
        }
        return NOTHING;
    }

    private static boolean isArray(LuaTable table) {
        int length = table.length();
        return countKeys(table) == length;
    }

    private static double countKeys(LuaTable table) {
        int count = 0;
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            count++;
        }
        return count;
    }

    private static LuaTable copy(LuaTable table) {
        LuaTable copy = new LuaTable();
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            copy.set(entry[0], entry[1]);
        }
        copy.setMetatable(table.metatable());
        return copy;
    }
}
