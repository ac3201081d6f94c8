package tile38hc.ngx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaNumber;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// `ngx.location.capture`: other locations of this server asked for their answers. Several of one call are asked
/// one after the other.
final class CaptureApi {
    private static final int MAX_DEPTH = 50; // nginx's own limit on subrequests within subrequests

    private final World world;
    private final QueryArguments query;

    private CaptureApi(World world, QueryArguments query) {
        this.world = world;
        this.query = query;
    }

    static LuaTable table(World world, QueryArguments query) {
        CaptureApi api = new CaptureApi(world, query);
        return Api.empty()
                .define("capture", api::capture)
                .define("capture_multi", api::captureMulti)
                .table();
    }

    private Object[] capture(Arguments arguments) {
        int count = arguments.count();
        if (count != 1 && count != 2) {
            throw arguments.error("expecting one or two arguments");
        }
        Handler handler = world.withRequest(arguments);
        return answers(List.of(child(arguments, handler, 0, arguments.get(1), count == 2, arguments.get(2))));
    }

    private Object[] captureMulti(Arguments arguments) {
        if (arguments.count() != 1) {
            throw arguments.error("only one argument is expected, but got " + arguments.count());
        }
        LuaTable queries = arguments.table(1);
        int count = queries.length();
        if (count == 0) {
            throw arguments.error("at least one subrequest should be specified");
        }
        Handler handler = world.withRequest(arguments);
        List<NgxRequest> children = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object one = queries.get(i + 1);
            if (!(one instanceof LuaTable pair)) {
                throw arguments.error(
                        one == null
                                ? "only array-like tables are allowed"
                                : "the query argument " + i + " is not a table, but a " + LuaValue.typeName(one));
            }
            int length = pair.length();
            if (length != 1 && length != 2) {
                throw arguments.error("query argument " + i + " expecting one or two arguments");
            }
            children.add(child(arguments, handler, i, pair.get(1), length == 2, pair.get(2)));
        }
        return answers(children);
    }

    private NgxRequest child(
            Arguments arguments, Handler handler, int index, Object target, boolean hasOptions, Object options) {
        if (hasOptions && !(options instanceof LuaTable)) {
            throw arguments.error("expecting table as the 2nd argument for subrequest " + index + ", but got "
                    + LuaValue.typeName(options));
        }
        LuaTable table = hasOptions ? (LuaTable) options : new LuaTable();
        String uri = LuaValue.toText(target);
        if (uri == null) {
            throw arguments.wrongType(1, "string");
        }
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        String own = question < 0 ? "" : uri.substring(question + 1);
        String more = args(arguments, table.get("args"));
        Method method = method(arguments, table.get("method"));
        String body = body(arguments, table.get("body"));
        SubrequestVariables variables = new SubrequestVariables(
                flag(arguments, table, "share_all_vars"),
                flag(arguments, table, "copy_all_vars"),
                assigned(arguments, table.get("vars")));
        if (QueryArguments.isUnsafe(path)) {
            throw arguments.error("unsafe uri in argument #1: " + uri);
        }
        if (handler.request().depth() >= MAX_DEPTH) {
            throw arguments.error("failed to issue subrequest: -1");
        }
        String joined = own.isEmpty() || more.isEmpty() ? own + more : own + "&" + more;
        NgxRequest child =
                handler.request().child(method.name(), path, joined.isEmpty() ? null : joined, body, variables);
        context(arguments, table.get("ctx"), child);
        return child;
    }

    private String args(Arguments arguments, Object args) {
        return switch (args) {
            case null -> "";
            case String s -> s;
            case Double d -> LuaNumber.format(d);
            case LuaTable t -> query.encode(arguments.thread(), t);
            default -> throw arguments.error("Bad args option value");
        };
    }

    private static Method method(Arguments arguments, Object method) {
        return switch (method) {
            case null -> Method.GET;
            case Double bit -> Method.of(bit).orElseThrow(() -> arguments.error("failed to adjust the subrequest: -1"));
            default -> throw arguments.error("Bad http request method");
        };
    }

    private static String body(Arguments arguments, Object body) {
        String text = LuaValue.toText(body);
        if (body != null && text == null) {
            throw arguments.error("Bad http request body");
        }
        return text;
    }

    private static boolean flag(Arguments arguments, LuaTable options, String name) {
        return switch (options.get(name)) {
            case null -> false;
            case Boolean b -> b;
            default -> throw arguments.error("Bad " + name + " option value");
        };
    }

    private static Map<String, String> assigned(Arguments arguments, Object vars) {
        if (vars == null) {
            return Map.of();
        }
        if (!(vars instanceof LuaTable table)) {
            throw arguments.error("Bad vars option value");
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            if (!(entry[0] instanceof String name)) {
                throw arguments.error("attempt to use a non-string key in the \"vars\" option table");
            }
            String value = LuaValue.toText(entry[1]);
            if (value == null) {
                throw arguments.error("attempt to use bad variable value type " + LuaValue.typeName(entry[1]));
            }
            variables.put(name, value);
        }
        return variables;
    }

    private static void context(Arguments arguments, Object context, NgxRequest child) {
        switch (context) {
            case null -> {}
            case LuaTable table -> child.setContext(table);
            default ->
                throw arguments.error(
                        "Bad ctx option value type " + LuaValue.typeName(context) + ", expected a Lua table");
        }
    }

    private Object[] answers(List<NgxRequest> children) {
        List<NgxResponse> responses = world.await(() -> children.stream()
                .map(child -> world.process().host().subrequest(child))
                .toList());
        return responses.stream().map(CaptureApi::table).toArray();
    }

    private static LuaTable table(NgxResponse response) {
        return switch (response) {
            case NgxResponse.Page page -> table(page.status(), page.headers(), page.text(), false);
            case NgxResponse.Special special -> table(special.status(), special.headers(), "", true);
            case NgxResponse.Closed _ -> table(500, List.of(), "", true);
            case NgxResponse.Exec _, NgxResponse.Next _ ->
                throw new IllegalStateException("a subrequest was left half way");
        };
    }

    private static LuaTable table(int status, List<Header> headers, String body, boolean truncated) {
        LuaTable names = new LuaTable();
        for (Header header : headers) {
            switch (names.get(header.name())) {
                case null -> names.set(header.name(), header.value());
                case LuaTable list -> list.set(list.length() + 1, header.value());
                case Object first -> names.set(header.name(), LuaTable.of(first, header.value()));
            }
        }
        LuaTable table = new LuaTable();
        table.set("status", (double) status);
        table.set("header", names);
        table.set("body", body);
        table.set("truncated", truncated);
        return table;
    }
}
