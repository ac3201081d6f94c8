package tile38hc.ngx;

import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;

/// Tables to query strings and back, as `ngx.encode_args` and `ngx.decode_args` do it.
final class QueryArguments {
    private final Object encode;
    private final Object decode;

    /// @param ngx with both functions in place, which is what a configuration that replaces them does not change
    QueryArguments(LuaTable ngx) {
        encode = ngx.get("encode_args");
        decode = ngx.get("decode_args");
    }

    String encode(LuaThread thread, LuaTable table) {
        return (String) thread.call(encode, table)[0];
    }

    /// The table, and `truncated` where there were more than `max` (`null`: 100; 0: no limit).
    Object[] decode(LuaThread thread, String text, Object max) {
        return max == null ? thread.call(decode, text) : thread.call(decode, text, max);
    }

    /// Whether a path would leave its root, or hold what no path holds.
    static boolean isUnsafe(String path) {
        return path.isEmpty()
                || path.indexOf('\0') >= 0
                || path.equals("..")
                || path.startsWith("../")
                || path.endsWith("/..")
                || path.contains("/../");
    }
}
