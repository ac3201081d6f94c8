package tile38hc.lua;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tile38hc.source.Position;
import tile38hc.source.Source;

/// A thread of Lua, C's `lua_State`: one stack of calls. It is the handler that the host runs, a light thread
/// of the host's, or a coroutine of the program's, and as a value its type is `thread`.
///
/// Native functions get the one that called them and use it to call back, to fail with a place, and to say how much
/// work they do. Only what runs in a thread may use it.
public final class LuaThread {

    /// The values that all open calls may hold at once, as in LuaJIT.
    private static final int MAX_HELD = 65_496;

    /// From so many values on, calls are too deep for the usual Java stack of a megabyte.
    private static final int DEEP = 400;

    private static final int TICKS_A_TOKEN = 8; // to read one and build what it stands for

    /// Coroutines that wait for one another at once.
    private static final int MAX_NESTING = 200;

    /// As `coroutine.status` names it, in lower case.
    public enum Status {
        SUSPENDED,
        RUNNING,
        NORMAL,
        DEAD
    }

    private final LuaWorker worker;
    private final LuaFunction body;
    private final Transfer transfer; // null for a thread that the host runs
    private final CompletableFuture<Object[]> outcome = new CompletableFuture<>();
    private final CompletableFuture<Void> firstPause = new CompletableFuture<>();
    private LuaTable globals;
    Status status = Status.SUSPENDED;
    Budget budget;
    Frame top;
    private int held; // by all open calls
    private boolean isOnDeepStack;
    private int nesting; // resumers that wait for this thread

    private LuaThread(LuaWorker worker, LuaFunction body, Transfer transfer, Budget budget) {
        this.worker = worker;
        this.body = body;
        this.transfer = transfer;
        this.budget = budget;
        this.globals = worker.globals();
    }

    static LuaThread ofHost(LuaWorker worker, LuaFunction body, Budget budget) {
        LuaThread thread = new LuaThread(worker, body, null, budget);
        if (body.environment() != null) {
            thread.globals = body.environment();
        }
        return thread;
    }

    /// A coroutine that has not begun.
    public LuaThread newCoroutine(LuaFunction coroutineBody) {
        LuaThread coroutine = new LuaThread(worker, coroutineBody, new Transfer(), budget);
        coroutine.globals = globals;
        return coroutine;
    }

    public LuaWorker worker() {
        return worker;
    }

    public Status status() {
        return status;
    }

    /// Whether the host runs this thread: it has no resumer and cannot be resumed.
    public boolean isHostThread() {
        return transfer == null;
    }

    /// Calls any value from within a native function.
    ///
    /// A failure leaves the call stack as it was where it happened, for [#protectedCall] and [#handle] to look
    /// at: whoever catches must use those.
    public Object[] call(Object callee, Object... arguments) {
        Frame caller = top;
        enter(new Frame(this, caller));
        Object[] results = Metamethods.call(this, callee, arguments);
        leave(caller);
        return results;
    }

    /// Calls any value in the place of the native function at work, which leaves no trace of its own.
    public Object[] tailCall(Object callee, Object... arguments) {
        return Metamethods.call(this, callee, arguments);
    }

    /// As [#call], with every failure of the called code that it may survive as a [LuaError], overflown stacks too.
    public Object[] protectedCall(Object callee, Object... arguments) {
        return guarded(() -> call(callee, arguments));
    }

    private Object[] guarded(Supplier<Object[]> code) {
        Frame caller = top;
        int heldBefore = held;
        try {
            return code.get();
        } catch (StackOverflowError _) {
            throw LuaError.thrownIn(top, Frame.where(top) + "stack overflow");
        } catch (OutOfMemoryError _) {
            throw LuaError.outOfMemory(top, caller);
        } finally {
            top = caller;
            held = heldBefore;
        }
    }

    void enter(Frame frame) {
        if (held + frame.size > MAX_HELD) {
            throw LuaError.thrownIn(top, Frame.where(top) + "stack overflow");
        }
        held += frame.size;
        top = frame;
    }

    /// Leaves the innermost call, which is `top`.
    void leave(Frame caller) {
        held -= top.size;
        top = caller;
    }

    /// Whether the next call is the one from which on a recursion gets a [DeepStack].
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

    /// Runs `handler` on the call stack of a failure, as the message handler of `xpcall` runs.
    public Object[] handle(LuaError error, Object handler) {
        Frame caller = top;
        int heldBefore = held;
        top = error.frame();
        try {
            return Metamethods.call(this, handler, new Object[] {error.value()});
        } catch (LuaError second) {
            if (second.isFatal()) {
                throw second;
            }
            return LuaFunction.values("error in error handling");
        } finally {
            top = caller;
            held = heldBefore;
        }
    }

    /// Lets this coroutine go on until it yields or ends, and returns what it hands over.
    ///
    /// @throws LuaError as the body threw it, or because this thread cannot be resumed
    public Object[] resume(LuaThread resumer, Object... values) {
        if (status != Status.SUSPENDED || transfer == null) {
            throw LuaError.thrownIn(null, "cannot resume " + resumable());
        }
        if (resumer.nesting >= MAX_NESTING) {
            throw LuaError.thrownIn(resumer.top, Frame.where(resumer.top) + "stack overflow");
        }
        nesting = resumer.nesting + 1;
        budget = resumer.budget;
        resumer.status = Status.NORMAL;
        status = Status.RUNNING;
        try {
            return transfer.resume(values, first -> {
                try {
                    return guarded(() -> body.call(this, first));
                } catch (LuaError error) {
                    top = error.frame();
                    throw error;
                } finally {
                    status = Status.DEAD;
                }
            });
        } finally {
            resumer.status = Status.RUNNING;
        }
    }

    /// What a failed attempt to resume this calls it.
    public String resumable() {
        return status.name().toLowerCase(Locale.ROOT) + " coroutine";
    }

    /// Hands `values` to the resumer and waits to be resumed; a thread of the host's lets others have a turn
    /// instead.
    public Object[] yield(Object... values) {
        if (transfer == null) {
            return giveWay(() -> LuaFunction.NOTHING);
        }
        status = Status.SUSPENDED;
        return transfer.yield(values);
    }

    /// Waits for something outside Lua while others run: the worker is given away, running time is not counted.
    public <T> T giveWay(LuaWorker.Wait<T> wait) {
        firstPause.complete(null);
        return worker.giveWay(this, wait);
    }

    /// Runs this host thread to its end on the calling Java thread, which must hold the worker.
    Object[] run(Object... arguments) {
        status = Status.RUNNING;
        try {
            Object[] results = guarded(() -> body.call(this, arguments));
            outcome.complete(results);
            return results;
        } catch (Throwable failure) {
            outcome.completeExceptionally(failure);
            throw failure;
        } finally {
            status = Status.DEAD;
            firstPause.complete(null);
        }
    }

    /// What a host thread returned or threw, once it is over.
    public CompletableFuture<Object[]> outcome() {
        return outcome;
    }

    /// Done when a host thread first gave way or is over.
    CompletableFuture<Void> firstPause() {
        return firstPause;
    }

    /// An error of the native function at work, to be thrown: its message begins with the place of the Lua code
    /// that made the call.
    public LuaError error(String message) {
        return error(message, 1);
    }

    /// As Lua's `error`: level 1 is the code that calls the native function, 2 the code that called that, 0 no
    /// place.
    public LuaError error(Object value, int level) {
        String message = LuaValue.toText(value);
        return message == null || level <= 0
                ? LuaError.thrownIn(atWork(), value)
                : LuaError.placed(atWork(), value, where(level) + message);
    }

    /// An error of the running Lua code itself, to be thrown: an operation that its operands do not have.
    LuaError fault(String message) {
        return LuaError.placed(top, message, where(1) + message);
    }

    /// The mark of the native function at work, which has none while nobody looks at the calls.
    private Frame atWork() {
        return new Frame(this, top);
    }

    /// The `level`th innermost open call, from 1; `null` past the outermost.
    Frame level(int level) {
        Frame frame = top;
        for (int i = 1; i < level && frame != null; i++) {
            frame = frame.caller;
        }
        return frame;
    }

    /// How many calls are open.
    public int depth() {
        int depth = 0;
        for (Frame frame = top; frame != null; frame = frame.caller) {
            depth++;
        }
        return depth;
    }

    /// The globals of chunks that this thread loads, the worker's unless `setfenv(0, …)` said otherwise.
    public LuaTable globals() {
        return globals;
    }

    public void setGlobals(LuaTable table) {
        globals = table;
    }

    LuaError badArgument(int index, String problem) {
        CallName callee = CallName.of(top);
        if (callee == null || !callee.kind().equals("method")) {
            return error("bad argument #" + index + " to '" + (callee == null ? "?" : callee.name()) + "' (" + problem
                    + ")");
        }
        return error(
                index == 1
                        ? "calling '" + callee.name() + "' on bad self (" + problem + ")"
                        : "bad argument #" + (index - 1) + " to '" + callee.name() + "' (" + problem + ")");
    }

    /// The open calls from `level` on as text; level 0 is the native function at work. A coroutine that failed keeps
    /// those that were open.
    public String traceback(int level) {
        Frame from = status == Status.DEAD || top == null ? top : atWork();
        for (int i = 0; i < level && from != null; i++) {
            from = from.caller;
        }
        return Traceback.of(from, level);
    }

    /// `object[key]`, metamethods obeyed.
    public Object index(Object object, Object key) {
        Object value = Metamethods.index(this, object, key);
        if (value == Metamethods.Missing.OPERATION) {
            throw error("attempt to index a " + LuaValue.typeName(object) + " value");
        }
        return value;
    }

    /// `object[key] = value`, metamethods obeyed.
    public void setIndex(Object object, Object key, Object value) {
        if (!Metamethods.setIndex(this, object, key, value)) {
            throw error("attempt to index a " + LuaValue.typeName(object) + " value");
        }
    }

    /// `a < b`, metamethods obeyed.
    public boolean isLess(Object a, Object b) {
        Frame caller = top;
        enter(new Frame(this, caller));
        boolean isLess = Metamethods.less(this, a, b, false);
        leave(caller);
        return isLess;
    }

    /// What the metatable of `value` has for `event` (`__index`, …); `null` for nothing.
    public Object metamethod(Object value, String event) {
        return Metamethods.metamethod(this, value, event);
    }

    /// The metatable of any value; `null` if it has none.
    public LuaTable metatable(Object value) {
        return Metamethods.metatable(this, value);
    }

    /// The Lua function at a level of the call stack, 1 being the one that makes the current call; `null` if a
    /// native one stands there or the stack is not so deep.
    public LuaFunction functionAt(int level) {
        Frame frame = level(level);
        return frame == null ? null : frame.closure;
    }

    /// How the code that called the function at a level names it, `{name, kind}`; empty where it has no name. Level
    /// 0 is the native function at work.
    public Optional<String[]> nameAt(int level) {
        CallName name = CallName.of(level(level + 1));
        return Optional.ofNullable(name).map(found -> new String[] {found.name(), found.kind()});
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

    /// The place in the file of the innermost Lua code at work; empty where there is none.
    public Optional<Position> place() {
        return Optional.ofNullable(Frame.position(top));
    }

    /// `value` as `tostring` shows it.
    public String display(Object value) {
        return Metamethods.display(this, value);
    }

    /// Reports work that is more than a call: about one tick for every few dozen nanoseconds.
    ///
    /// @throws LuaError when the running time is used up; `pcall` does not stop it
    public void spend(int ticks) {
        if (budget.isDue(ticks)) {
            checkBudget();
        }
    }

    void checkBudget() {
        if (Thread.currentThread().isInterrupted()) {
            throw LuaError.fatalIn(top, Frame.whereLua(top) + "interrupted");
        }
        if (budget.isUsedUp()) {
            throw LuaError.fatalIn(top, Frame.whereLua(top) + "running time of " + budget.limitText() + " used up");
        }
        if (worker.isMemoryShort()) {
            throw LuaError.thrownIn(top, "not enough memory");
        }
    }

    /// Compiles a text that stands in no file of its own, or in one that `chunkName` names; within the running time of
    /// this thread, as the text may be long.
    ///
    /// @throws LuaError if the text is no Lua
    public LuaFunction load(String text, String chunkName, LuaTable environment) {
        spend(text.length());
        boolean isNamed = chunkName.startsWith("=") || chunkName.startsWith("@");
        Source source = Source.of(isNamed ? chunkName.substring(1) : "(load)", text);
        return LuaWorker.compile(source, chunkName, environment, () -> spend(TICKS_A_TOKEN));
    }

    /// Asks for room for a string of `bytes`.
    ///
    /// @throws LuaError if it is more than a program may have
    public void reserve(long bytes) {
        checkLength(bytes);
        spend((int) (bytes >> 6));
    }

    /// As [#reserve] for a string that grows bit by bit, whose work is counted elsewhere.
    public void checkLength(long bytes) {
        if (bytes > LuaWorker.MAX_STRING) {
            throw LuaError.thrownIn(top, "not enough memory");
        }
    }
}
