package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.values;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaValue;
import tile38hc.lua.LuaWorker;

/// The global functions that turn text into functions: `load`, `loadstring`, `loadfile`, `dofile`.
final class LoadLibrary {
    private final Host host;

    private LoadLibrary(Host host) {
        this.host = host;
    }

    static void open(LuaWorker worker, Host host) {
        LoadLibrary loading = new LoadLibrary(host);
        new Library("", worker.globals())
                .define("load", loading::load)
                .define("loadstring", loading::load)
                .define("loadfile", loading::loadfile)
                .define("dofile", loading::dofile);
    }

    private Object[] load(Arguments arguments) {
        String text = LuaValue.toText(arguments.get(1));
        String name = arguments.string(2, text == null ? "=(load)" : text);
        if (text == null) {
            LuaFunction reader = arguments.function(1);
            try {
                text = pieces(arguments.thread(), reader);
            } catch (LuaError e) {
                return failed(e);
            }
        }
        if (!arguments.string(3, "t").contains("t")) {
            return values(null, "attempt to load chunk with wrong mode");
        }
        if (text.startsWith("\33")) {
            return values(null, "(binary): cannot load incompatible bytecode");
        }
        LuaTable environment = arguments.count() < 4 ? arguments.thread().globals() : arguments.table(4);
        return compiled(arguments, text, name, environment);
    }

    /// What the function returns, call after call, until it returns nothing more.
    private static String pieces(LuaThread thread, LuaFunction reader) {
        StringBuilder text = new StringBuilder();
        while (true) {
            Object[] results = thread.protectedCall(reader);
            if (results.length == 0 || results[0] == null || "".equals(results[0])) {
                return text.toString();
            }
            if (!(results[0] instanceof String piece)) {
                throw thread.error("reader function must return a string");
            }
            thread.reserve(text.length() + (long) piece.length());
            text.append(piece);
        }
    }

    private static Object[] compiled(Arguments arguments, String text, String name, LuaTable environment) {
        try {
            return values(arguments.thread().load(text, name, environment));
        } catch (LuaError e) {
            return failed(e);
        }
    }

    private static Object[] failed(LuaError error) {
        if (error.isFatal()) {
            throw error;
        }
        return values(null, error.value());
    }

    private Object[] loadfile(Arguments arguments) {
        String path = path(arguments);
        LuaTable environment = arguments.count() < 3 ? arguments.thread().globals() : arguments.table(3);
        try {
            return compiled(arguments, read(path), "@" + path, environment);
        } catch (IOException e) {
            return values(null, "cannot open " + path + ": " + e.getMessage());
        }
    }

    private Object[] dofile(Arguments arguments) {
        String path = path(arguments);
        LuaThread thread = arguments.thread();
        LuaFunction chunk;
        try {
            chunk = thread.load(read(path), "@" + path, thread.globals());
        } catch (IOException e) {
            throw thread.error("cannot open " + path + ": " + e.getMessage(), 0);
        }
        return thread.call(chunk);
    }

    private static String path(Arguments arguments) {
        if (arguments.isNil(1)) {
            throw Library.refusal(arguments, "loading from standard input", "name a file");
        }
        return arguments.string(1);
    }

    private String read(String path) throws IOException {
        return new String(host.readFile(path), StandardCharsets.ISO_8859_1);
    }
}
