package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.values;

import java.util.Optional;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;

/// The module `ngx.base64`: the Base64 of URLs, with `-` and `_` and without `=` at its end.
final class Base64UrlModule {
    private Base64UrlModule() {}

    static LuaTable table() {
        return Api.empty()
                .set("version", Versions.RESTY_CORE)
                .define("encode_base64url", Base64UrlModule::encode)
                .define("decode_base64url", Base64UrlModule::decode)
                .table();
    }

    private static Object[] encode(Arguments arguments) {
        return arguments.get(1) instanceof String text
                ? values(Base64Text.encode(text, false).replace('+', '-').replace('/', '_'))
                : values(null, "must provide a string");
    }

    private static Object[] decode(Arguments arguments) {
        if (!(arguments.get(1) instanceof String text)) {
            return values(null, "must provide a string");
        }
        Optional<String> decoded = text.contains("+") || text.contains("/")
                ? Optional.empty()
                : Base64Text.decode(text.replace('-', '+').replace('_', '/'));
        return decoded.isPresent() ? values(decoded.get()) : values(null, "invalid input");
    }
}
