package tile38hc.ngx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import tile38hc.json.JsonRules;
import tile38hc.lua.LightUserdata;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaValue;

/// Writes one Lua value as JSON, as lua-cjson does: a table whose keys are all whole numbers from 1 on is an
/// array.
final class CjsonEncoder {
    private static final int NOT_AN_ARRAY = -1;

    private final CjsonSettings settings;
    private final CjsonMarkers markers;
    private final LuaText text;
    private final StringBuilder out;

    /// @param thread whose running time the work is counted on
    CjsonEncoder(CjsonSettings settings, CjsonMarkers markers, LuaThread thread) {
        this.settings = settings;
        this.markers = markers;
        text = new LuaText(thread);
        out = text.builder();
    }

    /// @throws CjsonFailure if `value`, or something in it, has no JSON
    String encode(Object value) {
        append(value, 0);
        return text.toString();
    }

    private void append(Object value, int depth) {
        text.check();
        switch (value) {
            case null -> out.append("null");
            case Boolean bool -> out.append(bool);
            case Double number -> appendNumber(number);
            case String string -> appendString(string);
            case LuaTable table -> appendTable(table, depth + 1);
            case LightUserdata userdata when userdata.equals(LightUserdata.NULL) -> out.append("null");
            case LightUserdata userdata when userdata.equals(CjsonMarkers.EMPTY_ARRAY) -> out.append("[]");
            default -> throw failure(value, "type not supported");
        }
    }

    private static CjsonFailure failure(Object value, String why) {
        return new CjsonFailure("Cannot serialise " + LuaValue.typeName(value) + ": " + why);
    }

    private void appendTable(LuaTable table, int depth) {
        if (depth > Math.min(settings.encodeMaxDepth, JsonRules.DEEPEST)) {
            throw new CjsonFailure("Cannot serialise, excessive nesting (" + depth + ")");
        }
        int length = arrayLength(table);
        if (length == NOT_AN_ARRAY) {
            appendObject(table, depth);
        } else {
            appendArray(table, length, depth);
        }
    }

    private int arrayLength(LuaTable table) {
        if (table.metatable() == markers.array()) {
            return table.length();
        }
        int length = keyedLength(table);
        boolean emptyIsArray = !settings.emptyTableAsObject || table.metatable() == markers.emptyArray();
        return length == 0 && !emptyIsArray ? NOT_AN_ARRAY : length;
    }

    /// The highest key of a table that has whole numbers from 1 on for keys and nothing else.
    private int keyedLength(LuaTable table) {
        int highest = 0;
        int items = 0;
        for (Object[] field = table.next(null); field != null; field = table.next(field[0])) {
            if (!(field[0] instanceof Double key) || !(key >= 1 && key <= Integer.MAX_VALUE) || key != Math.rint(key)) {
                return NOT_AN_ARRAY;
            }
            highest = Math.max(highest, key.intValue());
            items++;
        }
        boolean sparse = settings.sparseRatio > 0
                && highest > (long) items * settings.sparseRatio
                && highest > settings.sparseSafe;
        if (sparse && !settings.convertSparse) {
            throw failure(table, "excessively sparse array");
        }
        return sparse ? NOT_AN_ARRAY : highest;
    }

    private void appendArray(LuaTable table, int length, int depth) {
        out.append('[');
        for (int i = 1; i <= length; i++) {
            out.append(i > 1 ? "," : "");
            append(table.get(i), depth);
        }
        out.append(']');
    }

    private void appendObject(LuaTable table, int depth) {
        out.append('{');
        boolean first = true;
        for (Object[] field = table.next(null); field != null; field = table.next(field[0])) {
            out.append(first ? "" : ",");
            first = false;
            switch (field[0]) {
                case String name -> appendString(name);
                case Double number -> {
                    out.append('"');
                    appendNumber(number);
                    out.append('"');
                }
                default -> throw failure(field[0], "table key must be a number or string");
            }
            out.append(':');
            append(field[1], depth);
        }
        out.append('}');
    }

    private void appendNumber(Double number) {
        if (Double.isFinite(number)) {
            out.append(shown(number, settings.precision));
            return;
        }
        switch (settings.encodeInvalidNumbers) {
            case OFF -> throw failure(number, "must not be NaN or Inf");
            case NULL -> out.append("null");
            case ON -> out.append(number.isNaN() ? "nan" : number > 0 ? "inf" : "-inf");
        }
    }

    /// As C's `%.{precision}g`.
    private static String shown(double number, int precision) {
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal rounded = new BigDecimal(number)
                .round(new MathContext(precision, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < precision) {
            return rounded.toPlainString();
        }
        String digits = rounded.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (number < 0 ? "-" : "") + digits.charAt(0) + fraction + "e%+03d".formatted(exponent);
    }

    private void appendString(String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '/' -> out.append(settings.escapeForwardSlash ? "\\/" : "/");
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
