package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.values;

import java.util.Optional;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaNumber;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// What ends a handler: `ngx.exit`, `ngx.exec`, `ngx.redirect`. They do not return; `pcall` does not stop them.
final class ControlApi {
    private static final int AGAIN = -2;
    private static final int DONE = -4;
    private static final int FIRST_SPECIAL = 300;

    private final World world;
    private final QueryArguments query;

    private ControlApi(World world, QueryArguments query) {
        this.world = world;
        this.query = query;
    }

    static void install(Api ngx, World world, QueryArguments query) {
        ControlApi api = new ControlApi(world, query);
        ngx.define("exit", api::exit)
                .define("exec", api::exec)
                .define("redirect", api::redirect)
                .define("on_abort", _ -> values(null, "lua_check_client_abort is off"));
    }

    private Object[] exit(Arguments arguments) {
        if (!(arguments.get(1) instanceof Double number)) {
            throw arguments.error("bad argument #2 to 'ngx_lua_ffi_exit' (cannot convert '"
                    + LuaValue.typeName(arguments.get(1)) + "' to 'int')");
        }
        int code = (int) (double) number;
        if (code == AGAIN || code == DONE) {
            throw arguments.error("bad argument to 'ngx.exit': does not accept NGX_AGAIN or NGX_DONE");
        }
        Handler handler = world.handler();
        switch (handler.phase()) {
            case INIT -> throw arguments.error("no request found");
            case INIT_WORKER ->
                throw arguments.error(
                        "API disabled in the context of " + handler.phase().context());
            case REWRITE, ACCESS, CONTENT, TIMER -> {}
        }
        throw handler.end(new Ending.Exit(handler.hasRequest() ? allowed(handler, code) : code));
    }

    /// Once a status is out, no other can follow.
    private int allowed(Handler handler, int code) {
        Output output = handler.output();
        if (!output.isSent() || code < FIRST_SPECIAL || Answers.closes(code)) {
            return code;
        }
        if (code != output.status()) {
            world.log(
                    Constants.ERR,
                    "attempt to set status " + code + " via ngx.exit after sending out the response status "
                            + output.status());
        }
        return 200;
    }

    private Object[] exec(Arguments arguments) {
        int count = arguments.count();
        if (count != 1 && count != 2) {
            throw arguments.error("expecting one or two arguments, but got " + count);
        }
        String target = arguments.string(1);
        if (target.isEmpty()) {
            throw arguments.error("The uri argument is empty");
        }
        Handler handler = world.withRequest(arguments);
        int question = target.indexOf('?');
        String uri = question < 0 ? target : target.substring(0, question);
        String args = question < 0 ? "" : target.substring(question + 1);
        if (QueryArguments.isUnsafe(uri)) {
            throw arguments.error("unsafe uri");
        }
        String more = moreArgs(arguments);
        if (handler.output().isSent()) {
            throw arguments.error("attempt to call ngx.exec after sending out response headers");
        }
        if (uri.startsWith("@")) {
            throw handler.end(new Ending.Exec(Optional.of(uri)));
        }
        String joined = args.isEmpty() || more.isEmpty() ? args + more : args + "&" + more;
        handler.request().setUri(uri);
        handler.request().setArgs(joined.isEmpty() ? null : joined);
        throw handler.end(new Ending.Exec(Optional.empty()));
    }

    private String moreArgs(Arguments arguments) {
        Object more = arguments.get(2);
        return switch (more) {
            case null -> "";
            case String s -> s;
            case Double d -> LuaNumber.format(d);
            case LuaTable table -> query.encode(arguments.thread(), table);
            default -> throw arguments.bad(2, "string, number, or table expected, but got " + LuaValue.typeName(more));
        };
    }

    private Object[] redirect(Arguments arguments) {
        int count = arguments.count();
        if (count != 1 && count != 2) {
            throw arguments.error("expecting one or two arguments");
        }
        String target = arguments.string(1);
        int code = arguments.integer(2, 302);
        switch (code) {
            case 301, 302, 303, 307, 308 -> {}
            default ->
                throw arguments.error("only ngx.HTTP_MOVED_TEMPORARILY, ngx.HTTP_MOVED_PERMANENTLY, "
                        + "ngx.HTTP_PERMANENT_REDIRECT, ngx.HTTP_SEE_OTHER, and "
                        + "ngx.HTTP_TEMPORARY_REDIRECT are allowed");
        }
        Handler handler = world.withRequest(arguments);
        if (handler.output().isSent()) {
            throw arguments.error("attempt to call ngx.redirect after sending out the headers");
        }
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c < ' ' || c == 0x7f) {
                throw arguments.error(
                        "unsafe byte \"0x%02x\" in redirect uri \"%s\"".formatted((int) c, HeaderText.forLog(target)));
            }
        }
        throw handler.end(new Ending.Redirect(code, target));
    }
}
