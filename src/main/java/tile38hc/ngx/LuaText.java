package tile38hc.ngx;

import tile38hc.lua.LuaThread;

/// A string for Lua while it grows: its work is counted as running time, and it may not outgrow what Lua's strings may.
final class LuaText {
    private static final int FIRST_CHECK = 4096;

    private final LuaThread thread;
    private final StringBuilder text = new StringBuilder();
    private int checkAt = FIRST_CHECK;

    LuaText(LuaThread thread) {
        this.thread = thread;
    }

    /// Where to add to, with a [#check] now and then.
    StringBuilder builder() {
        return text;
    }

    void check() {
        thread.spend(1);
        if (text.length() > checkAt) {
            thread.reserve(text.length());
            checkAt = text.length() + text.length() / 4; // seldom enough to cost nothing
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
