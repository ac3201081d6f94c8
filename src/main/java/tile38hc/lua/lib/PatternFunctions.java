package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.values;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaValue;

/// `string.find`, `match`, `gmatch` and `gsub`.
final class PatternFunctions {
    private static final String SPECIAL = "^$*+?.([%-";

    private PatternFunctions() {}

    static void define(Library library) {
        library.define("find", arguments -> search(arguments, true))
                .define("match", arguments -> search(arguments, false))
                .define("gmatch", PatternFunctions::gmatch)
                .define("gsub", arguments -> new Substitution(arguments).run());
    }

    private static Object[] search(Arguments arguments, boolean isFind) {
        String subject = arguments.string(1);
        String pattern = arguments.string(2);
        int start = Math.max(1, StringLibrary.offset(arguments.integer(3, 1), subject.length())) - 1;
        start = Math.min(start, subject.length());
        if (isFind && (arguments.isTrue(4) || isPlain(pattern))) {
            arguments.thread().spend(subject.length() >> 6);
            int found = subject.indexOf(pattern, start);
            return found < 0 ? values((Object) null) : values(found + 1.0, (double) found + pattern.length());
        }
        boolean isAnchored = pattern.startsWith("^");
        LuaPattern matcher = new LuaPattern(arguments.thread(), subject, pattern);
        int last = isAnchored ? start : subject.length();
        for (int at = start; at <= last; at++) {
            int end = matcher.matchAt(at, isAnchored ? 1 : 0);
            if (end >= 0) {
                return isFind ? found(at, end, matcher.captures(at, end, false)) : matcher.captures(at, end, true);
            }
        }
        return values((Object) null);
    }

    private static boolean isPlain(String pattern) {
        return pattern.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    private static Object[] found(int start, int end, Object[] captures) {
        Object[] results = new Object[captures.length + 2];
        results[0] = start + 1.0;
        results[1] = (double) end;
        System.arraycopy(captures, 0, results, 2, captures.length);
        return results;
    }

    private static Object[] gmatch(Arguments arguments) {
        String subject = arguments.string(1);
        String pattern = arguments.string(2);
        int[] next = {0};
        return values(LuaFunction.of("gmatch_aux", step -> {
            LuaPattern matcher = new LuaPattern(step.thread(), subject, pattern);
            for (int at = next[0]; at <= subject.length(); at++) {
                int end = matcher.matchAt(at, 0);
                if (end >= 0) {
                    next[0] = end == at ? end + 1 : end;
                    return matcher.captures(at, end, true);
                }
            }
            next[0] = subject.length() + 1;
            return LuaFunction.NOTHING;
        }));
    }

    /// One run of `gsub`.
    private static final class Substitution {
        private final Arguments arguments;
        private final LuaThread thread;
        private final String subject;
        private final String pattern;
        private final Object replacement;
        private final LuaPattern matcher;
        private final StringBuilder out = new StringBuilder();

        Substitution(Arguments arguments) {
            this.arguments = arguments;
            thread = arguments.thread();
            subject = arguments.string(1);
            pattern = arguments.string(2);
            replacement = arguments.get(3);
            boolean isUsable = LuaValue.toText(replacement) != null
                    || replacement instanceof LuaTable
                    || replacement instanceof LuaFunction;
            if (!isUsable) {
                throw arguments.bad(3, "string/function/table expected");
            }
            matcher = new LuaPattern(thread, subject, pattern);
        }

        Object[] run() {
            boolean isAnchored = pattern.startsWith("^");
            int most = arguments.integer(4, Integer.MAX_VALUE);
            int count = 0;
            int at = 0;
            while (count < most) {
                int end = matcher.matchAt(at, isAnchored ? 1 : 0);
                if (end >= 0) {
                    count++;
                    replace(at, end);
                }
                if (end > at) {
                    at = end;
                } else if (at < subject.length()) {
                    out.append(subject.charAt(at));
                    at++;
                } else {
                    break;
                }
                if (isAnchored) {
                    break;
                }
            }
            if (at < subject.length()) {
                out.append(subject, at, subject.length());
            }
            return values(out.toString(), (double) count);
        }

        private void replace(int start, int end) {
            Object value =
                    switch (replacement) {
                        case LuaTable table -> thread.index(table, matcher.capture(0, start, end));
                        case LuaFunction function -> first(thread.call(function, matcher.captures(start, end, true)));
                        default -> expanded(LuaValue.toText(replacement), start, end);
                    };
            String text = LuaValue.toText(value);
            if (text == null && LuaValue.isTrue(value)) {
                throw thread.error("invalid replacement value (a " + LuaValue.typeName(value) + ")");
            }
            out.append(text == null ? subject.substring(start, end) : text);
            thread.checkLength(out.length());
        }

        private static Object first(Object[] results) {
            return results.length == 0 ? null : results[0];
        }

        private String expanded(String template, int start, int end) {
            if (template.indexOf('%') < 0) {
                return template;
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < template.length(); i++) {
                char c = template.charAt(i);
                if (c != '%') {
                    text.append(c);
                    continue;
                }
                i++;
                char digit = i < template.length() ? template.charAt(i) : '\0';
                if (digit == '0') {
                    text.append(subject, start, end);
                } else if (digit >= '1' && digit <= '9') {
                    text.append(LuaValue.toText(matcher.capture(digit - '1', start, end)));
                } else {
                    text.append(digit);
                }
            }
            return text.toString();
        }
    }
}
