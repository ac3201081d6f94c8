package tile38hc.ngx;

import tile38hc.lua.Arguments;
import tile38hc.lua.LightUserdata;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// The modules `cjson` and `cjson.safe` as in OpenResty: lua-cjson with its additions for arrays. The safe one
/// returns `nil` and the message where the other raises an error.
final class CjsonApi {
    private final CjsonMarkers markers = new CjsonMarkers();

    private CjsonApi() {}

    static void install(LuaTable preload) {
        CjsonApi api = new CjsonApi();
        preload.set("cjson", LuaFunction.of("cjson", call -> LuaFunction.values(api.module(false))));
        preload.set("cjson.safe", LuaFunction.of("cjson.safe", call -> LuaFunction.values(api.module(true))));
    }

    private LuaTable module(boolean safe) {
        CjsonSettings settings = new CjsonSettings();
        Api module = Api.empty()
                .set("_NAME", "cjson")
                .set("_VERSION", "2.1.0.11")
                .set("null", LightUserdata.NULL)
                .set("empty_array", CjsonMarkers.EMPTY_ARRAY)
                .set("array_mt", markers.array())
                .set("empty_array_mt", markers.emptyArray())
                .define("new", call -> LuaFunction.values(module(safe)))
                .define(
                        "encode",
                        call -> result(call, safe, () -> new CjsonEncoder(settings, markers, call.thread())
                                .encode(call.get(1))))
                .define(
                        "decode",
                        call -> result(call, safe, () -> decode(call, safe, new CjsonDecoder(settings, markers))));
        defineLimits(module, settings);
        defineSwitches(module, settings);
        return module.table();
    }

    private static Object decode(Arguments call, boolean safe, CjsonDecoder decoder) {
        if (safe && LuaValue.toText(call.get(1)) == null) {
            String got = LuaValue.typeName(call.get(1));
            throw new CjsonFailure("bad argument #1 to '?' (string expected, got " + got + ")");
        }
        String text = call.string(1);
        call.thread().spend(text.length());
        return decoder.decode(text);
    }

    @FunctionalInterface
    private interface Conversion {
        Object convert();
    }

    private static Object[] result(Arguments call, boolean safe, Conversion conversion) {
        if (call.count() != 1) {
            throw call.bad(1, "expected 1 argument");
        }
        try {
            return LuaFunction.values(conversion.convert());
        } catch (CjsonFailure failure) {
            if (safe) {
                return LuaFunction.values(null, failure.getMessage());
            }
            throw call.error(failure.getMessage());
        }
    }

    private static void defineLimits(Api module, CjsonSettings settings) {
        module.define("encode_sparse_array", call -> {
            CjsonOption option = new CjsonOption(call, 3);
            settings.convertSparse = option.bool(1, settings.convertSparse);
            settings.sparseRatio = option.integer(2, settings.sparseRatio, 0, Integer.MAX_VALUE);
            settings.sparseSafe = option.integer(3, settings.sparseSafe, 0, Integer.MAX_VALUE);
            return LuaFunction.values(
                    settings.convertSparse, (double) settings.sparseRatio, (double) settings.sparseSafe);
        });
        module.define("encode_max_depth", call -> {
            CjsonOption option = new CjsonOption(call, 1);
            settings.encodeMaxDepth = option.integer(1, settings.encodeMaxDepth, 1, Integer.MAX_VALUE);
            return LuaFunction.values((double) settings.encodeMaxDepth);
        });
        module.define("decode_max_depth", call -> {
            CjsonOption option = new CjsonOption(call, 1);
            settings.decodeMaxDepth = option.integer(1, settings.decodeMaxDepth, 1, Integer.MAX_VALUE);
            return LuaFunction.values((double) settings.decodeMaxDepth);
        });
        module.define("encode_number_precision", call -> {
            CjsonOption option = new CjsonOption(call, 1);
            settings.precision = option.integer(1, settings.precision, 1, CjsonSettings.HIGHEST_PRECISION);
            return LuaFunction.values((double) settings.precision);
        });
    }

    private static void defineSwitches(Api module, CjsonSettings settings) {
        module.define("encode_keep_buffer", call -> {
            settings.keepBuffer = new CjsonOption(call, 1).bool(1, settings.keepBuffer);
            return LuaFunction.values(settings.keepBuffer);
        });
        module.define("encode_invalid_numbers", call -> {
            settings.encodeInvalidNumbers = new CjsonOption(call, 1).invalidNumbers(settings.encodeInvalidNumbers);
            return LuaFunction.values(
                    switch (settings.encodeInvalidNumbers) {
                        case OFF -> false;
                        case ON -> true;
                        case NULL -> "null";
                    });
        });
        module.define("decode_invalid_numbers", call -> {
            settings.decodeInvalidNumbers = new CjsonOption(call, 1).bool(1, settings.decodeInvalidNumbers);
            return LuaFunction.values(settings.decodeInvalidNumbers);
        });
        module.define("encode_empty_table_as_object", call -> {
            settings.emptyTableAsObject = new CjsonOption(call, 1).bool(1, settings.emptyTableAsObject);
            return LuaFunction.values(settings.emptyTableAsObject);
        });
        module.define("decode_array_with_array_mt", call -> {
            settings.decodeArrayWithArrayMt = new CjsonOption(call, 1).bool(1, settings.decodeArrayWithArrayMt);
            return LuaFunction.values(settings.decodeArrayWithArrayMt);
        });
        module.define("encode_escape_forward_slash", call -> {
            settings.escapeForwardSlash = new CjsonOption(call, 1).bool(1, settings.escapeForwardSlash);
            return LuaFunction.values(settings.escapeForwardSlash);
        });
    }
}
