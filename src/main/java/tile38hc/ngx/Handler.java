package tile38hc.ngx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import tile38hc.health.Time;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;

/// One run of a piece of Lua that the server started: for a request, a timer, or the start of the worker. It lasts
/// until its entry and all its light threads are over.
final class Handler {
    private final Phase phase;
    private final NgxRequest request; // null but in the phases of a request, as is output
    private final Output output;
    private final String origin; // of a timer: whose request created it
    private final List<LightThread> threads = new ArrayList<>(1); // guarded by lock, as is ending
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Ending ending;
    private LuaTable context; // of a handler without a request

    private Handler(Phase phase, NgxRequest request, Output output, String origin) {
        this.phase = phase;
        this.request = request;
        this.output = output;
        this.origin = origin;
    }

    static Handler of(Phase phase) {
        return new Handler(phase, null, null, "");
    }

    static Handler ofTimer(String origin) {
        return new Handler(Phase.TIMER, null, null, origin);
    }

    static Handler ofRequest(Phase phase, NgxRequest request, String contentType) {
        return new Handler(phase, request, request.answering(contentType), "");
    }

    Phase phase() {
        return phase;
    }

    boolean hasRequest() {
        return request != null;
    }

    NgxRequest request() {
        return request;
    }

    Output output() {
        return output;
    }

    /// `ngx.ctx`, made when it is first asked for: the request's, or the handler's own where there is none.
    LuaTable context() {
        if (request != null) {
            return request.context();
        }
        if (context == null) {
            context = new LuaTable();
        }
        return context;
    }

    void setContext(LuaTable table) {
        if (request != null) {
            request.setContext(table);
        } else {
            context = table;
        }
    }

    LightThread newThread(LightThread parent) {
        LightThread thread = new LightThread(this, parent);
        lock.lock();
        try {
            threads.add(thread);
        } finally {
            lock.unlock();
        }
        return thread;
    }

    /// The light thread that Lua knows as `value`; `null` if it is none of this handler's.
    LightThread find(Object value) {
        lock.lock();
        try {
            for (LightThread thread : threads) {
                if (value instanceof LuaThread && thread.lua() == value) {
                    return thread;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /// Ends everything: the threads stop at their next wait, or where they wait now.
    Ending.Unwind end(Ending how) {
        lock.lock();
        try {
            if (ending == null) {
                ending = how;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return new Ending.Unwind();
    }

    Ending ending() {
        lock.lock();
        try {
            return ending;
        } finally {
            lock.unlock();
        }
    }

    void kill(LightThread thread) {
        lock.lock();
        try {
            thread.killed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Lets a new light thread go on that has waited for the first time.
    void release(LightThread thread) {
        lock.lock();
        try {
            thread.released = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// A light thread that waits lets the one that started it go on first, however short its wait is.
    void awaitRelease(LightThread thread) throws InterruptedException {
        await(thread, () -> thread.released);
    }

    void isOver(LightThread thread) {
        lock.lock();
        try {
            thread.over = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean mustUnwind(LightThread thread) {
        lock.lock();
        try {
            return thread.killed || ending != null;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the clock's nanoseconds are `end` or the thread must unwind.
    void sleep(LightThread thread, Time time, long end) throws InterruptedException {
        lock.lock();
        try {
            for (long left = end - time.nanos(); left > 0 && !mustUnwind(thread); left = end - time.nanos()) {
                time.await(changed, left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until `done`, which is asked under the lock and whenever a thread is over, or until the thread must
    /// unwind.
    void await(LightThread thread, BooleanSupplier done) throws InterruptedException {
        lock.lock();
        try {
            while (!done.getAsBoolean() && !mustUnwind(thread)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until every light thread but the entry is over.
    void awaitOthers() {
        lock.lock();
        try {
            while (threads.stream().anyMatch(thread -> !thread.isEntry() && !thread.over)) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// What nginx writes behind a log message: for whom this runs.
    String logContext() {
        return switch (phase) {
            case INIT -> "";
            case INIT_WORKER -> ", context: " + phase.context();
            case TIMER -> ", context: " + phase.context() + origin;
            case REWRITE, ACCESS, CONTENT -> LogContext.of(request);
        };
    }
}
