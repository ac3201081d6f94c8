package tile38hc.lua;

import java.util.Random;

/// Writes random Lua programs that end, print what they compute, and avoid what C Lua and LuaJIT do differently.
final class ProgramGenerator {
    private static final int MAX_DEPTH = 4;
    private static final String[] NAMES = {"a", "b", "c", "d"};
    private static final String[] BINARY = {"+", "-", "*", "/", "%", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or"
    };
    private static final String[] STRINGS = {"''", "'x'", "'10'", "'abc'", "' 7 '", "'0x10'", "'a,b;c'"};
    private static final String[] NUMBERS = {"0", "1", "2", "-3", "0.5", "10", "100", "7"};

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    ProgramGenerator(long seed) {
        random = new Random(seed);
    }

    String program() {
        out.append("local a, b, c, d = 1, 'two', {3, x = 4}, nil\n");
        out.append("local function f(p, ...) return p, select('#', ...), ... end\n");
        block(6);
        out.append("return type(a), type(b), type(c), type(d)\n");
        return out.toString();
    }

    private void block(int statements) {
        depth++;
        for (int i = 0; i < statements; i++) {
            statement();
        }
        depth--;
    }

    private void statement() {
        switch (random.nextInt(depth < MAX_DEPTH ? 11 : 5)) {
            case 0, 1 -> line("say(pcall(function() return (" + expression(3) + ") end))");
            case 2 -> line("say(pcall(function() " + name() + " = " + expression(3) + " end))");
            case 3 -> line("local " + name() + " = " + leaf());
            case 4 -> line(name() + ", " + name() + " = " + leaf() + ", " + leaf());
            case 5 -> nested("if " + leaf() + " == " + leaf() + " then", "end");
            case 6 -> nested("for i = 1, " + random.nextInt(4) + " do", "end");
            case 7 -> nested("for k, v in ipairs({" + expression(1) + ", " + expression(1) + "}) do", "end");
            case 8 -> nested("do local n = 0 repeat n = n + 1", "until n >= 2 end");
            case 9 -> nested("say(pcall(function(" + name() + ")", "end, " + expression(1) + "))");
            default -> line("say(pcall(function() return (" + expression(3) + ") end))");
        }
    }

    private void nested(String head, String tail) {
        line(head);
        block(2);
        line(tail);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private static String pick(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String expression(int levels) {
        if (levels == 0) {
            return leaf();
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 ->
                "(" + expression(levels - 1) + " " + pick(random, BINARY) + " " + expression(levels - 1) + ")";
            case 4 -> "not " + leaf();
            case 5 -> "#" + leaf();
            case 6 -> "- " + leaf();
            case 7 -> "select('#', f(" + expression(levels - 1) + ", " + leaf() + "))";
            case 8 -> "(f(" + expression(levels - 1) + "))";
            case 9 -> "tostring(" + expression(levels - 1) + "):sub(1, 5)";
            case 10 -> library(levels);
            default -> leaf();
        };
    }

    private String library(int levels) {
        return switch (random.nextInt(6)) {
            case 0 -> "math.floor(" + expression(levels - 1) + ")";
            case 1 -> "('a,b;c=10'):gsub('%w', '<%0>')";
            case 2 -> "('key=value'):find(" + pick(random, STRINGS) + ")";
            case 3 -> "('%s|%5s|%d'):format('x', 'y', " + pick(random, NUMBERS) + ")";
            case 4 -> "tonumber(" + pick(random, STRINGS) + ")";
            default -> "table.concat({" + pick(random, NUMBERS) + ", " + pick(random, STRINGS) + "}, '-')";
        };
    }

    private String leaf() {
        return switch (random.nextInt(7)) {
            case 0 -> "nil";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> pick(random, STRINGS);
            case 3 -> pick(random, NUMBERS);
            case 4 -> "({" + pick(random, NUMBERS) + "})[1]";
            default -> name();
        };
    }
}
