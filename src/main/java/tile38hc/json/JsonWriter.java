package tile38hc.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Turns a value into text that is also safe inside an HTML `<script>`: `</` and the line separators of JavaScript are
/// escaped. Characters beyond ASCII stand as they are, so that bytes stay bytes and characters characters.
final class JsonWriter {
    private static final double EXACT = 1L << 53;

    private final StringBuilder out = new StringBuilder();
    private boolean indented;
    private int level;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    static String compact(Json value) {
        return new JsonWriter(false).write(value).out.toString();
    }

    static String indented(Json value) {
        return new JsonWriter(true).write(value).out.append('\n').toString();
    }

    private JsonWriter write(Json value) {
        switch (value) {
            case Json.Obj(var members) -> object(members);
            case Json.Arr(var items) -> array(items);
            case Json.Str(String string) -> string(string);
            case Json.Num(double number) -> number(number);
            case Json.Bool(boolean bool) -> out.append(bool);
            case Json.Null() -> out.append("null");
        }
        return this;
    }

    private void object(Map<String, Json> members) {
        open('{');
        for (var rest = members.entrySet().iterator(); rest.hasNext(); ) {
            var member = rest.next();
            newLine();
            string(member.getKey());
            out.append(indented ? ": " : ":");
            write(member.getValue());
            comma(rest);
        }
        close('}', members.isEmpty());
    }

    private void array(List<Json> items) {
        boolean lines = indented;
        indented = lines && holdsObjects(items);
        open('[');
        Iterator<Json> rest = items.iterator();
        boolean empty = !rest.hasNext();
        while (rest.hasNext()) {
            newLine();
            write(rest.next());
            comma(rest);
        }
        close(']', empty);
        indented = lines;
    }

    /// Only the first item is asked: lists are of one kind, and long ones are written often.
    private static boolean holdsObjects(List<Json> items) {
        return switch (items.isEmpty() ? Json.NULL : items.getFirst()) {
            case Json.Obj _ -> true;
            case Json.Arr(var inner) -> holdsObjects(inner);
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> false;
        };
    }

    private void open(char bracket) {
        out.append(bracket);
        level++;
    }

    private void close(char bracket, boolean empty) {
        level--;
        if (!empty) {
            newLine();
        }
        out.append(bracket);
    }

    private void comma(Iterator<?> rest) {
        if (rest.hasNext()) {
            out.append(',');
        }
    }

    private void newLine() {
        if (indented) {
            out.append('\n').repeat("  ", level);
        }
    }

    private void number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) <= EXACT;
        if (whole) {
            out.append((long) number);
        } else {
            out.append(number); // the shortest digits that read back as the same double
        }
    }

    private void string(String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '/' -> out.append(i > 0 && string.charAt(i - 1) == '<' ? "\\/" : "/");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
