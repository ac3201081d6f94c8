package tile38hc.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a corpus file says about itself: ` --> line` behind the code that prints it (several for several lines), in
/// the order of printing but for calls that print later, and ` --! message` on the line that an error names.
///
/// @param printed every expected line, with the number of the line that prints it in front
/// @param error `line: message` of the error that ends it; `null` if it ends well
record Expectations(List<String> printed, String error) {

    private static final Pattern MARK = Pattern.compile(" ?--(>|!) (.*?)(?= --> |\r?$)");

    static Expectations of(String text) {
        List<String> printed = new ArrayList<>();
        String error = null;
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            Matcher mark = MARK.matcher(lines[i]);
            while (mark.find()) {
                if (mark.group(1).equals("!")) {
                    error = (i + 1) + ": " + mark.group(2);
                } else {
                    printed.add(unescaped(mark.group(2)));
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
