package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.values;

import tile38hc.lua.Arguments;
import tile38hc.lua.LightUserdata;
import tile38hc.lua.LuaNumber;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// `ngx.say`, `ngx.print` and what else sends the answer's body.
final class OutputApi {
    private static final int MAX_NESTING = 200;
    private static final int MAX_LENGTH = 64 << 20; // bytes of an answer

    private final World world;

    private OutputApi(World world) {
        this.world = world;
    }

    static void install(Api ngx, World world) {
        OutputApi api = new OutputApi(world);
        ngx.define("say", arguments -> api.print(arguments, true))
                .define("print", arguments -> api.print(arguments, false))
                .define("flush", api::flush)
                .define("send_headers", api::sendHeaders)
                .define("eof", api::eof);
    }

    private Object[] print(Arguments arguments, boolean newline) {
        Handler handler = world.withRequest(arguments);
        if (isHeadSent(handler)) {
            return values(null, "header only");
        }
        Output output = handler.output();
        if (output.isEnded()) {
            return values(null, "seen eof");
        }
        boolean hasBody = !isHead(handler);
        for (int i = 1; i <= arguments.count(); i++) {
            // pieces are handed on as they are: a page is not copied
            String piece = text(arguments, i);
            write(arguments, output, hasBody ? piece : "");
        }
        write(arguments, output, hasBody && newline ? "\n" : "");
        return values(1.0);
    }

    private static boolean isHead(Handler handler) {
        return handler.request().method().equals("HEAD");
    }

    /// Whether all is out that a HEAD is answered.
    private static boolean isHeadSent(Handler handler) {
        return isHead(handler) && handler.output().isSent();
    }

    private static void write(Arguments arguments, Output output, String piece) {
        if (piece.length() > MAX_LENGTH - output.length()) {
            throw arguments.error("not enough memory");
        }
        output.write(piece);
    }

    private static String text(Arguments arguments, int index) {
        Object value = arguments.get(index);
        return switch (value) {
            case String s -> s;
            case Double d -> number(d);
            case null -> "nil";
            case Boolean b -> b.toString();
            case LuaTable table -> {
                StringBuilder joined = new StringBuilder();
                join(arguments, index, table, joined, 0);
                yield joined.toString();
            }
            default -> {
                if (value.equals(LightUserdata.NULL)) {
                    yield "null";
                }
                throw arguments.bad(
                        index,
                        "string, number, boolean, nil, ngx.null, or array table expected, but got "
                                + LuaValue.typeName(value));
            }
        };
    }

    private static String number(double number) {
        return number == 0 ? "0" : LuaNumber.format(number); // a negative zero shows no sign here
    }

    private static void join(Arguments arguments, int index, LuaTable table, StringBuilder joined, int depth) {
        if (depth > MAX_NESTING) {
            throw arguments.bad(index, "too many nested tables");
        }
        int length = arrayLength(arguments, index, table);
        arguments.thread().spend(length);
        for (int i = 1; i <= length; i++) {
            Object value = table.get(i);
            switch (value) {
                case String s -> joined.append(s);
                case Double d -> joined.append(number(d));
                case null -> joined.append("nil");
                case Boolean b -> joined.append(b);
                case LuaTable inner -> join(arguments, index, inner, joined, depth + 1);
                default -> {
                    if (!value.equals(LightUserdata.NULL)) {
                        throw arguments.bad(index, "bad data type " + LuaValue.typeName(value) + " found");
                    }
                    joined.append("null");
                }
            }
            if (joined.length() > MAX_LENGTH) {
                throw arguments.error("not enough memory");
            }
        }
    }

    /// The largest index; gaps count.
    private static int arrayLength(Arguments arguments, int index, LuaTable table) {
        int length = 0;
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            if (!(entry[0] instanceof Double key) || key != Math.rint(key) || key < 1 || key > Integer.MAX_VALUE) {
                throw arguments.bad(index, "non-array table found");
            }
            length = Math.max(length, (int) (double) key);
        }
        return length;
    }

    private Object[] flush(Arguments arguments) {
        if (arguments.count() > 1) {
            throw arguments.error("attempt to pass " + arguments.count() + " arguments, but accepted 0 or 1");
        }
        if (!arguments.isNone(1) && !(arguments.get(1) instanceof Boolean)) {
            throw arguments.wrongType(1, "boolean");
        }
        Handler handler = world.withRequest(arguments);
        if (isHeadSent(handler)) {
            return values(null, "header only");
        }
        if (handler.output().isEnded()) {
            return values(null, "seen eof");
        }
        if (!handler.output().isSent()) {
            return values(null, "nothing to flush");
        }
        return values(1.0);
    }

    private Object[] sendHeaders(Arguments arguments) {
        world.withRequest(arguments).output().send();
        return values(1.0);
    }

    private Object[] eof(Arguments arguments) {
        if (arguments.count() != 0) {
            throw arguments.error("no argument is expected");
        }
        Handler handler = world.withRequest(arguments);
        Output output = handler.output();
        if (output.isEnded() || isHeadSent(handler)) {
            return values(null, "seen eof");
        }
        output.end();
        return values(1.0);
    }
}
