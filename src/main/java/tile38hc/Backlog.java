package tile38hc;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.function.LongFunction;

/// A way for the log that nobody waits for: what is written waits in memory for a thread that writes it on. So a pipe
/// that nobody reads, a terminal that is held and a disk that is slow or full stop no check.
///
/// What finds no room is lost, and so is what cannot be written; how much that was is told in its place, as soon as
/// that can be. Safe for use by many threads; a write is one line, with its line feed.
final class Backlog extends OutputStream {
    private static final int ROOM = 1 << 20; // bytes
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final OutputStream out;
    private final LongFunction<byte[]> missing;
    private final Thread writer = Thread.ofPlatform().daemon().name("log").unstarted(this::write);
    private final Queue<byte[]> waiting = new ArrayDeque<>(); // this and the rest: guarded by this
    private int size;
    private long lost; // while there are any, what comes is lost too, for its place is behind them
    private boolean news;
    private boolean closed;
    private boolean cut; // the writer's: whether half a line may have been written

    /// @param missing makes the line that tells how many are missing
    Backlog(OutputStream out, LongFunction<byte[]> missing) {
        this.out = out;
        this.missing = missing;
        writer.start();
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (lost > 0 || size + length > ROOM) {
            lost++;
        } else {
            waiting.add(Arrays.copyOfRange(bytes, from, from + length));
            size += length;
        }
        news = true;
        notifyAll();
    }

    /// Waits until what is there has been written, but not for long.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            writer.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            boolean last;
            do {
                last = isLast();
                for (byte[] line = next(); line != null; line = next()) {
                    if (!written(line)) {
                        count(1);
                    }
                }
                long untold = count(0);
                if (untold > 0 && written(missing.apply(untold))) {
                    count(-untold);
                }
            } while (!last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that
        }
    }

    /// Waits for news, and tells whether they are the last.
    private synchronized boolean isLast() throws InterruptedException {
        while (!news && !closed) {
            wait();
        }
        news = false;
        return closed;
    }

    private synchronized byte[] next() {
        byte[] line = waiting.poll();
        size -= line == null ? 0 : line.length;
        return line;
    }

    private synchronized long count(long more) {
        lost += more;
        return lost;
    }

    private boolean written(byte[] line) {
        try {
            if (cut) {
                out.write('\n');
            }
            out.write(line);
            out.flush();
            cut = false;
            return true;
        } catch (IOException e) {
            cut = true;
            return false;
        }
    }
}
