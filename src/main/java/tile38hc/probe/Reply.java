package tile38hc.probe;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The beginning of a peer's reply: its first line, and whatever arrived together with it.
///
/// @param bytes the first `length` of them are the peer's
/// @param lineFeed where the first line ends; -1 if it is longer than [#LONGEST_LINE]
record Reply(byte[] bytes, int length, int lineFeed) {
    static final int LONGEST_LINE = 64 * 1024;

    static final int USUAL_LENGTH = 2048;

    /// Reads until there is a line feed, or too much.
    ///
    /// @param beforeRead run before each read, for each may block
    /// @throws EOFException if the stream ends before
    static Reply read(ReadableByteChannel from, Runnable beforeRead) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(USUAL_LENGTH);
        while (true) {
            int searched = buffer.position();
            beforeRead.run();
            if (from.read(buffer) < 0) {
                throw new EOFException();
            }
            int lineFeed = indexOf((byte) '\n', buffer, searched);
            if (lineFeed >= 0 || buffer.position() > LONGEST_LINE) {
                return new Reply(buffer.array(), buffer.position(), lineFeed);
            }
            if (!buffer.hasRemaining()) {
                int roomier = Math.min(4 * buffer.capacity(), LONGEST_LINE + 1);
                buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), roomier)).position(buffer.position());
            }
        }
    }

    private static int indexOf(byte wanted, ByteBuffer buffer, int from) {
        for (int i = from; i < buffer.position(); i++) {
            if (buffer.get(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    boolean lineTooLong() {
        return lineFeed < 0;
    }

    /// The first line as a cosocket's `receive()` gives it: every carriage return is dropped, wherever it stands.
    String line() {
        return new String(bytes, 0, lineTooLong() ? length : lineFeed, StandardCharsets.ISO_8859_1).replace("\r", "");
    }
}
