package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.NOTHING;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;

/// Warns of new globals that handlers make: all requests share them. They are made nevertheless.
final class GlobalGuard {
    private GlobalGuard() {}

    static void watch(World world) {
        world.lua()
                .globals()
                .setMetatable(Api.empty()
                        .define("__newindex", arguments -> made(arguments, world))
                        .table());
    }

    private static Object[] made(Arguments arguments, World world) {
        LuaTable globals = arguments.table(1);
        globals.set(arguments.get(2), arguments.get(3));
        switch (world.handler().phase()) {
            case INIT, INIT_WORKER -> {}
            case REWRITE, ACCESS, CONTENT, TIMER -> {
                String name = arguments.thread().display(arguments.get(2));
                world.log(
                        Constants.WARN,
                        "[lua] _G write guard:12: __newindex(): writing a global Lua variable ('" + name
                                + "') which may lead to race conditions between concurrent requests, so prefer "
                                + "the use of 'local' variables\n"
                                + Failures.withoutHost(
                                        arguments.thread().calls().traceback(1)));
            }
        }
        return NOTHING;
    }
}
