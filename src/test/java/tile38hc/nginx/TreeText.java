package tile38hc.nginx;

import java.util.List;
import java.util.stream.Collectors;

/// Prints a tree as a configuration again, in one form for all that means the same.
final class TreeText {

    private TreeText() {}

    static String of(Configuration configuration) {
        StringBuilder out = new StringBuilder();
        print(configuration.directives(), "", out);
        return out.toString();
    }

    private static void print(List<Directive> directives, String indent, StringBuilder out) {
        for (Directive directive : directives) {
            out.append(indent).append(word(directive.word()));
            directive.arguments().forEach(argument -> out.append(' ').append(word(argument)));
            switch (directive) {
                case Directive.Simple _ -> out.append(";\n");
                case Directive.LuaBlock lua ->
                    out.append(" {").append(lua.code().text()).append("}\n");
                case Directive.Block block -> {
                    out.append(" {\n");
                    print(block.children(), indent + "    ", out);
                    out.append(indent).append("}\n");
                }
            }
        }
    }

    private static String word(Word word) {
        boolean plain =
                !word.text().isEmpty() && word.text().chars().noneMatch(c -> " \t\r\n;{}\"'\\#".indexOf(c) >= 0);
        if (plain && !word.quoted()) {
            return word.text();
        }
        String escaped = word.text().chars().mapToObj(TreeText::escaped).collect(Collectors.joining());
        return '"' + escaped + '"';
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.valueOf((char) c);
        };
    }
}
