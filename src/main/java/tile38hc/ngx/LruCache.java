package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// What `new` of the module `resty.lrucache` makes: a cache within one Lua world that forgets what was not used for
/// the longest time. OpenResty writes the module with its foreign function interface, which is not offered here.
final class LruCache {
    /// @param end in seconds as `ngx.now` counts them; infinite for what lasts
    private record Entry(Object value, double end, double flags) {}

    private final InstantSource clock;
    private final double capacity;
    private final LinkedHashMap<Object, Entry> entries = new LinkedHashMap<>(16, 0.75f, true); // the last used last

    private LruCache(InstantSource clock, double capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    static LuaTable module(InstantSource clock) {
        return Api.empty()
                .set("_VERSION", Versions.LRUCACHE)
                .define("new", arguments -> create(arguments, clock))
                .table();
    }

    private static Object[] create(Arguments arguments, InstantSource clock) {
        if (!(arguments.get(1) instanceof Double size)) {
            throw arguments.error("attempt to compare " + LuaValue.typeName(arguments.get(1)) + " with number");
        }
        return size < 1 ? values(null, "size too small") : values(new LruCache(clock, Math.floor(size)).methods());
    }

    /// To be called with a colon: the first argument is the table itself.
    private LuaTable methods() {
        return Api.empty()
                .define("get", this::get)
                .define("set", this::set)
                .define("delete", this::delete)
                .define("count", _ -> values((double) entries.size()))
                .define("capacity", _ -> values(capacity))
                .define("get_keys", this::keys)
                .define("flush_all", this::flush)
                .table();
    }

    private double now() {
        return clock.instant().toEpochMilli() / 1000.0;
    }

    /// The value, what it was if its time is over, and its flags.
    private Object[] get(Arguments arguments) {
        Entry entry = entries.get(arguments.get(2));
        if (entry == null) {
            return values((Object) null);
        }
        return entry.end() < now()
                ? values(null, entry.value(), entry.flags())
                : values(entry.value(), null, entry.flags());
    }

    private Object[] set(Arguments arguments) {
        if (arguments.isNil(2)) {
            throw arguments.error("table index is nil");
        }
        double end = arguments.isTrue(4) ? now() + arguments.number(4) : Double.POSITIVE_INFINITY;
        double flags = arguments.get(5) instanceof Double number && number >= 0 ? number : 0;
        if (arguments.isNil(3)) {
            entries.remove(arguments.get(2));
        } else {
            entries.put(arguments.get(2), new Entry(arguments.get(3), end, flags));
        }
        if (entries.size() > capacity) {
            entries.pollFirstEntry();
        }
        return NOTHING;
    }

    private Object[] delete(Arguments arguments) {
        return values(entries.remove(arguments.get(2)) != null);
    }

    /// The last used first.
    private Object[] keys(Arguments arguments) {
        double most = arguments.get(2) instanceof Double number && number > 0 ? number : capacity;
        List<Object> found = new ArrayList<>();
        for (Object key : entries.sequencedKeySet().reversed()) {
            if (found.size() < most) {
                found.add(key);
            }
        }
        return values(LuaTable.of(found.toArray()));
    }

    private Object[] flush(Arguments arguments) {
        entries.clear();
        return NOTHING;
    }
}
