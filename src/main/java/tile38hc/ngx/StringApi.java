package tile38hc.ngx;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// The functions of `ngx` from strings to strings: escapes, query strings, Base64, checksums.
final class StringApi {
    private static final int DEFAULT_MOST_ARGUMENTS = 100;

    private StringApi() {}

    static void install(LuaTable table) {
        Api ngx = new Api(table);
        ngx.define("escape_uri", call -> LuaFunction.values(UriEscape.escape(anyText(call), escapeType(call))));
        ngx.define("unescape_uri", call -> LuaFunction.values(UriEscape.unescape(anyText(call))));
        ngx.define("encode_args", StringApi::encodeArgs);
        ngx.define("decode_args", StringApi::decodeArgs);
        ngx.define("encode_base64", StringApi::encodeBase64);
        ngx.define(
                "decode_base64",
                call -> LuaFunction.values(
                        (Object) Base64Text.decode(onlyString(call)).orElse(null)));
        ngx.define(
                "decode_base64mime",
                call -> LuaFunction.values(
                        (Object) Base64Text.decodeMime(onlyString(call)).orElse(null)));
        ngx.define("md5", call -> LuaFunction.values(hex(Digests.digest("MD5", anyText(call)))));
        ngx.define("md5_bin", call -> LuaFunction.values(Digests.digest("MD5", anyText(call))));
        ngx.define("sha1_bin", call -> LuaFunction.values(Digests.digest("SHA-1", anyText(call))));
        ngx.define("crc32_short", call -> LuaFunction.values((double) Digests.crc32(anyText(call))));
        ngx.define("crc32_long", call -> LuaFunction.values((double) Digests.crc32(anyText(call))));
        ngx.define("hmac_sha1", StringApi::hmacSha1);
        ngx.define("quote_sql_str", StringApi::quoteSql);
    }

    /// What `tostring` makes of any value; nothing of `nil` and `false`.
    private static String anyText(Arguments call) {
        Object value = call.get(1);
        return LuaValue.isTrue(value) ? call.thread().display(value) : "";
    }

    private static String onlyString(Arguments call) {
        if (call.get(1) instanceof String text) {
            return text;
        }
        throw call.error("string argument only");
    }

    private static int escapeType(Arguments call) {
        if (call.isNil(2)) {
            return UriEscape.COMPONENT;
        }
        if (!(call.get(2) instanceof Double type)) {
            throw outer(call, "\"type\" is not a number");
        }
        if (!(type >= UriEscape.URI && type <= UriEscape.LAST_TYPE)) {
            throw outer(call, "\"type\" " + LuaValue.toText(type) + " out of range");
        }
        return type.intValue();
    }

    /// An error that names the place of the caller's caller, as OpenResty's does.
    private static LuaError outer(Arguments call, String message) {
        return call.thread().error(message, 2);
    }

    private static Object[] encodeArgs(Arguments call) {
        if (call.count() != 1) {
            throw call.error("expecting 1 argument but seen " + call.count());
        }
        return LuaFunction.values(QueryString.encode(call, call.table(1)));
    }

    private static Object[] decodeArgs(Arguments call) {
        if (call.count() != 1 && call.count() != 2) {
            throw call.error("expecting 1 or 2 arguments but seen " + call.count());
        }
        String text = call.string(1);
        int most = call.count() == 2 ? call.integer(2) : DEFAULT_MOST_ARGUMENTS;
        LuaTable into = new LuaTable();
        boolean truncated = QueryString.decode(text, most, into);
        return truncated ? LuaFunction.values(into, "truncated") : LuaFunction.values(into);
    }

    private static Object[] encodeBase64(Arguments call) {
        boolean unpadded = call.isTrue(2);
        if (unpadded && !(call.get(2) instanceof Boolean)) {
            throw call.error("bad no_padding: boolean expected, got " + LuaValue.typeName(call.get(2)));
        }
        return LuaFunction.values(Base64Text.encode(anyText(call), !unpadded));
    }

    private static Object[] hmacSha1(Arguments call) {
        if (call.count() != 2) {
            throw call.error("expecting 2 arguments, but got " + call.count());
        }
        return LuaFunction.values(Digests.hmacSha1(call.string(1), call.string(2)));
    }

    private static Object[] quoteSql(Arguments call) {
        if (call.count() != 1) {
            throw call.error("expecting one argument");
        }
        return LuaFunction.values(SqlQuote.quote(call.string(1)));
    }

    private static String hex(String bytes) {
        return HexFormat.of().formatHex(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
}
