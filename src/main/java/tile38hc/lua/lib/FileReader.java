package tile38hc.lua.lib;

import java.util.Arrays;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaNumber;

/// An open file: its content and where reading goes on. The standard streams are files too: empty ones, and
/// what is written to them is dropped.
final class FileReader {
    private final String content;
    private final boolean isStandard;
    private int at;
    private boolean isClosed;

    private FileReader(String content, boolean isStandard) {
        this.content = content;
        this.isStandard = isStandard;
    }

    static FileReader of(String content) {
        return new FileReader(content, false);
    }

    static FileReader standardStream() {
        return new FileReader("", true);
    }

    boolean isStandard() {
        return isStandard;
    }

    boolean isClosed() {
        return isClosed;
    }

    void close() {
        isClosed = true;
    }

    int position() {
        return at;
    }

    int size() {
        return content.length();
    }

    void seek(int target) {
        at = target;
    }

    /// Reads what the arguments from `first` on ask for; after the first that finds nothing no more is read.
    Object[] read(Arguments arguments, int first) {
        if (arguments.count() < first) {
            return new Object[] {line()};
        }
        Object[] results = new Object[arguments.count() - first + 1];
        int count = 0;
        while (count < results.length) {
            results[count] = readOne(arguments, first + count);
            count++;
            if (results[count - 1] == null) {
                break;
            }
        }
        return Arrays.copyOf(results, count);
    }

    private Object readOne(Arguments arguments, int index) {
        if (arguments.get(index) instanceof Double) {
            return bytes(arguments.integer(index));
        }
        if (!(arguments.get(index) instanceof String format)) {
            throw arguments.bad(index, "invalid option");
        }
        String kind = format.startsWith("*") ? format.substring(1) : format;
        return switch (kind.isEmpty() ? ' ' : kind.charAt(0)) {
            case 'a' -> rest();
            case 'l' -> line();
            case 'L' -> lineWithEnd();
            case 'n' -> number();
            default -> throw arguments.bad(index, "invalid format");
        };
    }

    private String rest() {
        String rest = isAtEnd() ? "" : content.substring(at);
        at = Math.max(at, content.length());
        return rest;
    }

    /// The next line without its end; `null` at the end of the file.
    private String line() {
        String line = lineWithEnd();
        return line != null && line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    }

    private String lineWithEnd() {
        if (isAtEnd()) {
            return null;
        }
        int newline = content.indexOf('\n', at);
        int end = newline < 0 ? content.length() : newline + 1;
        String line = content.substring(at, end);
        at = end;
        return line;
    }

    private String bytes(int count) {
        if (isAtEnd()) {
            return null;
        }
        int end = (int) Math.min(content.length(), at + (long) Math.max(0, count));
        String bytes = content.substring(at, end);
        at = end;
        return bytes;
    }

    private Double number() {
        while (!isAtEnd() && LuaNumber.isSpace(content.charAt(at))) {
            at++;
        }
        if (isAtEnd()) {
            return null;
        }
        int end = at;
        while (end < content.length() && "+-.0123456789abcdefABCDEFxXpP".indexOf(content.charAt(end)) >= 0) {
            end++;
        }
        Double number = LuaNumber.parse(content.substring(at, end));
        if (number != null) {
            at = end;
        }
        return number;
    }

    private boolean isAtEnd() {
        return at >= content.length();
    }
}
