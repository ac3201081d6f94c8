package tile38hc.ngx;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.regex.RegexException;
import tile38hc.regex.RegexFailure;
import tile38hc.regex.RegexMatch;
import tile38hc.regex.RegexSearch;

/// One call of `split` of the module `ngx.re`: the pieces of a string between the matches of a pattern, each
/// followed by the first capture of the match, if it has any.
///
/// Follows OpenResty's to the byte: what an empty match does to the piece before the next one, that empty pieces
/// at the end are dropped where no limit is set, and that a first capture that took no part, but another did,
/// gives the whole string.
final class RegexSplit {
    private final Arguments call;
    private final RegexCall re;
    private final RegexCache cache;
    private final String subject;
    private final LuaTable context;
    private final int most;

    private LuaTable pieces;
    private int count;
    private int start; // of the piece at work, from 0
    private int emptyMatch = -1; // where the last one was

    RegexSplit(Arguments call, RegexCache cache) {
        this.call = call;
        this.cache = cache;
        re = new RegexCall(call);
        subject = re.text(1);
        context = call.isTrue(4) ? call.table(4) : new LuaTable();
        most = call.integer(5, 0);
    }

    Object[] split() {
        if (call.isTrue(6) && !(call.get(6) instanceof LuaTable)) {
            throw call.error("res is not a table");
        }
        pieces = call.isTrue(6) ? call.table(6) : new LuaTable();
        int position = context.get("pos") instanceof Double given ? (int) (double) given : 1;
        if (position > subject.length()) {
            pieces.set(1, null);
            return LuaFunction.values(pieces);
        }
        start = position - 1;
        try {
            cut(re.compile(cache, 3).search(subject));
        } catch (RegexException e) {
            return LuaFunction.values(null, RegexCall.message(e));
        } catch (RegexFailure e) {
            return LuaFunction.values(null, e.getMessage());
        }
        finish();
        return LuaFunction.values(pieces);
    }

    private void cut(RegexSearch search) {
        int offset = start;
        for (int cuts = 1; most <= 0 || cuts < most; ) {
            RegexMatch match = offset > subject.length() ? null : re.look(search, Math.max(0, offset));
            if (match == null) {
                return;
            }
            offset = match.isEmpty() ? match.end(0) + 1 : match.end(0);
            context.set("pos", (double) offset);
            start = emptyMatch >= 0 ? emptyMatch : start;
            emptyMatch = match.isEmpty() ? match.start(0) : emptyMatch;
            if (match.start(0) > start || emptyMatch < 0) {
                cuts++;
                add(subject.substring(Math.min(Math.max(0, start), match.start(0)), match.start(0)));
                addCapture(match);
                start = match.end(0);
                if (start >= subject.length()) {
                    return;
                }
            }
        }
    }

    private void addCapture(RegexMatch match) {
        for (int group = 1; group <= match.groups(); group++) {
            if (match.has(group)) {
                add(match.has(1) ? match.text(1) : subject);
                return;
            }
        }
    }

    private void add(String piece) {
        count++;
        pieces.set(count, piece);
    }

    private void finish() {
        if (most > 0 || start < subject.length()) {
            add(subject.substring(Math.max(0, start)));
        } else {
            while (count > 0 && "".equals(pieces.get(count))) {
                pieces.set(count, null);
                count--;
            }
        }
        pieces.set(count + 1, null);
    }
}
