package tile38hc.ngx;

import java.util.List;
import java.util.Map;
import tile38hc.json.Json;
import tile38hc.json.JsonException;
import tile38hc.json.JsonRules;
import tile38hc.json.JsonToken;
import tile38hc.lua.LightUserdata;
import tile38hc.lua.LuaTable;

/// Reads JSON into Lua values, as lua-cjson does, and says in its words what is wrong with a text.
final class CjsonDecoder {
    private final CjsonSettings settings;
    private final CjsonMarkers markers;

    CjsonDecoder(CjsonSettings settings, CjsonMarkers markers) {
        this.settings = settings;
        this.markers = markers;
    }

    /// @throws CjsonFailure if `text` is no JSON
    Object decode(String text) {
        if (text.length() >= 2 && (text.charAt(0) == 0 || text.charAt(1) == 0)) {
            throw new CjsonFailure("JSON parser does not support UTF-16 or UTF-32");
        }
        int maxDepth = Math.min(settings.decodeMaxDepth, JsonRules.DEEPEST);
        JsonRules rules = JsonRules.CJSON.withMaxDepth(maxDepth);
        if (!settings.decodeInvalidNumbers) {
            rules = rules.withNumbers(JsonRules.Numbers.CJSON);
        }
        try {
            return toLua(Json.read(text, rules));
        } catch (JsonException e) {
            throw new CjsonFailure(message(e, maxDepth));
        }
    }

    /// One frame a level, for a text may have a thousand.
    private Object toLua(Json json) {
        return switch (json) {
            case Json.Obj(Map<String, Json> members) -> {
                LuaTable table = new LuaTable();
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    table.set(member.getKey(), toLua(member.getValue()));
                }
                yield table;
            }
            case Json.Arr(List<Json> items) -> {
                LuaTable table = new LuaTable();
                for (int i = 0; i < items.size(); i++) {
                    table.set(i + 1, toLua(items.get(i)));
                }
                if (settings.decodeArrayWithArrayMt) {
                    table.setMetatable(markers.array());
                }
                yield table;
            }
            case Json.Str(String value) -> value;
            case Json.Num(double value) -> value;
            case Json.Bool(boolean value) -> value;
            case Json.Null() -> LightUserdata.NULL;
        };
    }

    private static String message(JsonException e, int maxDepth) {
        String where = " at character " + (e.offset() + 1);
        if (e.found() == JsonToken.TOO_DEEP) {
            return "Found too many nested data structures (" + (maxDepth + 1) + ")" + where;
        }
        return "Expected " + words(e.expected()) + " but found " + words(e.found()) + where;
    }

    private static String words(JsonException.Expected expected) {
        return switch (expected) {
            case VALUE -> "value";
            case KEY -> "object key string";
            case COLON -> "colon";
            case COMMA_OR_OBJECT_END -> "comma or object end";
            case COMMA_OR_ARRAY_END -> "comma or array end";
            case END -> "the end";
        };
    }

    private static String words(JsonToken found) {
        return switch (found) {
            case OBJECT_START -> "T_OBJ_BEGIN";
            case OBJECT_END -> "T_OBJ_END";
            case ARRAY_START -> "T_ARR_BEGIN";
            case ARRAY_END -> "T_ARR_END";
            case COLON -> "T_COLON";
            case COMMA -> "T_COMMA";
            case STRING -> "T_STRING";
            case NUMBER -> "T_NUMBER";
            case BOOLEAN -> "T_BOOLEAN";
            case NULL -> "T_NULL";
            case END -> "T_END";
            case INVALID -> "invalid token";
            case INVALID_NUMBER -> "invalid number";
            case UNCLOSED_STRING -> "unexpected end of string";
            case INVALID_ESCAPE -> "invalid escape code";
            case INVALID_UNICODE_ESCAPE -> "invalid unicode escape code";
            case NUMBER_OUT_OF_RANGE, CONTROL_CHARACTER, TOO_DEEP, TOO_LONG -> found.toString();
        };
    }
}
