package tile38hc.probe;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;
import tile38hc.health.BodyRule;

/// Reads on where the first line of a reply ended: the header, then the body up to its Content-Length, the end of its
/// chunks, the close of the connection or [BodyRule#LONGEST_BODY], whichever comes first.
///
/// A reply to HEAD, and one with a status that goes without (204, 304), has an empty body.
final class ReplyBody {
    private static final int MOST_FRAMING = 256 * 1024; // bytes of header lines and of sizes of chunks
    private static final int CLOSED = -1;

    private final ReadableByteChannel from;
    private final Runnable beforeRead;
    private ByteBuffer arrived;
    private int framingRoom = MOST_FRAMING;
    private boolean closed;

    private long length = Long.MAX_VALUE;
    private boolean chunked;

    private ReplyBody(Reply reply, ReadableByteChannel from, Runnable beforeRead) {
        this.arrived = ByteBuffer.wrap(reply.bytes(), 0, reply.length()).position(reply.lineFeed() + 1);
        this.from = from;
        this.beforeRead = beforeRead;
    }

    /// @param reply whose first line is whole
    /// @param request that it answers
    /// @param beforeRead run before each read, for each may block
    /// @throws ProtocolException if that is no HTTP
    static String read(Reply reply, String request, ReadableByteChannel from, Runnable beforeRead) throws IOException {
        if (request.startsWith("HEAD ") || reply.line().matches("HTTP/\\S+ +(204|304)\\b.*")) {
            return "";
        }
        ReplyBody body = new ReplyBody(reply, from, beforeRead);
        body.header();
        StringBuilder text = new StringBuilder();
        if (body.chunked) {
            body.chunks(text);
        } else {
            body.take(body.length, text);
        }
        return text.toString();
    }

    private void header() throws IOException {
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = number(value, 10);
                case "transfer-encoding" ->
                    chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
                default -> {} // says nothing of where the body ends
            }
        }
    }

    private void chunks(StringBuilder text) throws IOException {
        while (text.length() < BodyRule.LONGEST_BODY) {
            String line = line();
            if (closed) {
                return;
            }
            long bytes = number(line.replaceFirst("[; ].*", ""), 16); // without the chunk's extensions
            if (bytes == 0) {
                return; // trailers may follow, which are no part of the body
            }
            take(bytes, text);
            line(); // what ends a chunk
        }
    }

    /// Appends the next `bytes` bytes, or fewer where the connection closes or the body is long enough.
    private void take(long bytes, StringBuilder text) throws IOException {
        for (long left = bytes; left > 0 && text.length() < BodyRule.LONGEST_BODY; left--) {
            int next = next();
            if (next == CLOSED) {
                return;
            }
            text.append((char) next);
        }
    }

    /// A line without its end. The close of the connection ends one too.
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\n' && next != CLOSED; next = next()) {
            if (--framingRoom < 0) {
                throw new ProtocolException("too long a header");
            }
            line.append((char) next);
        }
        return line.toString().replace("\r", "");
    }

    private int next() throws IOException {
        while (!arrived.hasRemaining()) {
            beforeRead.run();
            ByteBuffer room = ByteBuffer.allocate(Reply.USUAL_LENGTH);
            if (from.read(room) < 0) {
                closed = true;
                return CLOSED;
            }
            arrived = room.flip();
        }
        return Byte.toUnsignedInt(arrived.get());
    }

    private static long number(String digits, int radix) throws ProtocolException {
        try {
            long number = Long.parseLong(digits, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ProtocolException("no length: " + digits);
    }
}
