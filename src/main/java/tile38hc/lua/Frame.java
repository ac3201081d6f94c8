package tile38hc.lua;

import tile38hc.source.Position;

/// One open call: where it stands, its variables, and who called. A frame without a closure marks a native
/// function that calls back into Lua (`pcall`, `table.sort`), since levels of errors count those too.
final class Frame {
    final Frame caller;
    final LuaThread thread;
    final Closure closure;
    final Object[] slots; // a captured variable's slot holds its Cell
    final Object[] varargs;
    final int size; // in values, as LuaJIT counts them: two are its own

    /// What is being evaluated: names the place and, for a call, the callee.
    Node current;

    /// Set together with the signal that says so.
    Object[] returned;

    LuaFunction tailCallee;
    String target;

    Frame(LuaThread thread, Frame caller, Closure closure, Object[] varargs) {
        this.thread = thread;
        this.caller = caller;
        this.closure = closure;
        this.slots = new Object[closure.prototype.slots()];
        this.varargs = varargs;
        this.size = slots.length + varargs.length + 2;
    }

    /// The mark of a native function.
    Frame(LuaThread thread, Frame caller) {
        this.thread = thread;
        this.caller = caller;
        this.closure = null;
        this.slots = null;
        this.varargs = null;
        this.size = 2;
    }

    boolean isNative() {
        return closure == null;
    }

    /// How many calls are open from `innermost` outwards.
    static int depth(Frame innermost) {
        int depth = 0;
        for (Frame at = innermost; at != null; at = at.caller) {
            depth++;
        }
        return depth;
    }

    /// Where it stands; before its first statement, where the function begins.
    int line() {
        return current == null
                ? closure.prototype.line()
                : closure.prototype.chunk().source().line(current.offset());
    }

    /// `chunk:12: ` in front of a message, or nothing where `frame` runs no Lua code.
    static String where(Frame frame) {
        return frame == null || frame.isNative()
                ? ""
                : frame.closure.prototype.chunk().name() + ":" + frame.line() + ": ";
    }

    /// As [#where] of the innermost Lua code from `frame` on, for what any native function may run into.
    static String whereLua(Frame frame) {
        Frame at = frame;
        while (at != null && at.isNative()) {
            at = at.caller;
        }
        return where(at);
    }

    /// The place in the file where the innermost Lua code from `frame` on stands.
    static Position position(Frame frame) {
        for (Frame at = frame; at != null; at = at.caller) {
            if (!at.isNative() && at.current != null) {
                return at.closure.prototype.chunk().source().position(at.current.offset());
            }
        }
        return null;
    }
}
