package tile38hc.lua;

import java.util.concurrent.SynchronousQueue;

/// The hand-over between a coroutine, which runs on a virtual thread of its own, and whoever resumes it: one of
/// the two waits while the other runs.
///
/// An abandoned coroutine waits for ever in a queue that only its own [LuaThread] refers to. Virtual threads
/// that nobody refers to are collected, provided the JVM does not track them (`jdk.trackAllThreads=false`).
final class Transfer {
    private final SynchronousQueue<Object[]> resumed = new SynchronousQueue<>();
    private final SynchronousQueue<Answer> yielded = new SynchronousQueue<>();
    private boolean begun;

    /// What the resumer gets: values, or what the body threw.
    private record Answer(Object[] values, Throwable failure) {}

    interface Body {
        Object[] run(Object[] arguments);
    }

    Object[] resume(Object[] values, Body body) {
        try {
            if (begun) {
                resumed.put(values);
            } else {
                begun = true;
                Thread.ofVirtual().name("lua-coroutine").start(() -> runBody(body, values));
            }
            return valuesOf(yielded.take());
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    private void runBody(Body body, Object[] arguments) {
        Answer answer;
        try {
            answer = new Answer(body.run(arguments), null);
        } catch (RuntimeException | Error failure) {
            answer = new Answer(null, failure);
        }
        try {
            yielded.put(answer);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the resumer was interrupted too and waits no more
        }
    }

    private static Object[] valuesOf(Answer answer) {
        return switch (answer.failure()) {
            case null -> answer.values();
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            default -> throw new IllegalStateException(answer.failure());
        };
    }

    Object[] yield(Object[] values) {
        try {
            yielded.put(new Answer(values, null));
            return resumed.take();
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    private static LuaError interrupted() {
        Thread.currentThread().interrupt();
        return LuaError.fatalIn(null, "interrupted");
    }
}
