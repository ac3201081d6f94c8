package tile38hc.web;

import java.io.IOException;
import java.io.OutputStream;

/// A response body under the eyes of [SlowReaders]. Written in pieces: each is progress, and the JDK's server keeps
/// a buffer of twice the largest write for as long as its connection lasts.
final class WatchedOutput extends OutputStream {

    private static final int PIECE = 32 << 10;

    private final OutputStream out;
    private final SlowReaders readers;

    WatchedOutput(OutputStream out, SlowReaders readers) {
        this.out = out;
        this.readers = readers;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int done = 0; done < length; done += PIECE) {
            try (SlowReaders.Write _ = readers.watch()) {
                out.write(bytes, from + done, Math.min(PIECE, length - done));
            }
        }
    }

    @Override
    public void flush() throws IOException {
        try (SlowReaders.Write _ = readers.watch()) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        try (SlowReaders.Write _ = readers.watch()) {
            out.close();
        }
    }
}
