package tile38hc.ngx;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;

/// The functions of `ngx` about time.
///
/// nginx looks at the clock once for each event and shows the same time until it is told to look again. Here every
/// call looks, in whole milliseconds as there, so `update_time` has nothing to do.
final class TimeApi {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final InstantSource clock;
    private final ZoneId zone;

    private TimeApi(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    static void install(LuaTable ngx, InstantSource clock, ZoneId zone) {
        new TimeApi(clock, zone).fill(new Api(ngx));
    }

    private void fill(Api ngx) {
        ngx.define("time", call -> LuaFunction.values((double) clock.instant().getEpochSecond()));
        ngx.define("now", call -> LuaFunction.values(clock.instant().toEpochMilli() / 1000.0));
        ngx.define("today", call -> LuaFunction.values(show(DAY, zone)));
        ngx.define("localtime", call -> LuaFunction.values(show(SECOND, zone)));
        ngx.define("utctime", call -> LuaFunction.values(show(SECOND, ZoneOffset.UTC)));
        ngx.define("update_time", call -> LuaFunction.NOTHING);
        ngx.define("http_time", call -> LuaFunction.values(HttpTime.header(seconds(call))));
        ngx.define("cookie_time", call -> LuaFunction.values(HttpTime.cookie(seconds(call))));
        ngx.define("parse_http_time", TimeApi::parse);
    }

    private String show(DateTimeFormatter format, ZoneId where) {
        Instant now = clock.instant();
        return format.format(now.atZone(where));
    }

    private static double seconds(Arguments call) {
        if (call.get(1) instanceof Double seconds) {
            return seconds;
        }
        throw call.error("number argument only");
    }

    private static Object[] parse(Arguments call) {
        if (!(call.get(1) instanceof String text)) {
            throw call.error("string argument only");
        }
        OptionalLong seconds = HttpTime.parse(text);
        return LuaFunction.values(seconds.isPresent() ? (Object) (double) seconds.getAsLong() : null);
    }
}
