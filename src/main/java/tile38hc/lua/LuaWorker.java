package tile38hc.lua;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import tile38hc.source.Source;

/// What stands for one nginx worker: the globals that last, and the rule that one piece of Lua runs at a time.
///
/// [#run] waits for its turn. Lua code that waits for something gives way ([LuaThread#giveWay]) and waits for
/// its turn again afterwards, in the order of asking.
public final class LuaWorker {

    /// The longest string in bytes.
    static final long MAX_STRING = 64L << 20;

    private final LongSupplier nanoClock;
    private final Semaphore turn = new Semaphore(1, true);
    private final LuaTable globals = new LuaTable();
    private final MemoryGauge memory = new MemoryGauge();
    private LuaTable stringMetatable;

    /// @param nanoClock monotonic nanoseconds, for the limits on running time
    public LuaWorker(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// Something outside Lua that takes its time.
    @FunctionalInterface
    public interface Wait<T> {
        T await() throws InterruptedException;
    }

    /// The table `_G`, empty at first.
    public LuaTable globals() {
        return globals;
    }

    /// The metatable that all strings share; `null` for none.
    LuaTable stringMetatable() {
        return stringMetatable;
    }

    public void setStringMetatable(LuaTable metatable) {
        stringMetatable = metatable;
    }

    /// Compiles a chunk into a function whose globals are `environment`.
    ///
    /// @param chunkName by Lua's convention: `=shown as it is`, `@file`, or the text itself
    /// @throws LuaError if the text is no Lua, with Lua's message and the position in the file
    public LuaFunction load(Source source, String chunkName, LuaTable environment) {
        return compile(source, chunkName, environment, () -> {});
    }

    static LuaFunction compile(Source source, String chunkName, LuaTable environment, Runnable perToken) {
        Prototype main = new Parser(Chunk.named(source, chunkName), perToken).parseChunk();
        return new Closure(main, new Cell[0], environment);
    }

    /// Runs a function from the host to its end on the calling thread, after waiting for a turn.
    ///
    /// @param limit of running time; waiting in [LuaThread#giveWay] is not counted
    /// @throws LuaError if it failed. Other exceptions of native functions pass through as they are.
    public Object[] run(Duration limit, LuaFunction function, Object... arguments) {
        LuaThread thread = LuaThread.ofHost(this, function, new Budget(nanoClock, limit));
        takeTurn(thread);
        try {
            return thread.run(arguments);
        } finally {
            endTurn(thread);
        }
    }

    /// Starts a light thread, which shares the running time of `parent`, and returns when it first gives way or
    /// is over. Nobody gets its results: `function` itself hands on how it ended, failures too.
    public LuaThread spawn(LuaThread parent, LuaFunction function, Object... arguments) {
        LuaThread thread = LuaThread.ofHost(this, function, parent.budget);
        giveWay(parent, () -> {
            Thread.ofVirtual().name("lua-light-thread").start(() -> runLight(thread, arguments));
            thread.firstPause().join();
            return null;
        });
        return thread;
    }

    private void runLight(LuaThread thread, Object[] arguments) {
        takeTurn(thread);
        try {
            thread.run(arguments);
        } finally {
            endTurn(thread);
        }
    }

    <T> T giveWay(LuaThread thread, Wait<T> wait) {
        endTurn(thread);
        try {
            return wait.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw LuaError.fatalIn(thread.calls.top, "interrupted");
        } finally {
            takeTurn(thread);
        }
    }

    private void takeTurn(LuaThread thread) {
        turn.acquireUninterruptibly();
        thread.budget.start();
    }

    private void endTurn(LuaThread thread) {
        thread.budget.stop();
        turn.release();
    }

    /// The memory in use, as `collectgarbage("count")` reports it.
    public double kilobytes() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024.0;
    }

    boolean isMemoryShort() {
        return memory.isShort();
    }
}
