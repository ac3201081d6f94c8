package tile38hc.regex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Counts a pattern's groups, keeps their names, and writes references back to them by number.
final class PcreReferences {
    private static final int LONGEST_NAME = 32;
    private static final String MISSING = "reference to non-existent subpattern";

    private final PcreCursor in;
    private final Map<String, List<Integer>> names = new LinkedHashMap<>();
    private int groups;
    private int highestReference;

    PcreReferences(PcreCursor in) {
        this.in = in;
    }

    int groups() {
        return groups;
    }

    Map<String, List<Integer>> names() {
        return names;
    }

    void open() {
        groups++;
    }

    /// Opens a named group whose name was just read.
    void open(String name, boolean duplicateAllowed) {
        groups++;
        List<Integer> numbers = names.computeIfAbsent(name, n -> new ArrayList<>());
        if (!numbers.isEmpty() && !duplicateAllowed) {
            throw in.fail("two named subpatterns have the same name", in.offset() - 1);
        }
        numbers.add(groups);
    }

    /// Reads a name and the character that ends it.
    String name(char end) {
        if (in.digits(0) > 0) {
            throw in.fail("group name must start with a non-digit");
        }
        StringBuilder name = new StringBuilder();
        while (in.peek() == '_' || in.peek() < 0x80 && Character.isLetterOrDigit(in.peek())) {
            name.append((char) in.take());
        }
        if (name.isEmpty()) {
            throw in.fail(end == '>' ? "unrecognized character after (?<" : "subpattern name expected");
        }
        if (name.length() > LONGEST_NAME) {
            throw in.fail("subpattern name is too long (maximum 32 characters)");
        }
        if (!in.accept(String.valueOf(end))) {
            throw in.fail("syntax error in subpattern name (missing terminator)");
        }
        return name.toString();
    }

    /// The groups of a name, the first one that took part.
    String toName(String name) {
        if (!names.containsKey(name)) {
            throw in.fail(MISSING, in.offset() - 1);
        }
        return names.get(name).stream().map(n -> "\\" + n).collect(Collectors.joining("|", "(?:", ")"));
    }

    /// `\1`, the backslash being passed; empty if the number is a character's octal code instead.
    String numbered() {
        int digits = in.digits(0);
        int number = digits > 3 ? Integer.MAX_VALUE : Integer.parseInt(in.slice(0, digits));
        if (number >= 8 && number > groups) {
            return "";
        }
        in.skip(digits);
        return toNumber(number);
    }

    private String toNumber(int number) {
        highestReference = Math.max(highestReference, number);
        return "(?:\\" + number + ")";
    }

    /// `\k<name>`, from the letter on.
    String escapeK() {
        for (String quotes : new String[] {"<>", "''", "{}"}) {
            if (in.accept("k" + quotes.charAt(0))) {
                if (in.peek() == quotes.charAt(1)) {
                    throw in.fail("subpattern name expected");
                }
                return toName(name(quotes.charAt(1)));
            }
        }
        throw in.fail("\\k is not followed by a braced, angle-bracketed, or quoted name");
    }

    /// `\g1`, `\g{1}`, `\g{-1}` or `\g{name}`, from the letter on.
    String escapeG() {
        if (in.isAt("g<") || in.isAt("g'")) {
            throw in.unsupported("a recursive call of a subpattern");
        }
        boolean braced = in.accept("g{");
        if (!braced && !in.accept("g-") && in.digits(1) == 0) {
            throw in.fail("a numbered reference must not be zero");
        }
        boolean back = braced ? in.accept("-") : !in.accept("g");
        if (braced && !back && in.digits(0) == 0 && !in.isAt("}")) {
            return toName(name('}'));
        }
        int digits = Math.min(in.digits(0), 5);
        int given = digits == 0 ? 0 : Integer.parseInt(in.slice(0, digits));
        in.skip(digits);
        if (given == 0) {
            throw in.fail("a numbered reference must not be zero", braced ? in.offset() : in.offset() - 1);
        }
        int number = back ? groups - given + 1 : given;
        if (number <= 0) {
            throw in.fail(MISSING);
        }
        if (braced && !in.accept("}")) {
            throw in.fail(
                    "\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number");
        }
        return toNumber(number);
    }

    /// At the end: every number that was referred to must be a group's.
    void check() {
        if (highestReference > groups) {
            throw in.fail(MISSING);
        }
    }
}
