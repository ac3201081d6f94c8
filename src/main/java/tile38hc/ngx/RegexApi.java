package tile38hc.ngx;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.regex.Regex;
import tile38hc.regex.RegexException;
import tile38hc.regex.RegexFailure;
import tile38hc.regex.RegexMatch;

/// `ngx.re`, and the module `ngx.re` beside it.
///
/// Differs from OpenResty's in what no program minds: iterators are functions, there tables that can be called,
/// and errors about arguments name the caller's line, not one of OpenResty's own.
final class RegexApi {
    private final RegexCache cache = new RegexCache();

    private RegexApi() {}

    static void install(LuaTable ngx, LuaTable preload) {
        RegexApi api = new RegexApi();
        Api re = Api.empty()
                .define("match", api::match)
                .define("find", api::find)
                .define("gmatch", api::gmatch)
                .define("sub", call -> api.substitute(call, false))
                .define("gsub", call -> api.substitute(call, true));
        ngx.set("re", re.table());
        LuaTable module = Api.empty()
                .set("version", "0.1.25")
                .define("split", call -> new RegexSplit(call, api.cache).split())
                .define("opt", RegexApi::setOption)
                .table();
        preload.set("ngx.re", LuaFunction.of("ngx.re", call -> LuaFunction.values(module)));
    }

    /// How large the stack of PCRE's compiler may be does not matter here.
    private static Object[] setOption(Arguments call) {
        if (!"jit_stack_size".equals(call.get(1))) {
            throw call.error("unrecognized option name");
        }
        return LuaFunction.NOTHING;
    }

    private Object[] match(Arguments call) {
        try {
            Regex regex = new RegexCall(call).compile(cache, 3);
            RegexMatch match = first(call, regex);
            if (match == null) {
                return LuaFunction.values((Object) null);
            }
            LuaTable into = call.isTrue(5) ? call.table(5) : new LuaTable();
            return LuaFunction.values(RegexCall.captures(regex, match, into, hasSeveralOfAName(call, 3)));
        } catch (RegexException e) {
            return LuaFunction.values(null, RegexCall.message(e));
        } catch (RegexFailure e) {
            return LuaFunction.values(null, e.getMessage());
        }
    }

    private Object[] find(Arguments call) {
        try {
            Regex regex = new RegexCall(call).compile(cache, 3);
            RegexMatch match = first(call, regex);
            if (match == null) {
                return LuaFunction.values((Object) null);
            }
            int group = Math.max(0, call.integer(5, 0));
            if (group > regex.groups()) {
                return LuaFunction.values(null, null, "nth out of bound");
            }
            return match.has(group)
                    ? LuaFunction.values(match.start(group) + 1.0, (double) match.end(group))
                    : LuaFunction.values(null, null);
        } catch (RegexException e) {
            return LuaFunction.values(null, null, RegexCall.message(e));
        } catch (RegexFailure e) {
            return LuaFunction.values(null, null, e.getMessage());
        }
    }

    /// The first match from `ctx.pos` on, which is moved behind it.
    private static RegexMatch first(Arguments call, Regex regex) {
        RegexCall re = new RegexCall(call);
        String subject = re.text(1);
        if (!call.isTrue(4)) {
            return re.look(regex.search(subject), 0);
        }
        LuaTable context = call.table(4);
        double position = context.get("pos") instanceof Double given ? given : 1;
        RegexMatch match = re.look(regex.search(subject), (int) Math.max(0, position - 1));
        if (match != null) {
            context.set("pos", match.end(0) + 1.0);
        }
        return match;
    }

    private static boolean hasSeveralOfAName(Arguments call, int optionsIndex) {
        return call.get(optionsIndex) instanceof String letters && letters.indexOf('D') >= 0;
    }

    private Object[] gmatch(Arguments call) {
        try {
            RegexCall re = new RegexCall(call);
            Regex regex = re.compile(cache, 3);
            RegexWalk walk = new RegexWalk(regex, re.text(1));
            boolean several = hasSeveralOfAName(call, 3);
            return LuaFunction.values(LuaFunction.of("iterator", next -> {
                try {
                    RegexMatch match = walk.next(new RegexCall(next));
                    return LuaFunction.values(
                            match == null ? null : RegexCall.captures(regex, match, new LuaTable(), several));
                } catch (RegexFailure e) {
                    return LuaFunction.values(null, e.getMessage());
                }
            }));
        } catch (RegexException e) {
            return LuaFunction.values(null, RegexCall.message(e));
        }
    }

    private Object[] substitute(Arguments call, boolean all) {
        try {
            RegexCall re = new RegexCall(call);
            Regex regex = re.compile(cache, 4);
            RegexReplacement replacement = replacement(call, regex);
            if (replacement == null) {
                return LuaFunction.values(null, null, "failed to compile the replacement template");
            }
            String subject = re.text(1);
            RegexWalk walk = new RegexWalk(regex, subject);
            LuaText text = new LuaText(call.thread());
            StringBuilder out = text.builder();
            int copied = 0;
            int count = 0;
            for (RegexMatch match = walk.next(re); match != null; match = all ? walk.next(re) : null) {
                count++;
                out.append(subject, copied, match.start(0));
                replacement.appendTo(out, match);
                copied = match.end(0);
                text.check();
            }
            return LuaFunction.values(
                    out.append(subject, copied, subject.length()).toString(), (double) count);
        } catch (RegexException e) {
            return LuaFunction.values(null, null, RegexCall.message(e));
        } catch (RegexFailure e) {
            return LuaFunction.values(null, null, e.getMessage());
        }
    }

    /// What a match is replaced by.
    @FunctionalInterface
    private interface RegexReplacement {
        void appendTo(StringBuilder out, RegexMatch match);
    }

    /// `null` if the third argument is no template.
    private static RegexReplacement replacement(Arguments call, Regex regex) {
        if (call.get(3) instanceof LuaFunction function) {
            boolean several = hasSeveralOfAName(call, 4);
            return (out, match) -> {
                LuaTable captures = RegexCall.captures(regex, match, new LuaTable(), several);
                Object[] results = call.thread().call(function, captures);
                out.append(call.thread().display(results.length == 0 ? null : results[0]));
            };
        }
        return ReplacementTemplate.parse(new RegexCall(call).text(3))
                .<RegexReplacement>map(template -> template::appendTo)
                .orElse(null);
    }
}
