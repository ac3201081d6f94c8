package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.values;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;
import tile38hc.lua.LuaWorker;

/// What is left of the `os` library: clocks, dates and the variables that the host shows.
final class OsLibrary {
    private static final double ENOENT = 2;
    private static final double EACCES = 13;

    private final Host host;

    private OsLibrary(Host host) {
        this.host = host;
    }

    static void open(LuaWorker worker, Host host) {
        OsLibrary os = new OsLibrary(host);
        Library.named("os")
                .define("clock", _ -> values(host.secondsRun()))
                .define("time", os::time)
                .define("date", os::date)
                .define("difftime", arguments -> values(arguments.number(1) - arguments.number(2, 0)))
                .defineInLua("getenv", 1, arguments -> values(host.environmentVariable(arguments.string(1))))
                .refuse("no programs are started", "execute")
                .refuse("a configuration does not end the process", "exit")
                .define("remove", os::untouchable)
                .define("rename", os::untouchable)
                .define("setlocale", OsLibrary::setlocale)
                .refuse("no files are written", "tmpname")
                .addTo(worker);
    }

    private Object[] time(Arguments arguments) {
        if (arguments.isNil(1)) {
            return values((double) host.now().getEpochSecond());
        }
        LuaTable date = arguments.table(1);
        int second = field(arguments, date, "sec", 0);
        int minute = field(arguments, date, "min", 0);
        int hour = field(arguments, date, "hour", 12);
        int day = field(arguments, date, "day", null);
        int month = field(arguments, date, "month", null);
        int year = field(arguments, date, "year", null);
        try {
            LocalDateTime time = LocalDateTime.of(year, 1, 1, 0, 0)
                    .plusMonths(month - 1L)
                    .plusDays(day - 1L)
                    .plusHours(hour)
                    .plusMinutes(minute)
                    .plusSeconds(second);
            return values((double) time.atZone(host.zone()).toEpochSecond());
        } catch (DateTimeException _) {
            return values((Object) null);
        }
    }

    /// Lua changes no files. It is told so in the words for one without the rights.
    private Object[] untouchable(Arguments arguments) {
        String path = arguments.string(1);
        try {
            host.readFile(path);
            return values(null, path + ": Permission denied", EACCES);
        } catch (IOException e) {
            return values(null, path + ": " + e.getMessage(), ENOENT);
        }
    }

    /// There is no locale but `C`.
    private static Object[] setlocale(Arguments arguments) {
        return values(List.of("", "C", "POSIX").contains(arguments.string(1, "C")) ? "C" : null);
    }

    private static int field(Arguments arguments, LuaTable date, String name, Integer absent) {
        Double number = LuaValue.toNumber(date.get(name));
        if (number != null) {
            return number.intValue();
        }
        if (absent == null) {
            throw arguments.error("field '" + name + "' missing in date table");
        }
        return absent;
    }

    private Object[] date(Arguments arguments) {
        String format = arguments.string(1, "%c");
        boolean isUtc = format.startsWith("!");
        ZoneId zone = isUtc ? ZoneOffset.UTC : host.zone();
        ZonedDateTime time;
        try {
            Instant instant = arguments.isNil(2) ? host.now() : Instant.ofEpochSecond((long) arguments.number(2));
            time = instant.atZone(zone);
        } catch (DateTimeException _) {
            return values((Object) null);
        }
        String pattern = isUtc ? format.substring(1) : format;
        return values(pattern.startsWith("*t") ? fields(time) : DateFormat.format(pattern, time));
    }

    private static LuaTable fields(ZonedDateTime time) {
        LuaTable fields = new LuaTable();
        fields.set("year", (double) time.getYear());
        fields.set("month", (double) time.getMonthValue());
        fields.set("day", (double) time.getDayOfMonth());
        fields.set("hour", (double) time.getHour());
        fields.set("min", (double) time.getMinute());
        fields.set("sec", (double) time.getSecond());
        fields.set("wday", (double) (time.getDayOfWeek().getValue() % 7 + 1));
        fields.set("yday", (double) time.getDayOfYear());
        fields.set("isdst", time.getZone().getRules().isDaylightSavings(time.toInstant()));
        return fields;
    }
}
