package tile38hc.ngx;

import tile38hc.lua.LuaError;
import tile38hc.lua.LuaValue;
import tile38hc.source.Position;

/// Log lines about Lua that failed: nginx's words, and at the end the place in the file, since Lua counts from the
/// chunk's beginning.
final class Failures {
    private Failures() {}

    /// A failure in a running handler.
    static void log(NgxHost host, String what, LuaError error, Handler handler) {
        String trace = traceback(error).replaceFirst("^stack traceback:", "stack traceback:\ncoroutine 0:");
        host.log(Constants.ERR, what + reason(error) + "\n" + trace + handler.logContext() + place(error));
    }

    /// A failure at the start. An error that is no text has no traceback there, and `nil` is not even logged.
    static void logStart(NgxHost host, String directive, LuaError error) {
        if (error.value() == null) {
            return;
        }
        String trace = traceback(error);
        boolean isTraced = LuaValue.toText(error.value()) != null && trace.contains("\n");
        host.log(
                Constants.ERR,
                directive + " error: " + startReason(error) + (isTraced ? "\n" + trace : "") + place(error));
    }

    /// Without the host's own calls at its outer end.
    private static String traceback(LuaError error) {
        return withoutHost(error.traceback());
    }

    static String withoutHost(String traceback) {
        return traceback.replaceFirst("(\n\t\\[C]: in \\?)+$", "");
    }

    /// nginx calls everything but text a reason that is unknown.
    static String reason(LuaError error) {
        String text = LuaValue.toText(error.value());
        return text == null ? "unknown reason" : text;
    }

    /// The same at the start, where nginx calls it an error.
    static String startReason(LuaError error) {
        String text = LuaValue.toText(error.value());
        return text == null ? "unknown error" : text;
    }

    static String place(LuaError error) {
        return error.position().map(Failures::place).orElse("");
    }

    private static String place(Position position) {
        return ", at: " + position.file() + ":" + position.line();
    }
}
