package tile38hc.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a corpus file says about itself: ` --> line` behind the code that prints it (several for several lines), in
/// the order of printing but for calls that print later, and ` --! message` on the line that an error names.
///
/// Where LuaJIT and C Lua 5.1 differ, both say what they print, ` --jit> line` and ` --puc> line`: numbers at the rim
/// of 14 digits, texts and places of errors, what a nil in a constructor does to a length. `\n`, `\r`, `\0` and
/// `\\` stand for those characters.
///
/// @param printed every expected line
/// @param error `line: message` of the error that ends it; `null` if it ends well
record Expectations(List<String> printed, String error) {

    private static final Pattern MARK = Pattern.compile(" ?--(|jit|puc)(>|!) (.*?)(?= --(?:|jit|puc)> |\r?$)");

    /// @param dialect `jit` or `puc`
    static Expectations of(String text, String dialect) {
        List<String> printed = new ArrayList<>();
        String error = null;
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            Matcher mark = MARK.matcher(lines[i]);
            while (mark.find()) {
                if (mark.group(2).equals("!")) {
                    error = (i + 1) + ": " + mark.group(3);
                } else if (mark.group(1).isEmpty() || mark.group(1).equals(dialect)) {
                    printed.add(unescaped(mark.group(3)));
                }
            }
        }
        return new Expectations(printed, error);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (text.charAt(i)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case '0' -> '\0';
                    default -> text.charAt(i);
                };
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
