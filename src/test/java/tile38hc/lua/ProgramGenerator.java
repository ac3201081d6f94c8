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

    private static final String[] BASES = {"10", "2", "8", "16", "36"};
    private static final String[] CASES = {"upper", "lower", "reverse", "len"};
    private static final String[] MATH = {"floor", "ceil", "abs", "sqrt", "modf"};
    private static final String[] TEXTS = {
        "('a,b;c=10')", "('key=value')", "('  two  words ')", "('')", "('aXbXc')", "('f(a(b)c)')"
    };
    private static final String[] PATTERNS = {
        "'%w'",
        "'%s*(%S+)'",
        "'(%w+)=(%w+)'",
        "'X'",
        "'[^,;]+'",
        "'%b()'",
        "'^%s*(.-)%s*$'",
        "'%f[%w]%w+'",
        "''",
        "'(a)(b*)'",
        "'.-'",
        "'x?$'",
        "'[a-c]'",
        "'()'",
        "'(%w)%1'",
        "'['",
        "'%'",
        "'(a'",
        "'%d%d'"
    };

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
        switch (random.nextInt(depth < MAX_DEPTH ? 19 : 5)) {
            case 0, 1 -> line("say(pcall(function() return (" + expression(3) + ") end))");
            case 2 -> line("say(pcall(function() " + name() + " = " + expression(3) + " end))");
            case 3 -> line("local " + name() + " = " + leaf());
            case 4 -> line(name() + ", " + name() + " = " + leaf() + ", " + leaf());
            case 5 -> nested("if " + leaf() + " == " + leaf() + " then", "end");
            case 6 -> nested("for i = 1, " + random.nextInt(4) + " do", "end");
            case 7 -> nested("for k, v in ipairs({" + expression(1) + ", " + expression(1) + "}) do", "end");
            case 8 -> nested("do local n = 0 repeat n = n + 1", "until n >= 2 end");
            case 9 -> nested("say(pcall(function(" + name() + ")", "end, " + expression(1) + "))");
            case 10 -> nested("for i = 3, " + random.nextInt(3) + ", -1 do", "if i == 2 then break end end");
            case 11 -> nested("do local n = 0 while n < 2 do n = n + 1", "end end");
            case 12 -> nested("for k, v in pairs({x = " + expression(1) + "}) do", "end");
            case 13 ->
                nested("do local co = coroutine.wrap(function(p)", "coroutine.yield(p) end) say(pcall(co, 1)) end");
            case 14 -> line("say(pcall(function() return " + object() + " " + pick(BINARY) + " " + leaf() + " end))");
            case 15 -> line("say(pcall(function() return " + leaf() + " " + pick(BINARY) + " " + object() + " end))");
            case 16 ->
                line("say(pcall(function() local o = " + object() + " return o.x, o[1], o(" + leaf() + ") end))");
            case 17 -> line(sorting());
            default -> line("say(pcall(function() return (" + expression(3) + ") end))");
        }
    }

    /// With metamethods that show what they were asked.
    private static String object() {
        return "O";
    }

    private String sorting() {
        return "do local t = {" + numbers() + "} table.sort(t"
                + (random.nextBoolean() ? "" : ", function(x, y) return x > y end") + ") table.insert(t, "
                + (1 + random.nextInt(3)) + ", 50) say(table.remove(t), table.concat(t, ' ')) end";
    }

    private String numbers() {
        return pick(NUMBERS) + ", " + pick(NUMBERS) + ", " + pick(NUMBERS) + ", " + pick(NUMBERS);
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

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String expression(int levels) {
        if (levels == 0) {
            return leaf();
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> "(" + expression(levels - 1) + " " + pick(BINARY) + " " + expression(levels - 1) + ")";
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
        String text = pick(TEXTS);
        return switch (random.nextInt(15)) {
            case 0 -> "math." + pick(MATH) + "(" + expression(levels - 1) + ")";
            case 1 -> text + ":gsub(" + pick(PATTERNS) + ", '<%0>')";
            case 2 -> text + ":find(" + pick(PATTERNS) + ")";
            case 3 -> "('%s|%5s|%d'):format('x', 'y', " + pick(NUMBERS) + ")";
            case 4 -> "tonumber(" + pick(STRINGS) + ", " + pick(BASES) + ")";
            case 5 -> text + ":match(" + pick(PATTERNS) + ")";
            case 6 -> text + ":sub(" + pick(NUMBERS) + ", " + pick(NUMBERS) + ")";
            case 7 -> text + ":byte(" + pick(NUMBERS) + ")";
            case 8 -> text + ":" + pick(CASES) + "()";
            case 9 -> "('%5.2f|%g|%e|%x'):format(" + numbers().replace("-3", "3") + ")";
            case 10 -> "math.max(" + numbers() + ")";
            case 11 -> "select(" + pick(NUMBERS) + ", " + numbers() + ")";
            case 12 -> "#{" + pick(NUMBERS) + ", " + pick(STRINGS) + "}";
            case 13 -> "unpack({" + numbers() + "}, 2)";
            default -> "table.concat({" + pick(NUMBERS) + ", " + pick(STRINGS) + "}, '-')";
        };
    }

    private String leaf() {
        return switch (random.nextInt(7)) {
            case 0 -> "nil";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> pick(STRINGS);
            case 3 -> pick(NUMBERS);
            case 4 -> "({" + pick(NUMBERS) + "})[1]";
            default -> name();
        };
    }
}
