package tile38hc.ngx;

import tile38hc.lua.LuaThread;

/// One strand of a handler: its entry, or what `ngx.thread.spawn` started.
///
/// Written while holding the world's turn, but for the flags, which are guarded by the handler's lock.
final class LightThread {

    /// What its Lua returned or threw, kept for whoever waits for it.
    sealed interface Result {
        record Returned(Object[] values) implements Result {}

        /// @param bare the message before its place was put in front: ngx_lua hands over both
        record Thrown(Object bare, Object error) implements Result {}
    }

    private final Handler handler;
    private final LightThread parent; // null for the entry
    private LuaThread lua;
    private Result result = new Result.Thrown(null, null);
    boolean released; // whoever started it has the turn again
    boolean killed;
    boolean over;
    boolean collected; // its results were handed over, or nobody will ask for them

    LightThread(Handler handler, LightThread parent) {
        this.handler = handler;
        this.parent = parent;
        this.released = parent == null;
    }

    Handler handler() {
        return handler;
    }

    LightThread parent() {
        return parent;
    }

    boolean isEntry() {
        return parent == null;
    }

    /// The Lua thread that stands for it, known once it runs.
    LuaThread lua() {
        return lua;
    }

    void runsAs(LuaThread thread) {
        lua = thread;
    }

    Result result() {
        return result;
    }

    void endsWith(Result end) {
        result = end;
    }
}
