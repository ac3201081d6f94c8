package tile38hc.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/// A way for the log that nobody waits for: what is written waits in memory for a thread that hands it on. So a pipe
/// that nobody reads, a terminal that is held and a disk that is slow or full stop no check.
///
/// What finds no room is lost, and so is what cannot be written; how much that was is told in its place, as soon as
/// that can be. Safe for use by many threads; a write is one line, with its line feed.
public final class Backlog extends OutputStream {
    private static final int ROOM = 1 << 20; // bytes
    /// What a line takes beside its own bytes, about: so that short ones cannot be too many.
    private static final int LINE_BYTES = 100;

    private static final long IDLE_SECONDS = 10;

    private final Log.Target target;
    private final LongFunction<byte[]> missing;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("log").factory(),
            new ThreadPoolExecutor.DiscardPolicy()); // of what is written after the end
    private int size; // guarded by this, as the next two
    private long lost; // while there are any, what comes is lost too, for its place is behind them
    private boolean telling;
    private boolean cut; // the writer's: whether half a line may have been written

    /// @param missing makes the line that tells how many are missing
    Backlog(Log.Target target, LongFunction<byte[]> missing) {
        this.target = target;
        this.missing = missing;
        writer.allowCoreThreadTimeOut(true);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (lost > 0 || size + length + LINE_BYTES > ROOM) {
            lose();
            return;
        }
        size += length + LINE_BYTES;
        byte[] line = Arrays.copyOfRange(bytes, from, from + length);
        writer.execute(() -> handOn(line));
    }

    /// Does this on the thread that writes, when what waits now has been written.
    void afterwards(Runnable step) {
        writer.execute(step);
    }

    /// Takes nothing more.
    ///
    /// @return done when what waits has been written
    CompletableFuture<Void> end() {
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {}, writer);
        writer.shutdown();
        return written;
    }

    private void handOn(byte[] line) {
        synchronized (this) {
            size -= line.length + LINE_BYTES;
        }
        if (!written(line)) {
            lose();
        }
    }

    private synchronized void lose() {
        lost++;
        if (!telling) {
            telling = true;
            writer.execute(this::tell);
        }
    }

    private void tell() {
        long untold;
        synchronized (this) {
            telling = false;
            untold = lost;
        }
        if (written(missing.apply(untold))) {
            synchronized (this) {
                lost -= untold;
            }
        }
    }

    private boolean written(byte[] line) {
        try {
            target.write(cut ? onALineOfItsOwn(line) : line);
            cut = false;
            return true;
        } catch (IOException e) {
            cut = true;
            return false;
        }
    }

    private static byte[] onALineOfItsOwn(byte[] line) {
        byte[] whole = new byte[line.length + 1];
        whole[0] = '\n';
        System.arraycopy(line, 0, whole, 1, line.length);
        return whole;
    }
}
