package tile38hc.tile38;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads RESP replies from a stream, within limits: lines up to 8 KiB, bulk strings up to what the question is
/// worth, flat arrays up to 128 items. A deeper nesting is none of Tile38's answers to us, so there is nothing to
/// count.
final class RespReader {
    private static final int LONGEST_LINE = 8 << 10;
    private static final int MOST_ITEMS = 128;

    private final ReadableByteChannel from;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13).limit(0);

    RespReader(ReadableByteChannel from) {
        this.from = from;
    }

    /// Whether something arrived that no reply has taken yet.
    boolean hasMore() {
        return buffer.hasRemaining();
    }

    /// @param largest of a bulk string, and of all items of an array together
    /// @throws EOFException if the stream ends within the reply or before it
    Reply read(int largest) throws IOException {
        String line = line();
        if (line == null) {
            return new Reply.Unreadable("a line without end");
        }
        if (line.isEmpty()) {
            return new Reply.Unreadable("an empty line");
        }
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> new Reply.Text(rest);
            case '-' -> new Reply.Failure(rest);
            case '$' -> bulk(rest, largest);
            case '*' -> fields(rest, largest);
            default -> new Reply.Unreadable("no reply in RESP: " + printable(line));
        };
    }

    private Reply bulk(String digits, int largest) throws IOException {
        int length = length(digits, largest);
        if (length < 0) {
            return new Reply.Unreadable("a string of " + printable(digits) + " bytes");
        }
        byte[] bytes = new byte[length];
        for (int got = 0; got < length; ) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            int part = Math.min(length - got, buffer.remaining());
            buffer.get(bytes, got, part);
            got += part;
        }
        return "".equals(line())
                ? new Reply.Text(new String(bytes, StandardCharsets.ISO_8859_1))
                : new Reply.Unreadable("a string longer than it said");
    }

    private Reply fields(String digits, int largest) throws IOException {
        int length = length(digits, MOST_ITEMS);
        if (length < 0) {
            return new Reply.Unreadable("an array of " + printable(digits) + " items");
        }
        List<String> items = new ArrayList<>();
        int room = largest;
        for (int i = 0; i < length; i++) {
            String line = line();
            boolean bulk = line != null && line.startsWith("$");
            Reply item = bulk ? bulk(line.substring(1), room) : new Reply.Unreadable("an item that is no string");
            if (!(item instanceof Reply.Text(String text))) {
                return item;
            }
            room -= text.length();
            items.add(text);
        }
        return new Reply.Fields(items);
    }

    /// -1 for what is no length up to `most`.
    private static int length(String digits, int most) {
        boolean number =
                digits.length() < 9 && !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int length = number ? Integer.parseInt(digits) : -1;
        return length <= most ? length : -1;
    }

    /// Up to CR LF, or a line feed alone; null if it is too long.
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() <= LONGEST_LINE) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            char c = (char) (buffer.get() & 0xff);
            if (c == '\n') {
                int end = line.length() - 1;
                return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
            }
            line.append(c);
        }
        return null;
    }

    private void fill() throws IOException {
        buffer.clear();
        int read = from.read(buffer);
        buffer.flip();
        if (read < 0) {
            throw new EOFException();
        }
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), 40)).replaceAll("[^ -~]", "?");
    }
}
