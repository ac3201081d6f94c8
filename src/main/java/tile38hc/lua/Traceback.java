package tile38hc.lua;

/// The open calls as text, as LuaJIT's `debug.traceback` lays them out.
final class Traceback {
    private static final int FIRST = 12; // of a deep stack the innermost and the outermost calls are shown
    private static final int LAST = 10;

    private Traceback() {}

    /// @param level that of `innermost`: it counts as one of the first, those that are left out do too
    static String of(Frame innermost, int level) {
        StringBuilder text = new StringBuilder("stack traceback:");
        int depth = Frame.depth(innermost);
        int first = Math.max(1, FIRST - level);
        boolean isDeep = depth > first + LAST + 1; // dots for a single call would save nothing
        int before = 0;
        for (Frame at = innermost; at != null; at = at.caller, before++) {
            if (isDeep && before == first) {
                text.append("\n\t...");
            }
            if (!isDeep || before < first || before >= depth - LAST) {
                text.append("\n\t").append(line(at));
            }
        }
        return text.toString();
    }

    private static String line(Frame frame) {
        CallName name = CallName.of(frame.caller);
        if (frame.isNative()) {
            return "[C]: " + (name == null ? "in ?" : "in function '" + name.name() + "'");
        }
        Prototype prototype = frame.closure.prototype;
        String chunk = prototype.chunk().name();
        String place = chunk + ":" + frame.line() + ": in ";
        if (name != null) {
            return place + "function '" + name.name() + "'";
        }
        return place + (prototype.isMain() ? "main chunk" : "function <" + chunk + ":" + prototype.line() + ">");
    }
}
