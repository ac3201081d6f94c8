package tile38hc.lua;

import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// A Java thread with room for the deepest recursion that Lua allows: handlers and coroutines run on virtual threads,
/// whose stacks of a megabyte end after some five hundred calls.
///
/// The calling thread waits meanwhile, so that all is as if the code ran on it. Starting the thread costs some
/// ten microseconds; its stack takes memory only as far as it is used.
final class DeepStack {
    private static final long BYTES = 256L << 20; // for 32,740 calls, 2 to 5 KB each

    private DeepStack() {}

    static Object[] run(Supplier<Object[]> code) {
        FutureTask<Object[]> task = new FutureTask<>(code::get);
        Thread thread =
                Thread.ofPlatform().name("lua-deep").daemon().stackSize(BYTES).unstarted(task);
        thread.start();
        join(thread);
        if (task.state() == FutureTask.State.SUCCESS) {
            return task.resultNow();
        }
        throw switch (task.exceptionNow()) {
            case RuntimeException failure -> failure;
            case Error failure -> throw failure;
            case Throwable failure -> new IllegalStateException(failure);
        };
    }

    /// Waits for the end whatever happens, and hands interrupts on.
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
