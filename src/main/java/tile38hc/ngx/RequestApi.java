package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaNumber;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// `ngx.req`: what the client sent, and changing it. The body is [BodyApi]'s.
final class RequestApi {
    private final World world;
    private final QueryArguments query;

    private RequestApi(World world, QueryArguments query) {
        this.world = world;
        this.query = query;
    }

    /// @param module `ngx.req` as it is to be required, which has what the table of that name has not
    static void install(Api req, Api module, World world, QueryArguments query) {
        RequestApi api = new RequestApi(world, query);
        module.define("add_header", api::addHeader);
        req.define("get_method", arguments -> values(api.request(arguments).method()))
                .define("set_method", api::setMethod)
                .define("http_version", api::httpVersion)
                .define("start_time", api::startTime)
                .define(
                        "is_internal",
                        arguments -> values(api.request(arguments).isInternal()))
                .define("raw_header", api::rawHeader)
                .define(
                        "get_headers",
                        arguments -> HeaderTable.of(api.request(arguments).headers(), arguments))
                .define("set_header", api::setHeader)
                .define("clear_header", api::clearHeader)
                .define("get_uri_args", api::getUriArgs)
                .define("set_uri_args", api::setUriArgs)
                .define("set_uri", api::setUri);
    }

    private NgxRequest request(Arguments arguments) {
        return world.withRequestTersely(arguments).request();
    }

    private Object[] setMethod(Arguments arguments) {
        if (!(arguments.get(1) instanceof Double number)) {
            throw arguments.error("bad method number");
        }
        Optional<Method> method = Method.of(number);
        if (method.isEmpty()) {
            throw arguments.error("unsupported HTTP method: " + LuaNumber.format(number));
        }
        request(arguments).setMethod(method.get().name());
        return NOTHING;
    }

    private Object[] httpVersion(Arguments arguments) {
        return switch (request(arguments).head().protocol()) {
            case "HTTP/1.0" -> values(1.0);
            case "HTTP/1.1" -> values(1.1);
            case "HTTP/2.0" -> values(2.0);
            default -> values((Object) null);
        };
    }

    private Object[] startTime(Arguments arguments) {
        Handler handler = world.handler();
        if (!handler.hasRequest()) {
            return values(0.0);
        }
        return values(handler.request().start().toEpochMilli() / 1000.0);
    }

    private Object[] rawHeader(Arguments arguments) {
        NgxRequest.Head head = request(arguments).head();
        StringBuilder text = new StringBuilder();
        if (!arguments.isTrue(1)) {
            text.append(head.line()).append("\r\n");
        }
        for (Header header : head.headers()) {
            text.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return values(text.append("\r\n").toString());
    }

    private Object[] setHeader(Arguments arguments) {
        NgxRequest request = request(arguments);
        request.setHeader(headerName(arguments), headerValues(arguments, true));
        return NOTHING;
    }

    private Object[] addHeader(Arguments arguments) {
        NgxRequest request = request(arguments);
        String name = headerName(arguments);
        List<String> all = new ArrayList<>();
        for (Header header : request.headers()) {
            if (header.is(name)) {
                all.add(header.value());
            }
        }
        all.addAll(headerValues(arguments, false));
        request.setHeader(name, all);
        return NOTHING;
    }

    private Object[] clearHeader(Arguments arguments) {
        request(arguments).setHeader(HeaderText.name(arguments.thread().display(arguments.get(1))), List.of());
        return NOTHING;
    }

    private static String headerName(Arguments arguments) {
        if (arguments.isNil(1)) {
            throw arguments.error("bad 'name' argument: string expected, got nil");
        }
        return HeaderText.name(arguments.thread().display(arguments.get(1)));
    }

    private static List<String> headerValues(Arguments arguments, boolean mayBeEmpty) {
        List<String> texts = new ArrayList<>();
        if (arguments.get(2) instanceof LuaTable list) {
            for (int i = 1; i <= list.length(); i++) {
                texts.add(HeaderText.value(arguments.thread().display(list.get(i))));
            }
            if (texts.isEmpty() && !mayBeEmpty) {
                throw arguments.error("bad 'value' argument: non-empty table expected");
            }
        } else if (!arguments.isNil(2)) {
            texts.add(HeaderText.value(arguments.thread().display(arguments.get(2))));
        } else if (!mayBeEmpty) {
            throw arguments.error("bad 'value' argument: string or table expected, got nil");
        }
        return texts;
    }

    private Object[] getUriArgs(Arguments arguments) {
        String args = request(arguments).args();
        Object[] decoded = args == null || args.isEmpty()
                ? values(new LuaTable())
                : query.decode(arguments.thread(), args, arguments.get(1));
        if (arguments.get(2) instanceof LuaTable reused) {
            reused.clear();
            LuaTable found = (LuaTable) decoded[0];
            for (Object[] entry = found.next(null); entry != null; entry = found.next(entry[0])) {
                reused.set(entry[0], entry[1]);
            }
            return decoded.length == 1 ? values(reused) : values(reused, decoded[1]);
        }
        return decoded;
    }

    private Object[] setUriArgs(Arguments arguments) {
        if (arguments.count() != 1) {
            throw arguments.error("expecting 1 argument but seen " + arguments.count());
        }
        NgxRequest request = request(arguments);
        String args =
                switch (arguments.get(1)) {
                    case String s -> s;
                    case Double d -> LuaNumber.format(d);
                    case LuaTable table -> query.encode(arguments.thread(), table);
                    case null, default ->
                        throw arguments.bad(
                                1, "string, number, or table expected, but got " + LuaValue.typeName(arguments.get(1)));
                };
        request.setArgs(args);
        return NOTHING;
    }

    private Object[] setUri(Arguments arguments) {
        int count = arguments.count();
        if (count < 1 || count > 3) {
            throw arguments.error("expecting 1, 2 or 3 arguments but seen " + count);
        }
        NgxRequest request = request(arguments);
        String uri = arguments.string(1);
        if (uri.isEmpty()) {
            throw arguments.error("attempt to use zero-length uri");
        }
        if (!arguments.isNil(2) && !(arguments.get(2) instanceof Boolean)) {
            throw arguments.wrongType(2, "boolean");
        }
        Handler handler = world.handler();
        boolean jumps = arguments.isTrue(2); // to another location
        if (jumps && handler.phase() != Phase.REWRITE) {
            throw arguments.error(
                    "API disabled in the context of " + handler.phase().context());
        }
        request.setUri(uri);
        request.markInternal();
        if (jumps) {
            throw handler.end(new Ending.Exec(Optional.empty()));
        }
        return NOTHING;
    }
}
