package tile38hc.ngx;

import java.util.StringJoiner;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// Tables to query strings and back, as `ngx.encode_args` and `ngx.decode_args` do it.
final class QueryString {
    private QueryString() {}

    /// A name with several values has a table of them; `true` stands for a name alone, and `false` for nothing.
    ///
    /// @param arguments of the call, for errors
    static String encode(Arguments arguments, LuaTable table) {
        StringJoiner out = new StringJoiner("&");
        for (Object[] field = table.next(null); field != null; field = table.next(field[0])) {
            if (!(field[0] instanceof String name)) {
                throw arguments.error("attempt to use a non-string key in the \"args\" option table");
            }
            String escaped = UriEscape.escape(name, UriEscape.COMPONENT);
            if (field[1] instanceof LuaTable values) {
                for (Object[] value = values.next(null); value != null; value = values.next(value[0])) {
                    add(out, arguments, escaped, value[1]);
                }
            } else {
                add(out, arguments, escaped, field[1]);
            }
        }
        return out.toString();
    }

    private static void add(StringJoiner out, Arguments arguments, String name, Object value) {
        if (value instanceof Boolean present) {
            if (present) {
                out.add(name);
            }
            return;
        }
        String text = LuaValue.toText(value);
        if (text == null) {
            throw arguments.error("attempt to use " + LuaValue.typeName(value) + " as query arg value");
        }
        out.add(name + "=" + UriEscape.escape(text, UriEscape.COMPONENT));
    }

    /// Reads the pairs of `text` into a table.
    ///
    /// @param most pairs to be read; 0 or less for no limit
    /// @return whether the limit left some of the text unread
    static boolean decode(String text, int most, LuaTable into) {
        int start = 0;
        for (int pairs = 1; start < text.length(); pairs++) {
            int end = text.indexOf('&', start);
            decodePair(text.substring(start, end < 0 ? text.length() : end), into);
            if (end < 0) {
                return false;
            }
            if (pairs == most) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static void decodePair(String pair, LuaTable into) {
        int sign = pair.indexOf('=');
        String name = UriEscape.unescape(sign < 0 ? pair : pair.substring(0, sign));
        if (name.isEmpty()) {
            return;
        }
        Object value = sign < 0 ? Boolean.TRUE : UriEscape.unescape(pair.substring(sign + 1));
        Object before = into.get(name);
        if (before instanceof LuaTable values) {
            values.set(values.length() + 1, value);
        } else {
            into.set(name, before == null ? value : LuaTable.of(before, value));
        }
    }
}
