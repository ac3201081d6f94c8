package tile38hc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A way for the log that can be held back while a table is drawn where it would go: then the newest lines are kept
/// for whoever draws. Safe for use by many threads; a write is whole lines.
final class HeldLines extends OutputStream {
    private static final int KEPT = 5;

    private final OutputStream out;
    private final Deque<String> newest = new ArrayDeque<>(); // guarded by this
    private boolean held; // guarded by this

    HeldLines(OutputStream out) {
        this.out = out;
    }

    synchronized void hold(boolean from) {
        held = from;
    }

    /// Bytes, one a character, oldest first.
    synchronized List<String> newest() {
        return List.copyOf(newest);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b});
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (!held) {
            out.write(bytes, from, length);
            out.flush();
            return;
        }
        new String(bytes, from, length, StandardCharsets.ISO_8859_1).lines().forEach(line -> {
            newest.add(line);
            if (newest.size() > KEPT) {
                newest.remove();
            }
        });
    }
}
