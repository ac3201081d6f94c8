package tile38hc.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads lines, and commands in RESP or as typed over telnet, one character a byte and never more than the limits
/// allow: what is longer or makes no sense ends the connection, as with Tile38.
final class Wire {
    private static final int MAX_LINE = 64 << 10;
    private static final int MAX_WORDS = 16 << 10;
    private static final int MAX_BYTES = 1 << 20;

    private final InputStream in;

    Wire(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /// Without its CR LF; a lone LF ends nothing. Null at the end of the stream.
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            int last = line.length() - 1;
            if (c == '\n' && last >= 0 && line.charAt(last) == '\r') {
                line.setLength(last);
                return line.toString();
            }
            if (last >= MAX_LINE) {
                throw new ProtocolException("a line is too long");
            }
            line.append((char) c);
        }
        return null;
    }

    String requiredLine() throws IOException {
        String line = line();
        if (line == null) {
            throw new ProtocolException("the stream ends early");
        }
        return line;
    }

    String bytes(int count) throws IOException {
        if (count > MAX_BYTES) {
            throw new ProtocolException("too many bytes");
        }
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new ProtocolException("the stream ends early");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// The words of a RESP array whose first line (`*3`) has been read.
    List<String> array(String header) throws IOException {
        int count = number(header, '*', MAX_WORDS);
        List<String> words = new ArrayList<>();
        int left = MAX_BYTES;
        for (int i = 0; i < count; i++) {
            int length = number(requiredLine(), '$', left);
            words.add(bytes(length));
            if (!bytes(2).equals("\r\n")) {
                throw new ProtocolException("a string is longer than announced");
            }
            left -= length;
        }
        return words;
    }

    private static int number(String line, char mark, int most) throws ProtocolException {
        if (!line.matches("\\" + mark + "[0-9]{1,9}") || Integer.parseInt(line.substring(1)) > most) {
            throw new ProtocolException("expected " + mark + " and a number up to " + most);
        }
        return Integer.parseInt(line.substring(1));
    }

    /// The words of a line as typed: parted by blanks, except within quotes.
    static List<String> words(String line) throws ProtocolException {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ') {
                at++;
                continue;
            }
            boolean quoted = c == '"' || c == '\'';
            int start = quoted ? at + 1 : at;
            int end = line.indexOf(quoted ? c : ' ', start);
            if (end < 0 && quoted) {
                throw new ProtocolException("unbalanced quotes");
            }
            end = end < 0 ? line.length() : end;
            words.add(line.substring(start, end));
            at = end + 1;
        }
        return words;
    }
}
