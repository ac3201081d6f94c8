package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tile38hc.lua.Arguments;
import tile38hc.lua.LightUserdata;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaWorker;

/// `require`, `module` and `package`: modules from `package.preload` and from the files that `package.path` names.
///
/// C modules are not loaded: files along `package.cpath` are looked for only to be named in messages.
final class PackageLibrary {
    private static final int TICKS_A_FILE = 500; // some ten microseconds to look for it

    private static final String DEFAULT_PATH = "./?.lua;/usr/local/share/lua/5.1/?.lua;"
            + "/usr/local/share/lua/5.1/?/init.lua;/usr/share/lua/5.1/?.lua;/usr/share/lua/5.1/?/init.lua";

    /// Stands in `package.loaded` while a module is being loaded.
    private static final LightUserdata LOADING = new LightUserdata("loading");

    private final Host host;
    private final LuaTable loaded = new LuaTable();
    private final LuaTable preload = new LuaTable();
    private final LuaTable library;

    private PackageLibrary(Host host) {
        this.host = host;
        library = Library.named("package")
                .define("loaded", loaded)
                .define("preload", preload)
                .define("path", DEFAULT_PATH)
                .define("cpath", "./?.so;/usr/local/lib/lua/5.1/?.so")
                .define("config", "/\n;\n?\n!\n-\n")
                .define(
                        "loaders",
                        LuaTable.of(
                                LuaFunction.of("preload_loader", this::findPreloaded),
                                LuaFunction.of("lua_loader", this::findFile),
                                LuaFunction.of("c_loader", this::findNative)))
                .define("searchpath", this::searchpath)
                .define("seeall", PackageLibrary::seeall)
                .refuse("machine code is not loaded", "loadlib")
                .table();
    }

    static void open(LuaWorker worker, Host host) {
        PackageLibrary packages = new PackageLibrary(host);
        LuaTable globals = worker.globals();
        TableLibrary.preload(packages.preload);
        new Library("", globals)
                .define("package", packages.library)
                .defineInLua("require", 1, packages::require)
                .define("module", packages::module);
    }

    /// Lets `require` find the libraries that are globals.
    static void publish(LuaTable globals, String... names) {
        LuaTable loaded = (LuaTable) ((LuaTable) globals.get("package")).get("loaded");
        for (String name : names) {
            loaded.set(name, globals.get(name));
        }
    }

    private Object[] require(Arguments arguments) {
        String name = arguments.string(1);
        Object known = loaded.get(name);
        if (known == LOADING) {
            throw arguments.error("loop or previous error loading module '" + name + "'");
        }
        if (known != null) {
            return values(known);
        }
        LuaFunction loader = findLoader(arguments, name);
        loaded.set(name, LOADING);
        Object[] results = arguments.thread().call(loader, name);
        if (results.length > 0 && results[0] != null) {
            loaded.set(name, results[0]);
        } else if (loaded.get(name) == LOADING) {
            loaded.set(name, true);
        }
        return values(loaded.get(name));
    }

    private LuaFunction findLoader(Arguments arguments, String name) {
        if (!(library.get("loaders") instanceof LuaTable loaders)) {
            throw arguments.error("'package.loaders' must be a table");
        }
        StringBuilder tried = new StringBuilder();
        for (int i = 1; loaders.get(i) != null; i++) {
            Object[] found = arguments.thread().call(loaders.get(i), name);
            if (found.length > 0 && found[0] instanceof LuaFunction loader) {
                return loader;
            }
            if (found.length > 0 && found[0] instanceof String message) {
                tried.append(message);
            }
        }
        throw arguments.error("module '" + name + "' not found:" + tried);
    }

    private Object[] findPreloaded(Arguments arguments) {
        String name = arguments.string(1);
        Object loader = preload.get(name);
        return values(loader != null ? loader : "\n\tno field package.preload['" + name + "']");
    }

    private Object[] findFile(Arguments arguments) {
        String name = arguments.string(1);
        Search search = search(arguments.thread(), name, pathOf(arguments, "path"));
        if (search.file() == null) {
            return values(search.tried());
        }
        String text = new String(search.content(), StandardCharsets.ISO_8859_1);
        LuaThread thread = arguments.thread();
        try {
            return values(thread.load(text, "@" + search.file(), thread.globals()));
        } catch (LuaError e) {
            throw arguments.error(
                    "error loading module '" + name + "' from file '" + search.file() + "':\n\t" + e.getMessage());
        }
    }

    private Object[] findNative(Arguments arguments) {
        String name = arguments.string(1);
        String path = pathOf(arguments, "cpath");
        StringBuilder tried = new StringBuilder();
        int dot = name.indexOf('.');
        for (String file : dot < 0 ? List.of(name) : List.of(name, name.substring(0, dot))) {
            Search search = search(arguments.thread(), file, path);
            if (search.file() != null) {
                throw arguments.error("error loading module '" + name + "' from file '" + search.file()
                        + "':\n\tC modules are not offered by tile38-hc");
            }
            tried.append(search.tried());
        }
        return values(tried.toString());
    }

    private String pathOf(Arguments arguments, String field) {
        if (library.get(field) instanceof String path) {
            return path;
        }
        throw arguments.error("'package." + field + "' must be a string");
    }

    /// What was found along a path.
    ///
    /// @param file `null` if nothing was
    /// @param tried a line for each file that is not there
    private record Search(String file, byte[] content, String tried) {}

    private Search search(LuaThread thread, String name, String path) {
        StringBuilder tried = new StringBuilder();
        for (String template : path.split(";")) {
            if (template.isEmpty()) {
                continue;
            }
            thread.spend(TICKS_A_FILE);
            thread.checkLength(tried.length());
            String file = template.replace("?", name.replace('.', '/'));
            try {
                return new Search(file, host.readFile(file), tried.toString());
            } catch (IOException _) {
                tried.append("\n\tno file '").append(file).append('\'');
            }
        }
        return new Search(null, null, tried.toString());
    }

    private Object[] searchpath(Arguments arguments) {
        Search search = search(arguments.thread(), arguments.string(1), arguments.string(2));
        return search.file() != null ? values(search.file()) : values(null, search.tried());
    }

    /// The deprecated way to write a module: a global table becomes the environment of the function that calls
    /// this.
    private Object[] module(Arguments arguments) {
        String name = arguments.string(1);
        LuaThread thread = arguments.thread();
        LuaTable module = loaded.get(name) instanceof LuaTable table ? table : namedTable(arguments, name);
        loaded.set(name, module);
        if (module.get("_NAME") == null) {
            module.set("_M", module);
            module.set("_NAME", name);
            module.set("_PACKAGE", name.substring(0, name.lastIndexOf('.') + 1));
        }
        LuaFunction caller = thread.calls().functionAt(1);
        if (caller == null || !caller.setEnvironment(module)) {
            throw arguments.error("'module' not called from a Lua function");
        }
        for (int i = 2; i <= arguments.count(); i++) {
            thread.call(arguments.get(i), module);
        }
        return NOTHING;
    }

    private static LuaTable namedTable(Arguments arguments, String name) {
        LuaTable table = arguments.thread().globals();
        for (String part : name.split("\\.")) {
            Object field = table.get(part);
            if (field == null) {
                field = new LuaTable();
                table.set(part, field);
            }
            if (!(field instanceof LuaTable inner)) {
                throw arguments.error("name conflict for module '" + name + "'");
            }
            table = inner;
        }
        return table;
    }

    private static Object[] seeall(Arguments arguments) {
        LuaTable module = arguments.table(1);
        if (module.metatable() == null) {
            module.setMetatable(new LuaTable());
        }
        module.metatable().set("__index", arguments.thread().globals());
        return NOTHING;
    }
}
