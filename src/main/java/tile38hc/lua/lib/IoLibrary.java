package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.values;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaUserdata;
import tile38hc.lua.LuaWorker;

/// The reading half of the `io` library: regular files, read whole when they are opened.
final class IoLibrary {
    private static final double ENOENT = 2;
    private static final double EINVAL = 22;
    private static final String READ_ONLY = "no files are written";

    private final Host host;
    private final LuaTable metatable = new LuaTable();

    private IoLibrary(Host host) {
        this.host = host;
        Library methods = Library.named("file")
                .define("read", arguments -> file(arguments).read(arguments, 2))
                .define("lines", arguments -> lines(file(arguments), false))
                .define("close", arguments -> close(file(arguments)))
                .define("seek", IoLibrary::seek)
                .refuse(READ_ONLY, "write", "flush", "setvbuf")
                .define("__tostring", arguments -> values(toString(arguments)))
                .define("__metatable", false);
        methods.define("__index", methods.table());
        for (Object[] entry = methods.table().next(null);
                entry != null;
                entry = methods.table().next(entry[0])) {
            metatable.set(entry[0], entry[1]);
        }
    }

    static void open(LuaWorker worker, Host host) {
        IoLibrary io = new IoLibrary(host);
        String noStreams = "a server has no standard streams";
        worker.globals()
                .set(
                        "io",
                        Library.named("io")
                                .define("open", io::open)
                                .define("lines", io::lines)
                                .define("type", IoLibrary::type)
                                .define("close", arguments -> close(file(arguments)))
                                .refuse("no programs are started", "popen")
                                .refuse(READ_ONLY, "output", "write", "tmpfile")
                                .refuse(noStreams, "input", "read")
                                .table());
    }

    private Object[] open(Arguments arguments) {
        String path = arguments.string(1);
        String mode = arguments.string(2, "r");
        if (!mode.matches("[rwa]\\+?b?")) {
            return values(null, path + ": Invalid argument", EINVAL);
        }
        if (!mode.matches("rb?")) {
            throw Library.refusal(arguments, "io.open with mode '" + mode + "'", READ_ONLY);
        }
        try {
            return values(new LuaUserdata(opened(path), metatable));
        } catch (IOException e) {
            return values(null, path + ": " + e.getMessage(), ENOENT);
        }
    }

    private FileReader opened(String path) throws IOException {
        return new FileReader(new String(host.readFile(path), StandardCharsets.ISO_8859_1));
    }

    private Object[] lines(Arguments arguments) {
        String path = arguments.string(1);
        try {
            return lines(opened(path), true);
        } catch (IOException e) {
            throw arguments.bad(1, path + ": " + e.getMessage());
        }
    }

    private static Object[] lines(FileReader file, boolean closesAtEnd) {
        return values(LuaFunction.of("lines_iter", step -> {
            if (file.isClosed()) {
                throw step.error("file is already closed");
            }
            String line = file.line();
            if (line == null && closesAtEnd) {
                file.close();
            }
            return values(line);
        }));
    }

    private static Object[] type(Arguments arguments) {
        boolean isFile = arguments.any(1) instanceof LuaUserdata userdata && userdata.object() instanceof FileReader;
        if (!isFile) {
            return values((Object) null);
        }
        FileReader file = (FileReader) ((LuaUserdata) arguments.get(1)).object();
        return values(file.isClosed() ? "closed file" : "file");
    }

    private static FileReader file(Arguments arguments) {
        if (arguments.get(1) instanceof LuaUserdata userdata && userdata.object() instanceof FileReader file) {
            if (file.isClosed()) {
                throw arguments.error("attempt to use a closed file");
            }
            return file;
        }
        throw arguments.wrongType(1, "FILE*");
    }

    private static Object[] close(FileReader file) {
        file.close();
        return values(true);
    }

    private static Object[] seek(Arguments arguments) {
        FileReader file = file(arguments);
        int base =
                switch (arguments.string(2, "cur")) {
                    case "set" -> 0;
                    case "cur" -> file.position();
                    case "end" -> file.size();
                    default -> throw arguments.bad(2, "invalid option '" + arguments.string(2) + "'");
                };
        long target = base + (long) arguments.integer(3, 0);
        if (target < 0) {
            return values(null, "Invalid argument", EINVAL);
        }
        file.seek((int) Math.min(target, Integer.MAX_VALUE));
        return values((double) target);
    }

    private static String toString(Arguments arguments) {
        LuaUserdata userdata = (LuaUserdata) arguments.get(1);
        return ((FileReader) userdata.object()).isClosed()
                ? "file (closed)"
                : "file (" + tile38hc.lua.LuaValue.address(userdata) + ")";
    }
}
