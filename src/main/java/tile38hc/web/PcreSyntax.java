package tile38hc.web;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Rewrites a PCRE expression in the words of `java.util.regex`, which differ in few places: named groups
/// (`(?P<n>…)`, `(?'n'…)`, and names with `_`), `[[:alpha:]]`, and `[` and `&&` inside a class, which Java takes for
/// operators. Recursion, conditions and branch resets do not exist there and are refused.
final class PcreSyntax {

    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alnum", "\\p{Alnum}"),
            Map.entry("alpha", "\\p{Alpha}"),
            Map.entry("ascii", "\\p{ASCII}"),
            Map.entry("blank", "\\p{Blank}"),
            Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("digit", "\\d"),
            Map.entry("graph", "\\p{Graph}"),
            Map.entry("lower", "\\p{Lower}"),
            Map.entry("print", "\\p{Print}"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("space", "\\s"),
            Map.entry("upper", "\\p{Upper}"),
            Map.entry("word", "\\w"),
            Map.entry("xdigit", "\\p{XDigit}"));

    private static final Pattern BRACED = Pattern.compile("\\\\[pPx]\\{[^}]*}");
    private static final Pattern QUANTIFIER = Pattern.compile("\\{\\d+(,\\d*)?}");

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> names = new HashMap<>();
    private int at;
    private int groups;

    private PcreSyntax(String text) {
        this.text = text;
    }

    static PcreSyntax of(String text) {
        PcreSyntax syntax = new PcreSyntax(text);
        syntax.translate();
        return syntax;
    }

    String translated() {
        return out.toString();
    }

    /// The number of each named group: the names themselves are not handed on, since Java allows fewer.
    Map<String, Integer> groupNames() {
        return names;
    }

    private void translate() {
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> group();
                case '{' -> brace();
                default -> copy(1);
            }
        }
    }

    private void escape() {
        int quoteEnd = text.indexOf("\\E", at);
        if (text.startsWith("\\Q", at)) {
            copy((quoteEnd < 0 ? text.length() : quoteEnd + 2) - at);
        } else if (BRACED.matcher(text).region(at, text.length()).lookingAt()) {
            copy(text.indexOf('}', at) + 1 - at);
        } else if (text.startsWith("\\k", at) || text.startsWith("\\g", at)) {
            backReference();
        } else {
            copy(Math.min(2, text.length() - at));
        }
    }

    /// `\k<n>`, `\k'n'`, `\k{n}`, `\g{n}`, `\g{-1}`, `\g1`
    private void backReference() {
        int open = at + 2;
        boolean bracketed = open < text.length() && "<'{".indexOf(text.charAt(open)) >= 0;
        int close = bracketed ? text.indexOf(closing(text.charAt(open)), open + 1) : open + 1;
        if (close < 0 || close > text.length()) {
            throw refusal("a back reference without a name");
        }
        String name = text.substring(bracketed ? open + 1 : open, close);
        int group = name.matches("-?\\d{1,3}") ? Integer.parseInt(name) : names.getOrDefault(name, 0);
        if (group < 0) {
            group += groups + 1;
        }
        if (group <= 0) {
            throw refusal("a back reference to a group that does not exist");
        }
        out.append("(?:\\").append(group).append(')'); // closed off: a digit may follow
        at = bracketed ? close + 1 : close;
    }

    private void group() {
        if (!text.startsWith("(?", at)) {
            if (text.startsWith("(*", at)) {
                throw refusal("a verb");
            }
            groups++;
            copy(1);
            return;
        }
        String kind = text.substring(at + 2);
        if (kind.startsWith("#")) {
            int end = text.indexOf(')', at);
            at = end < 0 ? text.length() : end + 1;
        } else if (kind.matches("(?s)(P?<|')[A-Za-z_].*")) {
            namedGroup(kind.startsWith("P") ? 3 : 2);
        } else if (kind.matches("(?s)(R|\\||\\(|&|[+-]?\\d|P[=>]).*")) {
            throw refusal("the group (?" + kind.charAt(0));
        } else {
            copy(2);
        }
    }

    private void namedGroup(int toBracket) {
        int name = at + toBracket + 1;
        int end = text.indexOf(closing(text.charAt(name - 1)), name);
        if (end < 0) {
            throw refusal("a group name without an end");
        }
        names.put(text.substring(name, end), ++groups);
        out.append('(');
        at = end + 1;
    }

    private void characterClass() {
        copy(1);
        if (text.startsWith("^", at)) {
            copy(1);
        }
        if (text.startsWith("]", at)) {
            out.append('\\'); // first in its class it stands for itself
            copy(1);
        }
        while (at < text.length() && text.charAt(at) != ']') {
            char c = text.charAt(at);
            if (text.startsWith("[:", at) && text.indexOf(":]", at) > 0) {
                posixClass();
            } else if (c == '\\') {
                copy(Math.min(2, text.length() - at));
            } else {
                if (c == '[' || c == '&') {
                    out.append('\\');
                }
                copy(1);
            }
        }
        copy(Math.min(1, text.length() - at));
    }

    /// One that repeats nothing stands for itself.
    private void brace() {
        if (!QUANTIFIER.matcher(text).region(at, text.length()).lookingAt()) {
            out.append('\\');
        }
        copy(1);
    }

    private void posixClass() {
        int end = text.indexOf(":]", at);
        String name = text.substring(at + 2, end);
        boolean not = name.startsWith("^");
        String known = CLASSES.get(not ? name.substring(1) : name);
        if (known == null) {
            throw refusal("the class [:" + name + ":]");
        }
        out.append(not ? "[^" + known + "]" : known);
        at = end + 2;
    }

    private static char closing(char open) {
        return switch (open) {
            case '<' -> '>';
            case '{' -> '}';
            default -> open;
        };
    }

    private void copy(int count) {
        out.append(text, at, at + count);
        at += count;
    }

    private IllegalArgumentException refusal(String what) {
        return new IllegalArgumentException(what + " is not supported in \"" + text + "\"");
    }
}
