package tile38hc.ngx;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// `ngx.shared`: a table for each dictionary, whose methods all share one metatable.
final class SharedDictApi {
    private static final int LONGEST_KEY = 65_535;
    private static final int DEFAULT_MOST_KEYS = 1024;
    private static final double MILLISECONDS = 1000;

    private final Map<LuaTable, SharedDict> zones = new IdentityHashMap<>();

    private final BiFunction<SharedDict, String, Double> counts;

    private SharedDictApi(BiFunction<SharedDict, String, Double> counts) {
        this.counts = counts;
    }

    /// @param counts what `get` finds under keys that are not stored; `null` for most
    static void install(LuaTable ngx, Map<String, SharedDict> zones, BiFunction<SharedDict, String, Double> counts) {
        SharedDictApi api = new SharedDictApi(counts);
        LuaTable methods = api.methods();
        methods.set("__index", methods);
        LuaTable shared = new LuaTable();
        zones.forEach((name, dict) -> {
            LuaTable table = new LuaTable();
            table.setMetatable(methods);
            api.zones.put(table, dict);
            shared.set(name, table);
        });
        ngx.set("shared", shared);
    }

    private LuaTable methods() {
        Api api = Api.empty();
        api.define("get", this::get)
                .define("get_stale", this::getStale)
                .define("set", call -> store(call, SharedDict.Store.SET))
                .define("safe_set", call -> store(call, SharedDict.Store.SAFE_SET))
                .define("add", call -> store(call, SharedDict.Store.ADD))
                .define("safe_add", call -> store(call, SharedDict.Store.SAFE_ADD))
                .define("replace", call -> store(call, SharedDict.Store.REPLACE))
                .define("delete", this::delete)
                .define("incr", this::increment)
                .define("lpush", call -> push(call, SharedDict.End.LEFT))
                .define("rpush", call -> push(call, SharedDict.End.RIGHT))
                .define("lpop", call -> pop(call, SharedDict.End.LEFT))
                .define("rpop", call -> pop(call, SharedDict.End.RIGHT))
                .define("llen", this::length);
        return api.define("ttl", this::timeLeft)
                .define("expire", this::expire)
                .define("flush_all", this::flushAll)
                .define("flush_expired", this::flushExpired)
                .define("get_keys", this::keys)
                .define(
                        "capacity",
                        call -> LuaFunction.values((double) zone(call).capacity()))
                .define(
                        "free_space",
                        call -> LuaFunction.values((double) zone(call).freeSpace()))
                .table();
    }

    private SharedDict zone(Arguments call) {
        if (call.get(1) instanceof LuaTable table && zones.containsKey(table)) {
            return zones.get(table);
        }
        throw call.error("bad \"zone\" argument");
    }

    /// The second argument as a key, handed on to `operation` if it can be one.
    private static Object[] withKey(Arguments call, KeyedOperation operation) {
        if (call.isNil(2)) {
            return LuaFunction.values(null, "nil key");
        }
        String key = call.thread().display(call.get(2));
        if (key.isEmpty()) {
            return LuaFunction.values(null, "empty key");
        }
        if (key.length() > LONGEST_KEY) {
            return LuaFunction.values(null, "key too long");
        }
        try {
            return operation.on(key);
        } catch (SharedDictException e) {
            return LuaFunction.values(null, e.getMessage());
        }
    }

    @FunctionalInterface
    private interface KeyedOperation {
        Object[] on(String key);
    }

    private Object[] get(Arguments call) {
        SharedDict dict = zone(call);
        return withKey(call, key -> {
            SharedDict.Found found = dict.get(key);
            if (found == null) {
                return LuaFunction.values(counts.apply(dict, key));
            }
            return found.flags() == 0
                    ? LuaFunction.values(found.value())
                    : LuaFunction.values(found.value(), (double) found.flags());
        });
    }

    private Object[] getStale(Arguments call) {
        SharedDict dict = zone(call);
        return withKey(call, key -> {
            SharedDict.Found found = dict.getStale(key);
            if (found == null) {
                return LuaFunction.values((Object) null);
            }
            Object flags = found.flags() == 0 ? null : (Object) (double) found.flags();
            return LuaFunction.values(found.value(), flags, found.stale());
        });
    }

    private Object[] store(Arguments call, SharedDict.Store how) {
        SharedDict dict = zone(call);
        double lifetime = call.isTrue(4) ? call.number(4) : 0;
        if (lifetime < 0) {
            throw call.error("bad \"exptime\" argument");
        }
        int flags = call.isTrue(5) ? call.integer(5) : 0;
        return withKey(call, key -> store(dict, how, key, call.get(3), lifetime, flags));
    }

    private static Object[] store(
            SharedDict dict, SharedDict.Store how, String key, Object value, double lifetime, int flags) {
        switch (value) {
            case null -> {
                if (how != SharedDict.Store.SET && how != SharedDict.Store.SAFE_SET) {
                    return LuaFunction.values(false, "attempt to add or replace nil values", false);
                }
            }
            case String text -> {}
            case Double number -> {}
            case Boolean bool -> {}
            default -> {
                return LuaFunction.values(null, "bad value type");
            }
        }
        try {
            return LuaFunction.values(true, null, dict.store(how, key, value, milliseconds(lifetime), flags));
        } catch (SharedDictException e) {
            return LuaFunction.values(false, e.getMessage(), e.isForcible());
        }
    }

    private static long milliseconds(double seconds) {
        return (long) (seconds * MILLISECONDS);
    }

    private Object[] delete(Arguments call) {
        SharedDict dict = zone(call);
        return withKey(call, key -> store(dict, SharedDict.Store.SET, key, null, 0, 0));
    }

    private Object[] increment(Arguments call) {
        SharedDict dict = zone(call);
        return withKey(call, key -> {
            Double step = LuaValue.toNumber(call.get(3));
            if (step == null) {
                throw call.error("cannot convert 'nil' to 'double'");
            }
            Double initial = call.isTrue(4) ? optional(call, 4, "init") : null;
            Double lifetime = call.isNil(5) ? null : optional(call, 5, "init_ttl");
            if (lifetime != null && lifetime < 0) {
                throw call.error("bad \"init_ttl\" argument");
            }
            if (lifetime != null && initial == null) {
                throw call.error("must provide \"init\" when providing \"init_ttl\"");
            }
            SharedDict.Incremented result =
                    dict.increment(key, step, initial, lifetime == null ? 0 : milliseconds(lifetime));
            return initial == null
                    ? LuaFunction.values(result.value())
                    : LuaFunction.values(result.value(), null, result.forcible());
        });
    }

    private static Double optional(Arguments call, int index, String name) {
        Double number = LuaValue.toNumber(call.get(index));
        if (number == null) {
            throw call.error("bad " + name + " arg: number expected, got " + LuaValue.typeName(call.get(index)));
        }
        return number;
    }

    private SharedDict listZone(Arguments call, int count) {
        if (call.count() != count) {
            throw call.error("expecting " + count + " arguments, but only seen " + call.count());
        }
        SharedDict dict = zone(call);
        if (!call.isNil(2)) {
            call.string(2);
        }
        return dict;
    }

    private Object[] push(Arguments call, SharedDict.End end) {
        SharedDict dict = listZone(call, 3);
        return withKey(call, key -> {
            Object item = call.get(3);
            if (!(item instanceof String) && !(item instanceof Double)) {
                return LuaFunction.values(null, "bad value type");
            }
            return LuaFunction.values((double) dict.push(end, key, item));
        });
    }

    private Object[] pop(Arguments call, SharedDict.End end) {
        SharedDict dict = listZone(call, 2);
        return withKey(call, key -> LuaFunction.values(dict.pop(end, key)));
    }

    private Object[] length(Arguments call) {
        SharedDict dict = listZone(call, 2);
        return withKey(call, key -> LuaFunction.values((double) dict.length(key)));
    }

    private Object[] timeLeft(Arguments call) {
        SharedDict dict = zone(call);
        return withKey(call, key -> LuaFunction.values(dict.timeLeft(key) / MILLISECONDS));
    }

    private Object[] expire(Arguments call) {
        SharedDict dict = zone(call);
        if (!call.isTrue(3)) {
            throw call.error("bad \"exptime\" argument");
        }
        long lifetime = milliseconds(call.number(3));
        return withKey(call, key -> {
            dict.expireIn(key, lifetime);
            return LuaFunction.values(true);
        });
    }

    private Object[] flushAll(Arguments call) {
        zone(call).flushAll();
        return LuaFunction.NOTHING;
    }

    private Object[] flushExpired(Arguments call) {
        checkOneOrTwo(call);
        return LuaFunction.values((double) zone(call).flushExpired(call.count() == 2 ? call.integer(2) : 0));
    }

    private Object[] keys(Arguments call) {
        checkOneOrTwo(call);
        List<String> keys = zone(call).keys(call.count() == 2 ? call.integer(2) : DEFAULT_MOST_KEYS);
        return LuaFunction.values(LuaTable.of(keys.toArray()));
    }

    private static void checkOneOrTwo(Arguments call) {
        if (call.count() != 1 && call.count() != 2) {
            throw call.error("expecting 1 or 2 argument(s), but saw " + call.count());
        }
    }
}
