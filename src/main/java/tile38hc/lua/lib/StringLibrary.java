package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.values;

import java.util.Locale;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaWorker;

/// The `string` library without what searches ([PatternFunctions]), and the metatable that gives methods to
/// strings.
final class StringLibrary {
    private StringLibrary() {}

    static void open(LuaWorker worker) {
        Library library = Library.named("string")
                .defineInLua(
                        "len",
                        1,
                        arguments -> values((double) arguments.string(1).length()))
                .define("upper", arguments -> values(upper(arguments.string(1))))
                .define("lower", arguments -> values(lower(arguments.string(1))))
                .define(
                        "reverse",
                        arguments -> values(
                                new StringBuilder(arguments.string(1)).reverse().toString()))
                .define("sub", StringLibrary::sub)
                .define("byte", StringLibrary::bytes)
                .define("char", StringLibrary::fromBytes)
                .define("rep", StringLibrary::repeat)
                .define("format", arguments -> values(StringFormat.format(arguments)))
                .define("dump", arguments -> {
                    arguments.function(1);
                    throw arguments.error("unable to dump given function");
                });
        PatternFunctions.define(library);
        LuaTable metatable = new LuaTable();
        metatable.set("__index", library.table());
        worker.setStringMetatable(metatable);
        library.addTo(worker);
    }

    /// Letters of ASCII only, as C has it in the C locale.
    private static String upper(String text) {
        return isAscii(text) ? text.toUpperCase(Locale.ROOT) : mapped(text, 'a', 'z', -0x20);
    }

    private static String lower(String text) {
        return isAscii(text) ? text.toLowerCase(Locale.ROOT) : mapped(text, 'A', 'Z', 0x20);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String mapped(String text, char from, char to, int distance) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= from && chars[i] <= to) {
                chars[i] += (char) distance;
            }
        }
        return new String(chars);
    }

    /// A position from the front (from 1), or from the back where negative, as an offset that may lie outside.
    static int offset(int position, int length) {
        return position >= 0 ? position : Math.max(0, length + position + 1);
    }

    private static Object[] sub(Arguments arguments) {
        String text = arguments.string(1);
        int start = Math.max(1, offset(arguments.integer(2), text.length()));
        int end = Math.min(text.length(), offset(arguments.integer(3, -1), text.length()));
        return values(start > end ? "" : text.substring(start - 1, end));
    }

    private static Object[] bytes(Arguments arguments) {
        String text = arguments.string(1);
        int first = arguments.integer(2, 1);
        int start = Math.max(1, offset(first, text.length()));
        int end = Math.min(text.length(), offset(arguments.integer(3, offset(first, text.length())), text.length()));
        if (start > end) {
            return LuaFunction.NOTHING;
        }
        int count = end - start + 1;
        if (count > Library.MOST_VALUES) {
            throw arguments.error("string slice too long");
        }
        Object[] codes = new Object[count];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (double) text.charAt(start - 1 + i);
        }
        return codes;
    }

    private static Object[] fromBytes(Arguments arguments) {
        char[] chars = new char[arguments.count()];
        for (int i = 0; i < chars.length; i++) {
            int code = arguments.integer(i + 1);
            if (code < 0 || code > 255) {
                throw arguments.bad(i + 1, "invalid value");
            }
            chars[i] = (char) code;
        }
        return values(new String(chars));
    }

    private static Object[] repeat(Arguments arguments) {
        String text = arguments.string(1);
        int count = Math.max(0, arguments.integer(2));
        String separator = arguments.string(3, "");
        arguments.thread().reserve((long) count * (text.length() + separator.length()));
        if (separator.isEmpty() || count < 2) {
            return values(text.repeat(count));
        }
        return values((text + separator).repeat(count - 1) + text);
    }
}
