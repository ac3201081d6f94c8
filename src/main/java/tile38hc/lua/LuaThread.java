package tile38hc.lua;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tile38hc.source.Position;
import tile38hc.source.Source;

/// A thread of Lua, C's `lua_State`, with its [CallStack]. It is the handler that the host runs, a light thread
/// of the host's, or a coroutine of the program's, and as a value its type is `thread`.
///
/// Native functions get the one that called them and use it to call back, to fail with a place, and to say how much
/// work they do. Only what runs in a thread may use it.
public final class LuaThread {
    private static final int MAX_NESTING = 200; // coroutines that wait for one another at once
    private static final int TICKS_A_TOKEN = 8; // to read one and build what it stands for

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
    private final CompletableFuture<Void> firstPause = new CompletableFuture<>();
    private LuaTable globals;
    final CallStack calls = new CallStack(this);
    private Status status = Status.SUSPENDED;
    Budget budget;
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

    /// The open calls.
    public CallStack calls() {
        return calls;
    }

    /// Calls any value from within a native function.
    ///
    /// A failure leaves the call stack as it was where it happened, since [#handle] looks at it. To catch a
    /// failure, call [#protectedCall] instead.
    public Object[] call(Object callee, Object... arguments) {
        Frame caller = calls.top;
        calls.enter(new Frame(this, caller));
        Object[] results = Metamethods.call(this, callee, arguments);
        calls.leave(caller);
        return results;
    }

    /// Calls any value in the place of the native function at work, which does not show in tracebacks then.
    public Object[] tailCall(Object callee, Object... arguments) {
        return Metamethods.call(this, callee, arguments);
    }

    /// As [#call], with every failure of the called code that it may survive as a [LuaError], overflown stacks too.
    public Object[] protectedCall(Object callee, Object... arguments) {
        return calls.guarded(() -> call(callee, arguments));
    }

    /// Runs `handler` on the call stack of a failure, as the message handler of `xpcall` runs.
    public Object[] handle(LuaError error, Object handler) {
        return calls.runAt(error.frame(), () -> {
            try {
                return Metamethods.call(this, handler, new Object[] {error.value()});
            } catch (LuaError second) {
                if (second.isFatal()) {
                    throw second;
                }
                return LuaFunction.values("error in error handling");
            }
        });
    }

    /// Lets this coroutine go on until it yields or ends, and returns what it hands over.
    ///
    /// @throws LuaError as the body threw it, or because this thread cannot be resumed
    public Object[] resume(LuaThread resumer, Object... values) {
        if (status != Status.SUSPENDED || transfer == null) {
            throw LuaError.thrownIn(null, "cannot resume " + resumable());
        }
        if (resumer.nesting >= MAX_NESTING) {
            throw resumer.calls.overflow();
        }
        nesting = resumer.nesting + 1;
        budget = resumer.budget;
        resumer.status = Status.NORMAL;
        status = Status.RUNNING;
        try {
            return transfer.resume(values, first -> {
                try {
                    return calls.guarded(() -> body.call(this, first));
                } catch (LuaError error) {
                    calls.top = error.frame(); // debug.traceback shows where it failed
                    throw error;
                } finally {
                    status = Status.DEAD;
                }
            });
        } finally {
            resumer.status = Status.RUNNING;
        }
    }

    /// What this is called in the message of a failed attempt to resume it: `dead coroutine`.
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
            return calls.guarded(() -> body.call(this, arguments));
        } finally {
            status = Status.DEAD;
            firstPause.complete(null);
        }
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
                ? LuaError.thrownIn(calls.atWork(), value)
                : LuaError.placed(calls.atWork(), value, calls.where(level) + message);
    }

    /// An error of the running Lua code itself, to be thrown: an operation that its operands do not have.
    LuaError fault(String message) {
        return LuaError.placed(calls.top, message, calls.where(1) + message);
    }

    /// The globals of chunks that this thread loads, the worker's unless `setfenv(0, …)` said otherwise.
    public LuaTable globals() {
        return globals;
    }

    public void setGlobals(LuaTable table) {
        globals = table;
    }

    /// `object[key]`, metamethods obeyed.
    public Object index(Object object, Object key) {
        Object value = Metamethods.index(this, object, key);
        if (value == Metamethods.Missing.OPERATION) {
            throw error("attempt to index a " + LuaValue.typeName(object) + " value");
        }
        return value;
    }

    /// `a < b`, metamethods obeyed.
    public boolean isLess(Object a, Object b) {
        Frame caller = calls.top;
        calls.enter(new Frame(this, caller));
        boolean isLess = Metamethods.less(this, a, b, false);
        calls.leave(caller);
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

    /// The place in the file of the innermost Lua code at work; empty where there is none.
    public Optional<Position> place() {
        return Optional.ofNullable(Frame.position(calls.top));
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

    /// Whether the running time is used up, which this thread shares with those that it works with.
    public boolean isOutOfTime() {
        return budget.isUsedUp();
    }

    void checkBudget() {
        if (Thread.currentThread().isInterrupted()) {
            throw LuaError.fatalIn(calls.top, Frame.whereLua(calls.top) + "interrupted");
        }
        if (budget.isUsedUp()) {
            throw LuaError.fatalIn(
                    calls.top, Frame.whereLua(calls.top) + "running time of " + budget.limitText() + " used up");
        }
        if (worker.isMemoryShort()) {
            throw LuaError.thrownIn(calls.top, "not enough memory");
        }
    }

    /// Compiles a text that stands in no file of its own, or in one that `chunkName` names. As it may be long, this is
    /// part of the running time.
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
            throw LuaError.thrownIn(calls.top, "not enough memory");
        }
    }
}
