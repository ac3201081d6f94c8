package tile38hc.regex;

import java.util.Set;
import java.util.function.Supplier;

/// Turns a pattern of PCRE 8 into one of [java.util.regex] that matches the same, for use with the flag
/// `UNIX_LINES`.
///
/// Groups keep their numbers; names are taken out (Java allows fewer) and given beside. The text is put together
/// anew from what was understood, so that nothing means something else by accident. What Java has no counterpart
/// for (recursion, conditions, `\K`, `(?|`, callouts, verbs) is refused by name. Errors are in PCRE's words with
/// its offsets.
final class PcreTranslator {
    private static final int DEEPEST = 250; // PCRE's own limit

    private final PcreCursor in;
    private final boolean utf8;
    private final PcreEscape escape;
    private final PcreReferences references;
    private final StringBuilder out = new StringBuilder();
    private PcreModes modes;
    private RegexException lookbehindError; // the first one: PCRE tells it only where the pattern is else in order
    private int depth;

    private PcreTranslator(String pattern, Set<RegexOption> options) {
        utf8 = options.contains(RegexOption.UTF8);
        in = new PcreCursor(pattern, utf8);
        escape = new PcreEscape(in, utf8);
        references = new PcreReferences(in);
        modes = PcreModes.of(options);
    }

    /// @throws RegexException if `pattern` is none, or not supported
    static PcreTranslation translate(String pattern, Set<RegexOption> options) {
        return new PcreTranslator(pattern, options).translate();
    }

    private PcreTranslation translate() {
        PcreExtent extent = alternatives(this::branch);
        if (!in.atEnd()) {
            throw in.fail("unmatched parentheses");
        }
        if (extent.size() > PcreExtent.LIMIT) {
            throw in.fail("regular expression is too large");
        }
        if (lookbehindError != null) {
            throw lookbehindError;
        }
        references.check();
        return new PcreTranslation(out.toString(), references.groups(), references.names());
    }

    private PcreExtent alternatives(Supplier<PcreExtent> branch) {
        PcreExtent extent = branch.get();
        while (in.accept("|")) {
            out.append('|');
            extent = extent.or(branch.get());
        }
        return extent;
    }

    /// A sequence of items up to `|`, `)` or the end.
    private PcreExtent branch() {
        PcreExtent before = PcreExtent.NONE;
        PcreExtent last = null; // what a quantifier would repeat; null where it has nothing to
        while (!in.atEnd() && !in.isAt("|") && !in.isAt(")")) {
            if (isSkipped()) {
                continue;
            }
            if (PcreQuantifier.isAt(in)) {
                before = before.then(repeated(last));
                last = null;
                continue;
            }
            before = last == null ? before : before.then(last);
            if (in.accept("\\Q")) {
                String text = in.takeUntil("\\E");
                text.codePoints().forEach(this::literal);
                int count = text.codePointCount(0, text.length());
                before = before.then(PcreExtent.CHARACTER.times(count, count));
                last = count == 0 ? null : PcreExtent.NONE; // the text is counted already
            } else {
                last = item();
            }
        }
        return last == null ? before : before.then(last);
    }

    /// Comments, blanks where they do not count, and `\E` without a `\Q`.
    private boolean isSkipped() {
        if (in.accept("(?#")) {
            if (in.find(")", 0) < 0) {
                in.takeUntil(")");
                throw in.fail("missing ) after comment");
            }
            in.takeUntil(")");
            return true;
        }
        return in.accept("\\E") || skipBlanks();
    }

    private boolean skipBlanks() {
        int start = in.offset();
        while (modes.extended() && (in.peek() == '#' || in.peek() == ' ' || in.peek() >= '\t' && in.peek() <= '\r')) {
            if (in.take() == '#') {
                in.takeUntil("\n");
            }
        }
        return in.offset() > start;
    }

    private PcreExtent repeated(PcreExtent item) {
        PcreQuantifier quantifier = PcreQuantifier.take(in);
        if (item == null) {
            throw in.fail("nothing to repeat", in.offset() - 1);
        }
        skipBlanks(); // between a quantifier and its suffix too
        out.append(quantifier);
        if (in.accept("+")) {
            out.append('+');
        } else if (in.accept("?") != modes.lazy()) {
            out.append('?');
        }
        return item.times(quantifier.least(), quantifier.most());
    }

    /// One thing that matches. The answer is `null` if it cannot be repeated.
    private PcreExtent item() {
        return switch (in.peek()) {
            case '(' -> group();
            case '[' -> written(new PcreClass(in, escape, modes.caseless()).translate(), PcreExtent.CHARACTER);
            case '\\' -> {
                in.take();
                yield escaped();
            }
            case '^' -> {
                in.take();
                // where there are lines, Java's `^` does not match in an empty text
                yield written(modes.multiline() ? "(?:\\A|^)" : "^", null);
            }
            case '$' -> written(taken(), null);
            case '.' -> written(taken(), PcreExtent.CHARACTER);
            default -> literal(in.take());
        };
    }

    private PcreExtent literal(int c) {
        return written(PcreEscape.quote(c), PcreExtent.CHARACTER);
    }

    private PcreExtent written(String translation, PcreExtent extent) {
        out.append(translation);
        return extent;
    }

    private String taken() {
        return Character.toString(in.take());
    }

    private PcreExtent escaped() {
        int literal = escape.literal();
        if (literal >= 0) {
            return literal(literal);
        }
        return switch (in.peek()) {
            case 'd', 'D', 'w', 'W', 's', 'S', 'h', 'H', 'v', 'V' -> written("\\" + taken(), PcreExtent.CHARACTER);
            case 'b', 'B', 'A', 'z', 'Z', 'G' -> written("\\" + taken(), null);
            case 'N' -> {
                in.take();
                if (in.isAt("{") && !PcreQuantifier.isAt(in)) {
                    throw in.fail("PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u", in.offset() - 1);
                }
                yield written("[^\\n]", PcreExtent.CHARACTER);
            }
            case 'C' -> {
                if (utf8) {
                    throw in.unsupported("\\C with UTF-8");
                }
                in.take();
                yield written("[\\x00-\\xff]", PcreExtent.CHARACTER);
            }
            case 'R', 'X' -> written("(?>\\" + taken() + ")", PcreExtent.UNKNOWN);
            case 'p', 'P' -> written(escape.property(), PcreExtent.CHARACTER);
            case 'g' -> written(references.escapeG(), PcreExtent.UNKNOWN);
            case 'k' -> written(references.escapeK(), PcreExtent.UNKNOWN);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numbered(in.peek());
            default -> throw in.unsupported("\\" + (char) in.peek());
        };
    }

    private PcreExtent numbered(int digit) {
        String reference = references.numbered();
        return reference.isEmpty()
                ? literal(digit >= '8' ? in.take() : escape.octal())
                : written(reference, PcreExtent.UNKNOWN);
    }

    private PcreExtent group() {
        int verb = in.peek(2);
        if (in.isAt("(*") && (verb == ':' || verb < 0x80 && Character.isLetter(verb))) {
            throw in.unsupported("(*VERB)");
        }
        in.take();
        if (!in.accept("?")) {
            references.open();
            return bracket("(");
        }
        if (in.accept(":")) {
            return bracket("(?:");
        }
        if (in.accept(">")) {
            return bracket("(?>");
        }
        if (in.accept("=")) {
            return bracket("(?=").asAssertion();
        }
        if (in.accept("!")) {
            return bracket("(?!").asAssertion();
        }
        if (in.accept("<=")) {
            return lookbehind("(?<=");
        }
        if (in.accept("<!")) {
            return lookbehind("(?<!");
        }
        if (in.accept("<") || in.accept("P<")) {
            return named('>');
        }
        if (in.accept("'")) {
            return named('\'');
        }
        if (in.accept("P=")) {
            out.append(references.toName(references.name(')')));
            return PcreExtent.UNKNOWN;
        }
        refuseOthers();
        return options();
    }

    private PcreExtent named(char end) {
        references.open(references.name(end), modes.duplicateNames());
        return bracket("(");
    }

    private PcreExtent bracket(String opening) {
        return enclosed(opening, this::branch).grouped();
    }

    /// Its alternatives may differ in width, but each must have one.
    private PcreExtent lookbehind(String opening) {
        return enclosed(opening, this::fixedBranch).asAssertion();
    }

    /// What follows an opening bracket, and the closing one. Modes that are switched inside end there.
    private PcreExtent enclosed(String opening, Supplier<PcreExtent> branch) {
        if (++depth > DEEPEST) {
            throw in.fail("parentheses are too deeply nested");
        }
        out.append(opening);
        PcreModes outer = modes;
        PcreExtent extent = alternatives(branch);
        modes = outer;
        depth--;
        if (!in.accept(")")) {
            throw in.fail("missing )");
        }
        out.append(')');
        return extent;
    }

    private PcreExtent fixedBranch() {
        PcreExtent extent = branch();
        if (!extent.isFixed() && lookbehindError == null) {
            lookbehindError = in.fail("lookbehind assertion is not fixed length");
        }
        return extent;
    }

    private void refuseOthers() {
        switch (in.peek()) {
            case '|' -> throw in.unsupported("(?|");
            case '(' -> throw in.unsupported("a conditional subpattern (?(");
            case 'C' -> throw in.unsupported("a callout (?C");
            case '&', 'R', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                throw in.unsupported("a recursive call of a subpattern");
            case 'P' -> {
                if (in.isAt("P>")) {
                    throw in.unsupported("a recursive call of a subpattern");
                }
                throw in.fail("unrecognized character after (?P", in.offset() + 1);
            }
            default -> {}
        }
    }

    /// `(?i-s)` for the rest of the group, or `(?i-s:…)`.
    private PcreExtent options() {
        PcreModes changed = modes;
        StringBuilder on = new StringBuilder();
        StringBuilder off = new StringBuilder();
        boolean set = true;
        while (!in.isAt(")") && !in.isAt(":")) {
            int letter = in.peek();
            if (letter == '-' && set) {
                set = false;
            } else if ("imsxUJ".indexOf(letter) >= 0) {
                changed = changed.with(letter, set);
                if ("ims".indexOf(letter) >= 0) {
                    (set ? on : off).append((char) letter);
                }
            } else {
                throw in.fail("unrecognized character after (? or (?-");
            }
            in.take();
        }
        String flags = off.isEmpty() ? on.toString() : on + "-" + off;
        if (in.accept(")")) {
            modes = changed;
            out.append(flags.isEmpty() ? "" : "(?" + flags + ")");
            return null;
        }
        in.take();
        PcreModes outer = modes;
        modes = changed;
        PcreExtent extent = bracket("(?" + flags + ":");
        modes = outer;
        return extent;
    }
}
