package tile38hc.ngx;

import java.util.List;
import java.util.regex.Pattern;
import tile38hc.lua.LuaError;

/// What people mean where their Lua at the start fails in one of the ways that are seen again and again.
final class LuaHints {

    /// @param error what the message looks like
    private record Hint(Pattern error, String advice) {
        Hint(String error, String advice) {
            this(Pattern.compile(error), advice);
        }
    }

    private static final List<Hint> HINTS = List.of(
            new Hint("near '#'", "a comment begins with \"--\" in Lua, not with \"#\""),
            new Hint("near '//'", "a comment begins with \"--\" in Lua, not with \"//\""),
            new Hint("near '!'", "\"not equal\" is \"~=\" in Lua"),
            new Hint("invalid escape sequence", "no such escape: write \"\\\\\" for a backslash"),
            new Hint("module '.*' not found", "no folder of lua_package_path holds it"),
            new Hint(
                    "attempt to call field '(new|checker|status_table|details_page)'",
                    "resty.upstream.healthcheck has spawn_checker, status_page and prometheus_status_page, no more"),
            new Hint("is not offered by tile38-hc", "OpenResty offers it: put into the file what it would find out"),
            new Hint("running time of .* used up", "it may work for that long and no longer"));

    private LuaHints() {}

    /// The warning about `init_worker_by_lua` that failed.
    static String initWorkerFailed(LuaError error) {
        String reason = Failures.startReason(error);
        String advice = HINTS.stream()
                .filter(hint -> hint.error().matcher(reason).find())
                .findFirst()
                .map(hint -> " (" + hint.advice() + ")")
                .orElse("");
        return "init_worker_by_lua failed, and the server starts all the same: checkers that it did not come to are not"
                + " started, and their peers show UP" + advice;
    }
}
