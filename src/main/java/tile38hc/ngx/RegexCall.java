package tile38hc.ngx;

import java.util.List;
import java.util.Map;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;
import tile38hc.regex.Regex;
import tile38hc.regex.RegexException;
import tile38hc.regex.RegexFailure;
import tile38hc.regex.RegexMatch;
import tile38hc.regex.RegexSearch;

/// What the functions of `ngx.re` have in common: how their arguments become a pattern, and a match a table.
final class RegexCall {
    private static final int READS_A_TICK = 8;
    private static final int LONGEST_MESSAGE = 127; // ngx_lua's buffer

    private final Arguments call;

    RegexCall(Arguments call) {
        this.call = call;
    }

    /// The argument as `tostring` shows it.
    String text(int index) {
        return call.thread().display(call.get(index));
    }

    /// @throws RegexException if the second argument is no pattern
    Regex compile(RegexCache cache, int optionsIndex) {
        if (!(call.get(2) instanceof String pattern)) {
            throw call.error("attempt to get length of local 'regex' (a " + LuaValue.typeName(call.get(2)) + " value)");
        }
        Object options = call.isTrue(optionsIndex) ? call.get(optionsIndex) : "";
        if (!(options instanceof String letters)) {
            throw call.error("attempt to get length of local 'opts' (a " + LuaValue.typeName(options) + " value)");
        }
        try {
            return cache.compile(pattern, letters);
        } catch (IllegalArgumentException e) {
            throw call.error(e.getMessage());
        }
    }

    /// The message as Lua sees it.
    static String message(RegexException e) {
        String message = e.getMessage();
        return message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
    }

    /// Counts a look as running time.
    ///
    /// @throws RegexFailure if it cannot be carried out
    RegexMatch look(RegexSearch search, int offset) {
        long before = search.reads();
        try {
            return search.from(offset);
        } finally {
            call.thread().spend((int) ((search.reads() - before) / READS_A_TICK) + 1);
        }
    }

    /// Puts captures under their numbers from 0 and their names; those that took no part are `false`.
    static LuaTable captures(Regex regex, RegexMatch match, LuaTable into, boolean severalOfAName) {
        for (int group = 0; group <= regex.groups(); group++) {
            into.set(group, capture(match, group));
        }
        for (Map.Entry<String, List<Integer>> name : regex.names().entrySet()) {
            if (severalOfAName) {
                LuaTable values = new LuaTable();
                name.getValue().stream()
                        .filter(match::has)
                        .forEach(group -> values.set(values.length() + 1, match.text(group)));
                into.set(name.getKey(), values.length() == 0 ? null : values);
            } else {
                into.set(name.getKey(), capture(match, name.getValue().getLast()));
            }
        }
        return into;
    }

    private static Object capture(RegexMatch match, int group) {
        return match.has(group) ? match.text(group) : Boolean.FALSE;
    }
}
