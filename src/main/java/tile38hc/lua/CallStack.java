package tile38hc.lua;

import java.util.Optional;
import java.util.function.Supplier;

/// The open calls of a Lua thread: how deep they may go, and what they tell about the code that runs.
///
/// Level 1 is the code that called the native function at work, level 2 the code that called that, and so on. A
/// native function stands here only while it calls back.
public final class CallStack {

    /// The values that all open calls may hold at once, as in LuaJIT.
    private static final int MAX_HELD = 65_496;

    /// From so many values on, calls are too deep for the usual Java stack of a megabyte.
    private static final int DEEP = 400;

    private final LuaThread thread;
    Frame top;
    private int held; // by all open calls
    private boolean isOnDeepStack;

    CallStack(LuaThread thread) {
        this.thread = thread;
    }

    void enter(Frame frame) {
        if (held + frame.size > MAX_HELD) {
            throw overflow();
        }
        held += frame.size;
        top = frame;
    }

    /// Leaves the innermost call, which is `top`.
    void leave(Frame caller) {
        held -= top.size;
        top = caller;
    }

    LuaError overflow() {
        return LuaError.thrownIn(top, Frame.where(top) + "stack overflow");
    }

    /// Whether the next call is so deep that it must run on a [DeepStack].
    boolean needsDeepStack() {
        return held > DEEP && !isOnDeepStack;
    }

    Object[] onDeepStack(Supplier<Object[]> code) {
        isOnDeepStack = true;
        try {
            return DeepStack.run(code);
        } finally {
            isOnDeepStack = false;
        }
    }

    /// Runs `code` and turns what a program may survive, overflown stacks among it, into a [LuaError]. However
    /// it ends, the stack is then as it was before.
    Object[] guarded(Supplier<Object[]> code) {
        Frame before = top;
        int heldBefore = held;
        try {
            return code.get();
        } catch (StackOverflowError _) {
            throw overflow();
        } catch (OutOfMemoryError _) {
            throw LuaError.outOfMemory(top, before);
        } finally {
            top = before;
            held = heldBefore;
        }
    }

    /// Runs `code` as if `frame` were the innermost call. However it ends, the stack is then as it was before.
    Object[] runAt(Frame frame, Supplier<Object[]> code) {
        Frame before = top;
        int heldBefore = held;
        top = frame;
        try {
            return code.get();
        } finally {
            top = before;
            held = heldBefore;
        }
    }

    /// The mark of the native function at work, which has none while nobody looks at the calls.
    Frame atWork() {
        return new Frame(thread, top);
    }

    /// The `level`th innermost open call; `null` past the outermost.
    private Frame level(int level) {
        return outwards(top, level - 1);
    }

    private static Frame outwards(Frame from, int calls) {
        Frame frame = from;
        for (int i = 0; i < calls && frame != null; i++) {
            frame = frame.caller;
        }
        return frame;
    }

    /// How many calls are open.
    public int depth() {
        return Frame.depth(top);
    }

    /// The Lua function at a level; `null` if a native one stands there or the stack is not so deep.
    public LuaFunction functionAt(int level) {
        Frame frame = level(level);
        return frame == null ? null : frame.closure;
    }

    /// How the code that called the function at a level names it; empty where it has no name. Level 0 is the
    /// native function at work.
    public Optional<CallName> nameAt(int level) {
        return Optional.ofNullable(CallName.of(level(level + 1)));
    }

    /// The line of the chunk at which a level stands; -1 where no Lua code does.
    public int lineAt(int level) {
        Frame frame = level(level);
        return frame == null || frame.isNative() ? -1 : frame.line();
    }

    /// `chunk:12: ` as `error` puts it in front of a message; empty where no Lua code stands.
    public String where(int level) {
        return Frame.where(level(level));
    }

    /// The calls from `level` on as text; level 0 is the native function at work. A coroutine that failed keeps those
    /// that were open.
    public String traceback(int level) {
        boolean isOver = thread.status() == LuaThread.Status.DEAD || top == null;
        return Traceback.of(outwards(isOver ? top : atWork(), level), level);
    }
}
