package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.values;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaUserdata;
import tile38hc.lua.LuaValue;
import tile38hc.lua.LuaWorker;

/// The reading half of the `io` library: regular files, read whole when they are opened. Writing fails as it does
/// with a file that was opened to be read.
final class IoLibrary {
    private static final double ENOENT = 2;
    private static final double EBADF = 9;
    private static final double EINVAL = 22;
    private static final String READ_ONLY = "no files are written";

    private final Host host;
    private final LuaTable metatable;

    private IoLibrary(Host host) {
        this.host = host;
        Library methods = Library.named("file")
                .define("read", arguments -> file(arguments).read(arguments, 2))
                .define("lines", arguments -> lines(file(arguments), arguments.from(2), false))
                .define("close", arguments -> close(file(arguments)))
                .define("seek", IoLibrary::seek)
                .define("write", arguments -> write(file(arguments), arguments, 2))
                .define("flush", IoLibrary::nothingToDo)
                .define("setvbuf", IoLibrary::nothingToDo)
                .define("__tostring", arguments -> values(toString(arguments)))
                .define("__metatable", false);
        metatable = methods.define("__index", methods.table()).table();
    }

    static void open(LuaWorker worker, Host host) {
        IoLibrary io = new IoLibrary(host);
        FileReader in = FileReader.standardStream();
        FileReader out = FileReader.standardStream();
        LuaUserdata stdin = new LuaUserdata(in, io.metatable);
        LuaUserdata stdout = new LuaUserdata(out, io.metatable);
        Library.named("io")
                .define("open", io::open)
                .define("lines", io::lines)
                .define("type", IoLibrary::type)
                .define("close", arguments -> close(arguments.isNone(1) ? out : file(arguments)))
                .define("stdin", stdin)
                .define("stdout", stdout)
                .define("stderr", new LuaUserdata(FileReader.standardStream(), io.metatable))
                .define("read", arguments -> in.read(arguments, 1))
                .define("write", arguments -> write(out, arguments, 1))
                .define("flush", _ -> values(true))
                .define("input", arguments -> onlyNamed(arguments, stdin))
                .define("output", arguments -> onlyNamed(arguments, stdout))
                .refuse("no programs are started", "popen")
                .refuse(READ_ONLY, "tmpfile")
                .addTo(worker);
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
        return FileReader.of(new String(host.readFile(path), StandardCharsets.ISO_8859_1));
    }

    private Object[] lines(Arguments arguments) {
        String path = arguments.string(1);
        try {
            return lines(opened(path), arguments.from(2), true);
        } catch (IOException e) {
            throw arguments.bad(1, path + ": " + e.getMessage());
        }
    }

    private static Object[] lines(FileReader file, Object[] formats, boolean closesAtEnd) {
        return values(LuaFunction.of("lines_iter", step -> {
            if (file.isClosed()) {
                throw step.error("file is already closed");
            }
            Object[] read = file.read(step.with(formats), 1);
            if (read[0] == null && closesAtEnd) {
                file.close();
            }
            return read;
        }));
    }

    /// A standard stream; there is no other in its place.
    private static Object[] onlyNamed(Arguments arguments, LuaUserdata stream) {
        if (!arguments.isNone(1)) {
            throw arguments.error("another standard stream is not offered by tile38-hc: files are opened by io.open");
        }
        return values(stream);
    }

    private static Object[] write(FileReader file, Arguments arguments, int first) {
        for (int i = first; i <= arguments.count(); i++) {
            arguments.string(i);
        }
        return file.isStandard() ? values(true) : values(null, "Bad file descriptor", EBADF);
    }

    private static Object[] nothingToDo(Arguments arguments) {
        file(arguments);
        return values(true);
    }

    private static Object[] type(Arguments arguments) {
        return arguments.any(1) instanceof LuaUserdata userdata && userdata.object() instanceof FileReader file
                ? values(file.isClosed() ? "closed file" : "file")
                : values((Object) null);
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
        if (file.isStandard()) {
            return values(null, "cannot close standard file");
        }
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
                : "file (" + LuaValue.address(userdata) + ")";
    }
}
