package tile38hc;

import java.io.IOException;

/// Waits for what other threads or processes shall bring about, for a minute at most: long even on a busy machine.
public final class Await {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LONGEST_PAUSE_MILLIS = 50;

    private Await() {}

    /// Something that shall come to be true. Who cannot be asked yet (an [IOException]) has not said so.
    public interface Question {
        boolean isTrue() throws Exception;
    }

    /// Waits until it is true.
    public static void until(String what, Question question) {
        until(what, "", question);
    }

    /// @param seen is shown, as it is then, where the wait is in vain
    public static void until(String what, Object seen, Question question) {
        long start = System.nanoTime();
        try {
            for (long pause = 1; !holds(question); pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new AssertionError("not in time: " + what + " " + seen);
                }
                Thread.sleep(pause);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("while waiting for this: " + what, e);
        }
    }

    private static boolean holds(Question question) throws Exception {
        try {
            return question.isTrue();
        } catch (IOException _) {
            return false;
        }
    }
}
